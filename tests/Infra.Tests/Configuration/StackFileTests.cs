using GeoRegistry.Configuration;
using GeoRegistry.NetworkRoles;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Stacks;

namespace Infra.Tests.Configuration;

/// <summary>The file that the configuration is in: where its values are, and which of them are encrypted.</summary>
public sealed class StackFileTests : IDisposable
{
    private const string Text = """
        encryptionsalt: v1:abc
        config:
          azure-native:location: westeurope
          geo-registry:registries:
            - name: contoso
              resourceGroup: rg-registry
              homeRegion: westeurope
              replicas:
                - { region: northeurope, tags: { "cost/center": { secure: v1:x } } }
                - region: eastus
              webhooks:
                - &hook
                  name: arrived
                  serviceUri: { secure: v1:y }
                - <<: *hook
                  name: another
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("stack-file-").FullName;

    public StackFileTests() => File.WriteAllText(Path.Combine(_folder, "Pulumi.dev.yaml"), Text);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("azure-native:location", 3, 3)]
    [InlineData("geo-registry:registries", 4, 3)]
    [InlineData("geo-registry:registries[0].replicas[1].region", 10, 11)]
    [InlineData("geo-registry:registries[0].replicas[0].tags[\"cost/center\"]", 9, 42)]
    [InlineData("geo-registry:registries[0].webhooks[1].serviceUri", 14, 11)]
    [InlineData("geo-registry:registries[0].replicas[1].zoneRedundancy", 10, 11)]
    [InlineData("geo-registry:registries[0].privateAccess.endpoints[2].subnet", 5, 7)]
    public void A_value_is_where_it_is_written_and_a_missing_one_where_it_would_be(string path, int line, int column)
        => Assert.Equal((line, column), Dev.PlaceOf(path));

    [Fact]
    public void What_the_file_does_not_have_is_nowhere_in_it() => Assert.Null(Dev.Describe("geo-registry:policies.preset"));

    [Fact]
    public void Encrypted_values_are_found_wherever_they_are()
        => Assert.Equal(
            [
                "geo-registry:registries[0].replicas[0].tags[\"cost/center\"]",
                "geo-registry:registries[0].webhooks[0].serviceUri",
                "geo-registry:registries[0].webhooks[1].serviceUri",
            ],
            Dev.SecurePaths.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("config: [")]
    [InlineData("config: { a: &a [*a] }")]
    [InlineData("- one")]
    [InlineData("config: text")]
    [InlineData("")]
    public void A_file_that_says_nothing_has_no_places(string text)
    {
        File.WriteAllText(Path.Combine(_folder, "Pulumi.dev.yaml"), text);

        Assert.Null(Dev.PlaceOf("geo-registry:registries[0].name"));
        Assert.Empty(Dev.SecurePaths);
    }

    [Theory]
    [InlineData("geo-registry:registries: []")]
    [InlineData("config: {}\ngeo-registry:registries: []")]
    [InlineData("config:\ngeo-registry:registries: []")]
    public void A_key_that_is_not_under_config_is_missing_and_said_to_be_elsewhere(string text)
    {
        File.WriteAllText(Path.Combine(_folder, "Pulumi.dev.yaml"), text);

        var refusal = Assert.Throws<SettingsException>(() => StackSettings.Parse(null, new StackContext("dev") { File = Dev }));

        var mistake = Assert.Single(refusal.Errors);
        Assert.Equal($"Pulumi.dev.yaml({text.Count(character => character is '\n') + 1},1)", mistake.Place);
        Assert.Equal("it is in the file, but not under a line \"config:\"; write that line above it, and indent what belongs to it", mistake.Suggestion);
    }

    [Fact]
    public void A_stack_without_a_file_is_named_by_the_projects() => Assert.Equal("Pulumi.yaml", StackFile.Find(_folder, "prod").Name);

    [Fact]
    public void A_mistake_says_where_it_is()
    {
        var refusal = Refusal();

        Assert.Contains(
            """
            Pulumi.dev.yaml(6,7): geo-registry:registries[0].resourceGroup: "rg?"
              rule: must be 1 to 90 letters, digits, underscores, hyphens, periods and parentheses, not ending in a period
              try:  rg
            """.ReplaceLineEndings("\n"),
            refusal.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_where_none_is_kept_is_a_mistake_that_does_not_show_it()
    {
        var refusal = Refusal();

        Assert.DoesNotContain("hush", refusal.Message, StringComparison.Ordinal);
        var mistake = Assert.Single(refusal.Errors, mistake => mistake.Value is "[secret]");
        Assert.Equal("geo-registry:registries[0].replicas[0].tags[\"cost/center\"]", mistake.Path);
        Assert.StartsWith(
            "is no place for a secret: the value would be in clear in the state, in plans and in Azure; secrets are kept in webhooks[].serviceUri ",
            mistake.Rule,
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_encrypted_value_of_the_wrong_kind_is_only_a_misplaced_secret()
    {
        const string path = "geo-registry:registries[0].homeRegion";
        var refusal = Assert.Throws<SettingsException>(() => StackSettings.Parse(
            Yaml.ToJson(SettingsFile.RegistryWith("").Replace("westeurope", "hush", StringComparison.Ordinal)),
            new StackContext("dev") { SecurePaths = new HashSet<string> { path } }));

        Assert.Equal((path, "[secret]"), Assert.Single(refusal.Errors.Select(mistake => (mistake.Path, mistake.Value))));
    }

    [Theory]
    [InlineData("webhooks: [{ name: arrived, serviceUri: https://a.example.com/ }]", "webhooks[0].serviceUri")]
    [InlineData("webhooks: [{ name: arrived, serviceUri: https://a.example.com/, headers: { Authorization: x } }]", "webhooks[0].headers.Authorization")]
    [InlineData("events: { subscriptions: [{ name: arrived, endpoint: { webhook: https://a.example.com/ } }] }", "events.subscriptions[0].endpoint.webhook")]
    [InlineData("tasks: [{ name: build, step: { yaml: \"steps: []\", secretValues: { token: x } } }]", "tasks[0].step.secretValues.token")]
    [InlineData("tasks: [{ name: build, step: { yaml: \"steps: []\", contextAccessToken: x } }]", "tasks[0].step.contextAccessToken")]
    [InlineData(
        "actionGroups: [{ name: people, shortName: people, webhooks: [{ name: pager, uri: https://a.example.com/ }] }]", "actionGroups[0].webhooks[0].uri")]
    public void A_secret_is_kept_where_the_program_says(string line, string path)
        => _ = StackSettings.Parse(
            Yaml.ToJson(SettingsFile.RegistryWith(line)),
            new StackContext("dev") { SecurePaths = new HashSet<string> { $"geo-registry:registries[0].{path}" } });

    private StackFile Dev => StackFile.Find(_folder, "dev");

    /// <summary>The refusal of the file's registry, in a resource group that cannot be.</summary>
    private SettingsException Refusal() => Assert.Throws<SettingsException>(() => StackSettings.Parse(
        Yaml.ToJson("""
            - name: contoso
              resourceGroup: rg?
              homeRegion: westeurope
              replicas:
                - { region: northeurope, tags: { "cost/center": hush } }
                - region: eastus
              webhooks: [{ name: arrived, serviceUri: https://a.example.com/ }, { name: another, serviceUri: https://a.example.com/ }]
            """),
        new StackContext("dev") { File = Dev, SecurePaths = Dev.SecurePaths }));
}
