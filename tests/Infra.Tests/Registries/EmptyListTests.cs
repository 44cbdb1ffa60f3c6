using GeoRegistry.Cache;
using GeoRegistry.Registries;
using GeoRegistry.Tasks;
using Infra.Tests.Configuration;

namespace Infra.Tests.Registries;

/// <summary>An empty list means the same as no list, so that the key can stay when the last entry is removed.</summary>
public class EmptyListTests
{
    [Theory]
    [InlineData("replicas")]
    [InlineData("allowReplicaRemoval")]
    [InlineData("webhooks")]
    [InlineData("scopeMaps")]
    [InlineData("tokens")]
    [InlineData("credentialSets")]
    [InlineData("cacheRules")]
    [InlineData("access")]
    [InlineData("workspaces")]
    [InlineData("diagnostics")]
    [InlineData("actionGroups")]
    [InlineData("agentPools")]
    [InlineData("tasks")]
    public void An_empty_list_is_the_same_as_the_key_left_out(string key) => AssertNothingIn($"{key}: []");

    [Theory]
    [InlineData("privateAccess: { networks: [], endpoints: [] }")]
    [InlineData("identity: { userAssigned: [] }")]
    [InlineData("networkRoles: { operators: [], connectedEndpoints: [] }")]
    public void Empty_lists_in_a_section_are_the_same_as_an_empty_section(string section) => AssertNothingIn(section);

    private static void AssertNothingIn(string line)
    {
        var with = SettingsFile.Read(SettingsFile.RegistryWith(line));
        var without = SettingsFile.Read(SettingsFile.RegistryWith(""));

        Assert.Equal(without.Warnings, with.Warnings);
        Assert.Equal(Describe(Assert.Single(without.Registries)), Describe(Assert.Single(with.Registries)));
    }

    private static string Describe(RegistrySettings registry) => System.Text.Json.JsonSerializer.Serialize(new
    {
        registry.Replicas,
        registry.AllowReplicaRemoval,
        Webhooks = registry.Webhooks.Length,
        ScopeMaps = registry.ScopeMaps.Length,
        Tokens = registry.Tokens.Length,
        CredentialSets = registry.CredentialSets.Length,
        CacheRules = registry.CacheRules.Length,
        Access = registry.Access.Length,
        registry.Observation,
        Builds = (registry.Builds.AgentPools.Length, registry.Builds.Tasks.Length),
        Networks = registry.PrivateAccess.Networks.Length,
        Endpoints = registry.PrivateAccess.Endpoints.Length,
        registry.PublicAccess,
        registry.DataEndpointEnabled,
        Identities = registry.Identity.UserAssigned.Count,
        registry.NetworkRoles.Enabled,
    });
}
