using System.Collections.Immutable;
using GeoRegistry.Adoption;
using GeoRegistry.Registries;

namespace Infra.Tests.Adoption;

/// <summary>The form in which adopted resources are sent.</summary>
public class AzureFormsTests
{
    private const string Part = "replica-eastus";

    private static readonly ImmutableDictionary<string, string> NoTags = ImmutableDictionary<string, string>.Empty;

    private static readonly ImmutableDictionary<string, string> Asked = NoTags.Add("owner", "platform").Add("cost", "images");

    [Theory]
    [InlineData("push,delete", "delete,push", "push,delete")]
    [InlineData("push,delete", "delete", "delete")]
    [InlineData("", "push", "push")]
    public void A_list_keeps_Azures_order_as_long_as_it_means_the_same(string found, string asked, string sent)
    {
        var forms = Forms(new PartInAzure(null, ("actions", found.Split(',', StringSplitOptions.RemoveEmptyEntries))));

        Assert.Equal(sent.Split(','), forms.FormOf(Part, "actions", [.. asked.Split(',')]));
        Assert.Equal(asked.Split(','), AzureForms.None.FormOf(Part, "actions", [.. asked.Split(',')]));
    }

    [Theory]
    [InlineData("203.0.113.9/32,198.51.100.0/24", "198.51.100.0/24,203.0.113.9", true)]
    [InlineData("203.0.113.9", "203.0.113.0/24", false)]
    public void An_address_is_a_range_of_one(string found, string asked, bool isSame)
    {
        var forms = Forms(new PartInAzure(null, ("ipRules", found.Split(','))));

        Assert.Equal(isSame ? found.Split(',') : asked.Split(','), forms.FormOf(Part, "ipRules", [.. asked.Split(',')], IpRuleComparer.Instance));
    }

    [Fact]
    public void Tags_that_a_part_did_not_have_are_left_out_until_the_part_asks_for_them_itself()
    {
        var forms = Forms(new PartInAzure(NoTags.Add("cost", "images")), "owner");

        Assert.Equal(NoTags.Add("cost", "images"), forms.TagsOf(Part, Asked, NoTags));
        Assert.Equal(Asked, forms.TagsOf(Part, Asked, NoTags.Add("owner", "platform")));
        Assert.Equal(NoTags.Add("cost", "images").Add("team", "a"), forms.TagsOf(Part, Asked.Add("team", "a"), NoTags));
    }

    [Fact]
    public void A_part_without_tags_sends_none_as_long_as_none_are_asked_for()
    {
        var forms = Forms(new PartInAzure(null), "owner", "cost");

        Assert.Null(forms.TagsOf(Part, Asked, NoTags));
        Assert.Equal(NoTags.Add("team", "a"), forms.TagsOf(Part, Asked.Add("team", "a"), NoTags));
        Assert.Equal(Asked, AzureForms.None.TagsOf(Part, Asked, NoTags));
    }

    [Fact]
    public void Tags_keep_the_letter_case_that_Azure_has()
        => Assert.Equal(
            NoTags.Add("Owner", "platform").Add("cost", "images"),
            Forms(new PartInAzure(NoTags.Add("Owner", "platform").Add("cost", "images"))).TagsOf(Part, Merged(Asked), NoTags));

    [Theory]
    [InlineData("platform", "platform")]
    [InlineData("yes", "\"yes\"")]
    [InlineData("0042", "\"0042\"")]
    [InlineData("", "\"\"")]
    [InlineData("a: b", "\"a: b\"")]
    public void Text_that_YAML_would_take_for_something_else_is_in_quotes(string value, string written)
        => Assert.Equal($"{{ \"Cost Center\": {written} }}", YamlText.Map(NoTags.Add("Cost Center", value)));

    private static AzureForms Forms(PartInAzure found, params string[] leftOut)
        => new(
            ImmutableDictionary<string, PartInAzure>.Empty.Add(Part, found),
            ImmutableDictionary<string, ImmutableArray<string>>.Empty.Add(Part, [.. leftOut]));

    /// <summary>Tags as the program merges them.</summary>
    private static ImmutableDictionary<string, string> Merged(ImmutableDictionary<string, string> tags)
        => ImmutableDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase).SetItems(tags);
}
