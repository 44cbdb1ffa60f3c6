using GeoRegistry.Configuration;
using GeoRegistry.NetworkRoles;
using Infra.Tests.Configuration;
using Infra.Tests.Policies.Running;
using Infra.Tests.PrivateAccess;

namespace Infra.Tests.NetworkRoles;

public class NetworkRoleTests
{
    private const string Path = "geo-registry:registries[0].networkRoles";
    private const string One = "11111111-2222-3333-4444-555555555555";
    private const string Other = "aaaaaaaa-2222-3333-4444-555555555555";
    private const string Connected =
        "/subscriptions/00000000-0000-0000-0000-000000000002/resourceGroups/rg-net/providers/Microsoft.Network/privateEndpoints/pe";

    [Fact]
    public void Every_key_is_read()
    {
        var roles = Read($$"""
            networkRoles:
              deployer: { objectId: {{One}}, type: User }
              operators: [{ name: oncall, objectId: {{Other}}, type: Group }]
              connectedEndpoints: [{{Connected}}]
              settleSeconds: 0
            """);

        Assert.Equal((true, One, "User", TimeSpan.Zero), (roles.Enabled, roles.DeployerId, roles.DeployerType, roles.SettleTime));
        Assert.Equal(new OperatorSettings("oncall", Other, "Group"), Assert.Single(roles.Operators));
        Assert.Equal(Connected, Assert.Single(roles.ConnectedEndpoints));
    }

    [Theory]
    [InlineData("networkRoles: { settleSeconds: 60 }", false)]
    [InlineData("networkRoles: { enabled: true }", true)]
    [InlineData($"privateAccess: {{ endpoints: [{{ name: hub, subnet: {EndpointTests.Subnet} }}] }}\nnetworkRoles: {{ enabled: false }}", false)]
    [InlineData($"privateAccess: {{ endpoints: [{{ name: hub, subnet: {EndpointTests.Subnet} }}] }}\nnetworkRoles: {{ settleSeconds: 60 }}", true)]
    public void The_roles_are_declared_where_there_are_private_endpoints_unless_the_settings_say_otherwise(string lines, bool enabled)
        => Assert.Equal(enabled, Read(lines).Enabled);

    [Theory]
    [InlineData("settleSeconds: 601", "settleSeconds", "601", "must be a whole number from 0 to 600, without quotes", null)]
    [InlineData(
        "deployer: { objectId: me }", "deployer.objectId", "\"me\"", "must be an id of Microsoft Entra, such as 11111111-2222-3333-4444-555555555555", null)]
    [InlineData("deployer: { type: user }", "deployer.type", "\"user\"", "must be ServicePrincipal or User or Group", "User")]
    [InlineData("operators: [{ name: oncall, objectId: " + One + " }]", "operators[0].type", null, "must be given", null)]
    [InlineData("operators: [{ objectId: " + One + ", type: Group }]", "operators[0].name", null, "must be given", null)]
    [InlineData("operators: [{ name: oncall, type: Group }]", "operators[0].objectId", null, "must be given", null)]
    [InlineData("connectedEndpoints: [pe]", "connectedEndpoints[0]", "\"pe\"", Endpoint, null)]
    public void A_manager_of_replicas_that_Azure_would_not_know_is_refused(string keys, string key, string? value, string rule, string? suggestion)
        => Assert.Equal(
            new ConfigurationError($"{Path}.{key}", value, rule, suggestion), Assert.Single(SettingsFile.MistakesWith($"networkRoles: {{ {keys} }}")));

    [Fact]
    public void Two_managers_are_two_principals_of_two_names()
        => Assert.Equal(
            [
                $"{Path}.operators[2].name: must be in the list once; {Path}.operators[1].name has it as well, and letter case does not tell names apart",
                $"{Path}.operators[0].objectId: must be another principal than that of {Path}.deployer.objectId, which is given the same roles",
                $"{Path}.operators[2].objectId: must be another principal than that of {Path}.operators[1].objectId, which is given the same roles",
            ],
            SettingsFile.MistakesWith($$"""
                networkRoles:
                  deployer: { objectId: {{One}} }
                  operators:
                    - { name: me, objectId: {{One}}, type: User }
                    - { name: oncall, objectId: {{Other}}, type: Group }
                    - { name: OnCall, objectId: {{Other.ToUpperInvariant()}}, type: Group }
                """).Select(EndpointTests.Text));

    [Fact]
    public void A_connected_endpoint_is_named_once()
        => Assert.Equal(
            [$"{Path}.connectedEndpoints[1]: must be in the list once; {Path}.connectedEndpoints[0] is the same"],
            SettingsFile.MistakesWith(
                $"networkRoles: {{ connectedEndpoints: [{Connected}, {Connected.Replace("rg-net", "RG-net", StringComparison.Ordinal)}] }}")
                .Select(EndpointTests.Text));

    private static NetworkRoleSettings Read(string lines) => Assert.Single(SettingsFile.Read(SettingsFile.RegistryWith(lines)).Registries).NetworkRoles;

    private const string Endpoint = "must be the id of a Microsoft.Network/privateEndpoints: "
        + "/subscriptions/SUBSCRIPTION/resourceGroups/GROUP/providers/Microsoft.Network/privateEndpoints/NAME";
}
