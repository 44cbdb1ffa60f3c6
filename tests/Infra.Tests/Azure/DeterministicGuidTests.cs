using CsCheck;
using GeoRegistry.Azure;

namespace Infra.Tests.Azure;

public class DeterministicGuidTests
{
    private static readonly Gen<string[]> Texts = Gen.String[Gen.Char.AlphaNumeric, 0, 3].Array[0, 3];

    [Fact]
    public void A_guid_is_the_same_on_every_run_whatever_the_letter_case()
    {
        Assert.Equal(DeterministicGuid.Of("/SUBSCRIPTIONS/a", "b"), DeterministicGuid.Of("/subscriptions/A", "B"));
        Assert.Equal("77190edb-86d1-8d21-8eb5-af529a922c8f", DeterministicGuid.Of("scope", "principal", "role").ToString());
    }

    [Fact]
    public void Two_lists_of_texts_have_the_same_guid_only_where_they_are_the_same()
        => Gen.Select(Texts, Texts).Sample((one, other) => Assert.Equal(
            one.SequenceEqual(other, StringComparer.OrdinalIgnoreCase),
            DeterministicGuid.Of(one) == DeterministicGuid.Of(other)));

    [Fact]
    public void A_guid_says_that_it_was_made_by_a_rule_of_its_own()
        => Texts.Sample(texts =>
        {
            var guid = DeterministicGuid.Of(texts);
            Assert.Equal(8, guid.Version);
            Assert.Equal(0x80, guid.Variant << 4 & 0xC0);
        });
}
