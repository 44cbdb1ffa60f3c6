using GeoRegistry.Configuration;

namespace Infra.Tests.Configuration;

public class NearestTests
{
    [Theory]
    [InlineData("regoin", "region")]
    [InlineData("regin", "region")]
    [InlineData("regionn", "region")]
    [InlineData("regiom", "region")]
    [InlineData("REGION", "region")]
    [InlineData("tag", "tags")]
    public void A_word_with_few_slips_is_recognized(string word, string meant) => Assert.Equal(meant, Nearest.To(word, ["name", "region", "tags"]));

    [Theory]
    [InlineData("sku")]
    [InlineData("")]
    [InlineData("anything else")]
    public void A_word_that_resembles_none_is_not_guessed(string word) => Assert.Null(Nearest.To(word, ["name", "region", "tags"]));

    [Fact]
    public void Two_letters_in_the_wrong_order_are_one_slip() => Assert.Equal("ab", Nearest.To("ba", ["ab", "cd"]));

    [Fact]
    public void Of_two_equally_near_the_first_in_order_is_taken_whatever_the_order_they_are_given_in()
    {
        Assert.Equal("eastus2", Nearest.To("eastus4", ["eastus3", "eastus2"]));
        Assert.Equal("eastus2", Nearest.To("eastus4", ["eastus2", "eastus3"]));
    }

    [Fact]
    public void Nothing_is_near_when_there_is_nothing() => Assert.Null(Nearest.To("region", []));
}
