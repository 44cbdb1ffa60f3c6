using GeoRegistry.Settings;

namespace Infra.Tests.Settings;

public class TagMistakeTests
{
    private const string Tags = "geo-registry:registries[0].tags";

    [Theory]
    [InlineData("tags: [owner]", "[ … ]", null)]
    [InlineData("tags: ", "null", "give a value, or remove the key")]
    public void Tags_that_are_no_map_are_refused(string line, string value, string? suggestion)
        => Assert.Equal(new Mistake(Tags, value, "must be a map of keys to values", suggestion), Assert.Single(SettingsFile.MistakesWith(line)));

    [Theory]
    [InlineData("cost/center")]
    [InlineData("owner?")]
    [InlineData("a<b")]
    [InlineData("a\\b")]
    [InlineData("")]
    public void A_tag_name_that_azure_refuses_is_refused(string name)
        => Assert.Equal(
            @"must have a name of 1 to 512 characters, none of them one of <>%&\?/",
            Assert.Single(SettingsFile.MistakesWith($"tags: {{ '{name}': platform }}")).Rule);

    [Fact]
    public void A_tag_name_of_more_than_512_characters_is_refused()
    {
        Assert.Single(SettingsFile.MistakesWith($"tags:\n  ? {new string('a', 513)}\n  : platform"));
        Assert.Single(SettingsFile.Read(SettingsFile.RegistryWith($"tags:\n  ? {new string('a', 512)}\n  : platform")).Registries);
    }

    [Fact]
    public void A_tag_value_of_more_than_256_characters_is_refused()
    {
        Assert.Equal("must be at most 256 characters", Assert.Single(SettingsFile.MistakesWith($"tags: {{ owner: {new string('a', 257)} }}")).Rule);
        Assert.Single(SettingsFile.Read(SettingsFile.RegistryWith($"tags: {{ owner: {new string('a', 256)} }}")).Registries);
    }

    [Fact]
    public void More_than_50_tags_are_refused()
    {
        Assert.Equal(
            "must be at most 50 tags; Azure allows no more on one resource",
            Assert.Single(SettingsFile.MistakesWith($"tags: {{ {TagList(51)} }}")).Rule);
        Assert.Equal(50, Assert.Single(SettingsFile.Read(SettingsFile.RegistryWith($"tags: {{ {TagList(50)} }}")).Registries).Tags.Count);
    }

    [Fact]
    public void Tags_that_differ_in_letter_case_only_are_refused()
        => Assert.Equal(
            new Mistake($"{Tags}.Owner", "\"b\"", "must differ from the other tags' names in more than letter case", null),
            Assert.Single(SettingsFile.MistakesWith("tags: { owner: a, Owner: b }")));

    [Fact]
    public void A_tag_that_Pulumi_has_made_another_text_of_is_warned_of()
        => Assert.Equal(
            [
                $"{Tags}[\"2026-01-02 00:00:00 +0000 UTC\"]: the key is what Pulumi makes of a time; write it in quotes to keep it as it is in the file",
                $"{Tags}.until: \"2027-06-30 10:00:00.5 +0200 CEST\" is what Pulumi makes of a time; write it in quotes to keep it as it is in the file",
            ],
            SettingsFile.Read(SettingsFile.RegistryWith(
                "tags: { until: '2027-06-30 10:00:00.5 +0200 CEST', '2026-01-02 00:00:00 +0000 UTC': a, since: '2026-01-02', at: '2026-01-02 10:00:00' }"))
                .Warnings.Select(warning => warning.ToString()));

    private static string TagList(int count) => string.Join(", ", Enumerable.Range(1, count).Select(number => $"tag{number}: x"));
}
