using GeoRegistry.Configuration;
using GeoRegistry.Policies.Authoring;
using Infra.Tests.Configuration;

namespace Infra.Tests.Registries;

public class TagErrorTests
{
    private const string Tags = "geo-registry:registries[0].tags";
    private const string Zone
        = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-hub/providers/Microsoft.Network/privateDnsZones/privatelink.azurecr.io";

    [Theory]
    [InlineData("tags: [owner]", "[ … ]", null)]
    [InlineData("tags: ", "null", "give a value, or remove the key")]
    public void Tags_that_are_no_map_are_refused(string line, string value, string? suggestion)
        => Assert.Equal(new ConfigurationError(Tags, value, "must be a map of keys to values", suggestion), Assert.Single(SettingsFile.MistakesWith(line)));

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
            new ConfigurationError($"{Tags}.Owner", "\"b\"", "must differ from the other tags' names in more than letter case", null),
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

    [Fact]
    public void More_than_15_tags_are_refused_with_a_private_DNS_zone_that_inherits_them()
    {
        Assert.Equal(
            new ConfigurationError(
                Tags,
                "{ tag1: …, tag2: …, tag3: …, tag4: …, tag5: …, tag6: …, tag7: …, tag8: …, tag9:…",
                "must be at most 15 tags: the private DNS zone that is declared for the registry has its tags, as the zone's links have, and Azure takes no "
                    + "more on them",
                "give 15 tags at most, or give the id of a zone that exists in privateAccess.dns.zones, or set privateAccess.dns.managedElsewhere: true"),
            Assert.Single(SettingsFile.MistakesWith($"tags: {{ {TagList(16)} }}\n{Endpoint()}")));
        Assert.Single(SettingsFile.Read(SettingsFile.RegistryWith($"tags: {{ {TagList(15)} }}\n{Endpoint()}")).Registries);
    }

    [Theory]
    [InlineData("managedElsewhere: true")]
    [InlineData($"zones: [{{ name: hub, id: {Zone} }}]")]
    public void As_many_tags_as_ever_and_any_names_are_taken_without_a_zone_that_inherits_them(string dns)
    {
        var yaml = SettingsFile.RegistryWith($"tags: {{ cost center: '42', {TagList(16)} }}\n{Endpoint(dns)}");

        Assert.Equal(17, Assert.Single(SettingsFile.Read(yaml).Registries).Tags.Count);
    }

    [Theory]
    [InlineData("cost center")]
    [InlineData("cost:center")]
    [InlineData("1st owner")]
    [InlineData("1st")]
    [InlineData("propriétaire")]
    public void A_tag_name_that_a_private_DNS_zone_does_not_keep_is_refused_with_one(string name)
    {
        var mistake = Assert.Single(SettingsFile.MistakesWith($"tags: {{ '{name}': platform }}\n{Endpoint()}"));

        Assert.Equal(
            "must have a name of ASCII letters, digits, hyphens, underscores and periods that does not begin with a digit: the private DNS zone that is "
                + "declared for the registry has its tags, and Azure keeps no others on it",
            mistake.Rule);
        Assert.Contains(name, mistake.Path, StringComparison.Ordinal);
        Assert.Single(SettingsFile.Read(SettingsFile.RegistryWith($"tags: {{ '{name}': platform }}")).Registries);
    }

    [Fact]
    public void More_than_15_tags_are_refused_with_a_key_that_inherits_them()
        => Assert.Equal(
            "must be at most 15 tags: the key that is declared for the registry has its tags, and a key vault takes no more on a key",
            Assert.Single(SettingsFile.MistakesWith(
                $"tags: {{ {TagList(16)} }}\nencryption: {{ vault: {{ name: kv-contoso }}, key: {{ name: registry }} }}")).Rule);

    [Theory]
    [InlineData("microsoft.owner", "microsoft")]
    [InlineData("Windows-version", "windows")]
    [InlineData("azure_owner", "azure")]
    public void A_tag_name_that_Azure_keeps_for_itself_is_warned_of(string name, string prefix)
        => Assert.EndsWith(
            $": Azure keeps tags whose names begin with {prefix} for itself and can refuse this one; choose another name",
            Assert.Single(SettingsFile.Read(SettingsFile.RegistryWith($"tags: {{ {name}: platform }}")).Warnings).ToString(),
            StringComparison.Ordinal);

    private static string Endpoint(string dns = "") => $$"""
        privateAccess:
          networks: [{ name: vnet, addressSpace: [10.0.0.0/16], subnets: [{ name: pe, prefix: 10.0.1.0/26 }] }]
          endpoints: [{ name: hub, subnet: vnet/pe }]
          {{(dns is "" ? "" : $"dns: {{ {dns} }}")}}
        """;

    private static string TagList(int count) => string.Join(", ", Enumerable.Range(1, count).Select(number => $"tag{number}: x"));
}
