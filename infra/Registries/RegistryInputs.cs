using System.Collections.Immutable;
using GeoRegistry.Adoption;
using GeoRegistry.Encryption;
using GeoRegistry.Identities;
using GeoRegistry.Parts;
using GeoRegistry.PublicAccess;
using Pulumi;

namespace GeoRegistry.Registries;

/// <summary>
/// Everything a registry is declared with in any API version, in plain values. Here the settings are turned into it, once for all;
/// <see cref="DefaultRegistry"/>, <see cref="StableRegistry"/> and <see cref="PreviewRegistry"/> only copy it into their classes. What the settings do
/// not ask for is set to the most careful value that leaves the registry usable, and set outright, so that what Azure takes for a
/// default does not matter.
/// </summary>
internal sealed record RegistryInputs
{
    private const string Enabled = "Enabled";
    private const string Disabled = "Disabled";

    /// <summary>The registry's name in Azure.</summary>
    internal required Input<string> Name { get; init; }

    /// <summary>The resource group it is in.</summary>
    internal required Input<string> ResourceGroupName { get; init; }

    /// <summary>The home region's name.</summary>
    internal required string Location { get; init; }

    /// <summary>Whether the home replica is spread over availability zones.</summary>
    internal required string ZoneRedundancy { get; init; }

    /// <summary>Data endpoints give each region a host name of its own to download from: one more for every client's firewall.</summary>
    internal required bool DataEndpointEnabled { get; init; }

    /// <summary>The identities the registry may act as.</summary>
    internal required RegistryIdentity Identity { get; init; }

    /// <summary>The key of one's own that the registry is encrypted with; null for a key of Microsoft's.</summary>
    internal RegistryEncryption? Encryption { get; init; }

    /// <summary>The tags.</summary>
    internal required InputMap<string> Tags { get; init; }

    /// <summary>Premium is the only tier with replicas.</summary>
    internal string Sku { get; } = "Premium";

    /// <summary>The admin user is one password for everyone, with all rights; clients sign in with identities of their own.</summary>
    internal bool AdminUserEnabled { get; init; }

    /// <summary>Anonymous pull would open every repository to everyone, whatever roles and tokens say.</summary>
    internal bool AnonymousPullEnabled { get; init; }

    /// <summary>Without a private endpoint the public one is the only way in; it lets in only who has a role on the registry.</summary>
    internal required string PublicNetworkAccess { get; init; }

    /// <summary>Lets Defender scan the registry and Container Instances pull from it once the network is restricted.</summary>
    internal required string NetworkRuleBypassOptions { get; init; }

    /// <summary>Whether addresses that no rule names are let in over the internet: <c>Allow</c> or <c>Deny</c>.</summary>
    internal required Input<string> NetworkDefaultAction { get; init; }

    /// <summary>The public addresses and ranges that are let in.</summary>
    internal required Output<ImmutableArray<IpRule>> IpRules { get; init; }

    /// <summary>The registry's policies.</summary>
    internal required RegistryPolicyInputs Policies { get; init; }

    /// <summary>Turns a registry's settings into what it is declared with.</summary>
    internal static RegistryInputs From(
        RegistryScope scope,
        Output<string> registryName,
        ImmutableSortedDictionary<string, DeployedIdentity> identities,
        RegistryEncryption? encryption) => new()
        {
            Name = registryName,
            ResourceGroupName = scope.ResourceGroupName,
            Location = scope.Settings.HomeRegion.Name,
            ZoneRedundancy = EnabledIf(scope.Settings.ZoneRedundant),
            DataEndpointEnabled = scope.Settings.DataEndpointEnabled,
            PublicNetworkAccess = EnabledIf(scope.Settings.PublicAccess.Enabled),
            NetworkRuleBypassOptions = scope.Settings.PublicAccess.TrustedServicesBypass ? "AzureServices" : "None",
            NetworkDefaultAction = RulesOf(scope).Apply(rules => rules.DefaultAction),
            IpRules = RulesOf(scope).Apply(rules => rules.IpRules),
            Identity = RegistryIdentity.From(scope, identities),
            Encryption = encryption,
            Policies = RegistryPolicyInputs.From(scope),
            Tags = scope.AdoptedTags(AdoptedRegistry.Key, scope.Settings.Tags),
        };

    /// <summary>A closed registry keeps the rules with which it was taken over: they have no effect.</summary>
    private static Output<(string DefaultAction, ImmutableArray<IpRule> IpRules)> RulesOf(RegistryScope scope)
    {
        var access = scope.Settings.PublicAccess;
        return scope.Forms.Apply(forms =>
        {
            var found = forms.Find(AdoptedRegistry.Key);
            var (action, rules) = !access.Enabled && found?["publicNetworkAccess"] is ["false"]
                ? (found["defaultAction"][0], found["ipRules"])
                : (access.AllowsOthers ? "Allow" : "Deny", forms.FormOf(AdoptedRegistry.Key, "ipRules", access.IpRules, IpRuleComparer.Instance));
            return (action, rules.Select(rule => new IpRule(rule, found?["ipRulesWithoutAction"].Contains(rule) is true ? null : "Allow")).ToImmutableArray());
        });
    }

    private static string EnabledIf(bool condition) => condition ? Enabled : Disabled;
}
