using GeoRegistry.Azure;
using GeoRegistry.Configuration;
using GeoRegistry.Events;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Registries;
using Infra.Tests.Configuration;
using Infra.Tests.EndToEnd;

namespace Infra.Tests.Webhooks;

public class WebhookErrorTests
{
    private const string Webhook = "geo-registry:registries[0].webhooks[0]";

    [Fact]
    public void A_webhook_needs_only_a_name_and_a_uri()
    {
        var webhook = Assert.Single(Read("webhooks: [{ name: arrived, serviceUri: 'https://ci.example.com' }]").Webhooks);

        Assert.Equal("arrived", webhook.Name);
        Assert.Equal(["westeurope"], webhook.Regions.Select(region => region.Name));
        Assert.Equal(["push"], webhook.Actions.AsEnumerable());
        Assert.Equal("", webhook.Scope);
        Assert.True(webhook.Enabled);
        Assert.Empty(webhook.Headers);
        Assert.Null(webhook.SharedSecretHeader);
        Assert.Empty(webhook.Tags);
    }

    [Fact]
    public void Every_key_is_read()
    {
        var registry = Read("""
            replicas: [{ region: eastus }, { region: uksouth }]
            webhooks:
              - name: deleted
                regions: [East US, westeurope]
                actions: [push, delete]
                scope: app/web:*
                status: disabled
                serviceUri: https://ci.example.com/{region}?key=abc
                headers: { X-Region: "{region}" }
                sharedSecretHeader: X-Registry-Secret
                tags: { team: build }
              - { name: arrived, regions: all, serviceUri: 'https://ci.example.com' }
            """);

        Assert.Equal(["arrived", "deleted"], registry.Webhooks.Select(webhook => webhook.Name));
        Assert.Equal(["eastus", "uksouth", "westeurope"], registry.Webhooks[0].Regions.Select(region => region.Name));
        var webhook = registry.Webhooks[1];
        Assert.Equal(["eastus", "westeurope"], webhook.Regions.Select(region => region.Name));
        Assert.Equal(["delete", "push"], webhook.Actions.AsEnumerable());
        Assert.Equal("app/web:*", webhook.Scope);
        Assert.False(webhook.Enabled);
        Assert.Equal(["X-Region"], webhook.Headers.Keys);
        Assert.Equal("X-Registry-Secret", webhook.SharedSecretHeader);
        Assert.Equal([("team", "build")], webhook.Tags.Select(tag => (tag.Key, tag.Value)));
    }

    [Fact]
    public void A_region_without_a_replica_is_refused_with_those_that_have_one()
        => Assert.Equal(
            new ConfigurationError(
                $"{Webhook}.regions[1]",
                "\"uksouth\"",
                "must be a region of this registry: westeurope, eastus",
                "add a replica in uksouth, or remove the region here"),
            ConfigurationError("regions: [westeurope, uksouth]", "replicas: [{ region: eastus }]"));

    [Fact]
    public void A_region_that_is_listed_twice_is_refused()
        => Assert.Equal(
            new ConfigurationError(
                $"{Webhook}.regions[1]",
                "\"West Europe\"",
                $"must be in the list once; {Webhook}.regions[0] is westeurope as well",
                "remove one of the two entries"),
            ConfigurationError("regions: [westeurope, West Europe]"));

    [Theory]
    [InlineData("All", "\"All\"", "must be all or a list of regions", "all")]
    [InlineData("westeurope", "\"westeurope\"", "must be all or a list of regions", null)]
    [InlineData("[]", "[]", "must name at least one of the regions", "all")]
    [InlineData("true", "true", "must be a list of regions", null)]
    public void Regions_that_are_neither_all_nor_a_list_are_refused(string regions, string value, string rule, string? suggestion)
        => Assert.Equal(new ConfigurationError($"{Webhook}.regions", value, rule, suggestion), ConfigurationError($"regions: {regions}"));

    [Fact]
    public void A_mistyped_region_of_the_registry_is_one_mistake()
        => Assert.Equal(
            ["geo-registry:registries[0].replicas[0].region"],
            SettingsFile.MistakesWith("""
                replicas: [{ region: eastsu }]
                webhooks: [{ name: arrived, serviceUri: 'https://ci.example.com', regions: [eastus, westeurope] }]
                """).Select(mistake => mistake.Path));

    [Theory]
    [InlineData("pull", null)]
    [InlineData("Push", "push")]
    [InlineData("chartpush", "chart_push")]
    public void An_unknown_action_is_refused(string action, string? nearest)
        => Assert.Equal(
            new ConfigurationError($"{Webhook}.actions[0]", $"\"{action}\"", "must be push or delete or quarantine or chart_push or chart_delete", nearest),
            ConfigurationError($"actions: [{action}]"));

    [Theory]
    [InlineData("app", "app:*")]
    [InlineData("App:*", null)]
    [InlineData("app*", null)]
    public void A_scope_that_does_not_say_which_tags_is_refused(string scope, string? suggestion)
        => Assert.Equal(
            new ConfigurationError($"{Webhook}.scope", $"\"{scope}\"", "must be REPOSITORY:TAG, or REPOSITORY:* for all tags; leave it out for all images", suggestion),
            ConfigurationError($"scope: '{scope}'"));

    [Theory]
    [InlineData("http://ci.example.com/?key=abc")]
    [InlineData("ci.example.com")]
    [InlineData("https://")]
    [InlineData("https://ci.example.com/{place}")]
    public void A_uri_that_is_not_https_is_refused_without_being_shown(string uri)
        => Assert.Equal(
            new ConfigurationError(
                $"{Webhook}.serviceUri",
                "[secret]",
                "must be a URI that begins with https:// and has a host, such as https://receiver.example.com/hook",
                null),
            Assert.Single(SettingsFile.MistakesWith($"webhooks: [{{ name: arrived, serviceUri: '{uri}' }}]")));

    [Theory]
    [InlineData("https://localhost/hook")]
    [InlineData("https://hooks.localhost")]
    [InlineData("https://10.1.2.3/hook")]
    [InlineData("https://127.0.0.1:8443")]
    [InlineData("https://169.254.169.254")]
    [InlineData("https://192.168.1.1")]
    [InlineData("https://0.0.0.0")]
    [InlineData("https://[::1]/hook")]
    [InlineData("https://[fe80::1]/hook")]
    [InlineData("https://[fd00::1]/hook")]
    [InlineData("https://[::ffff:10.0.0.1]/hook")]
    [InlineData("https://jenkins")]
    [InlineData("https://ci.contoso.internal")]
    [InlineData("https://ci.contoso.internal.")]
    [InlineData("https://ci.local")]
    [InlineData("https://vm.x.internal.cloudapp.net")]
    [InlineData("https://contoso.privatelink.azurewebsites.net")]
    public void A_uri_that_the_internet_does_not_reach_is_refused_without_being_shown(string uri)
        => Assert.Equal(
            new ConfigurationError(
                $"{Webhook}.serviceUri",
                "[secret]",
                "must lead to a host that is reached from the internet, from where Azure sends its requests: not to a private address or a local name",
                null),
            Assert.Single(SettingsFile.MistakesWith($"webhooks: [{{ name: arrived, serviceUri: '{uri}' }}]")));

    [Theory]
    [InlineData("https://203.0.113.7/hook")]
    [InlineData("https://[2606:4700::1111]/hook")]
    [InlineData("https://{region}.hooks.contoso.com")]
    [InlineData("https://internal.contoso.com")]
    public void A_uri_that_the_internet_reaches_is_taken(string uri)
    {
        var settings = SettingsFile.Read(SettingsFile.RegistryWith($"webhooks: [{{ name: arrived, serviceUri: '{uri}' }}]"));

        Assert.Single(Assert.Single(settings.Registries).Webhooks);
    }

    [Theory]
    [InlineData("on-push", "onpush")]
    [InlineData("a23456789012345678901234567890123", "a2345678901234567890123456789012")]
    public void A_name_that_Azure_would_not_take_with_a_region_is_refused(string name, string nearest)
        => Assert.Equal(
            new ConfigurationError($"{Webhook}.name", $"\"{name}\"", "must be 1 to 32 letters and digits", nearest),
            Assert.Single(SettingsFile.MistakesWith($"webhooks: [{{ name: {name}, serviceUri: 'https://ci.example.com' }}]")));

    [Fact]
    public void Two_webhooks_of_one_name_are_refused()
        => Assert.Equal(
            new ConfigurationError(
                "geo-registry:registries[0].webhooks[1].name",
                "\"Arrived\"",
                $"must be in the list once; {Webhook}.name has it as well, and letter case does not tell names apart",
                null),
            Assert.Single(SettingsFile.MistakesWith(
                "webhooks: [{ name: arrived, serviceUri: 'https://a.example.com' }, { name: Arrived, serviceUri: 'https://b.example.com' }]")));

    [Fact]
    public void Two_webhooks_whose_names_are_the_same_with_their_regions_are_refused()
        => Assert.Equal(
            new ConfigurationError(
                "geo-registry:registries[0].webhooks[1].name",
                "\"hooknorth\"",
                $"must be another name: with centralus it is hooknorthcentralus, as {Webhook}.name is with another region",
                null),
            Assert.Single(SettingsFile.MistakesWith("""
                replicas: [{ region: centralus }, { region: northcentralus }]
                webhooks:
                  - { name: hook, serviceUri: 'https://a.example.com', regions: [northcentralus] }
                  - { name: hooknorth, serviceUri: 'https://b.example.com', regions: [centralus] }
                """)));

    [Fact]
    public void More_webhooks_than_a_registry_holds_are_refused()
        => Assert.Equal(
            new ConfigurationError(
                "geo-registry:registries[0].webhooks", "[ … ]", "must be at most 500 webhooks in all regions together; these are 502", null),
            Assert.Single(SettingsFile.MistakesWith($$"""
                replicas: [{ region: eastus }]
                webhooks: [{{string.Join(", ", Enumerable.Range(0, 251).Select(each => $"{{ name: hook{each}, regions: all, serviceUri: 'https://a.example.com' }}"))}}]
                """)));

    [Theory]
    [InlineData("headers: { 'X Region': a }", "headers[\"X Region\"]", "must have a name of 1 to 128 letters, digits, hyphens and underscores")]
    [InlineData("headers: { X-Key: \"a\\nb\" }", "headers.X-Key", "must be one line of printable ASCII characters")]
    [InlineData("headers: { X-Key: 5 }", "headers.X-Key", "must be text")]
    [InlineData("headers: { X-Key: a, x-key: b }", "headers.x-key", "must differ from the other headers' names in more than letter case")]
    public void A_header_that_cannot_be_sent_is_refused_without_its_value_being_shown(string line, string key, string rule)
    {
        var mistake = ConfigurationError(line);

        Assert.Equal(($"{Webhook}.{key}", "[secret]", rule), (mistake.Path, mistake.Value, mistake.Rule));
    }

    [Fact]
    public void A_shared_secret_in_a_header_with_a_value_of_its_own_is_refused()
        => Assert.Equal(
            new ConfigurationError(
                $"{Webhook}.sharedSecretHeader",
                "\"x-key\"",
                "must be another header than those in headers",
                "remove it from headers: the program makes its value"),
            ConfigurationError("headers: { X-Key: abc }\n    sharedSecretHeader: x-key"));

    private static RegistrySettings Read(string lines) => Assert.Single(SettingsFile.Read(SettingsFile.RegistryWith(lines)).Registries);

    private static ConfigurationError ConfigurationError(string line, string registryLine = "tags: {}") => Assert.Single(SettingsFile.MistakesWith(
        $"{registryLine}\nwebhooks:\n  - name: arrived\n    serviceUri: https://ci.example.com\n    {line}"));
}
