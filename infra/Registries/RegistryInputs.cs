using System.Collections.Immutable;
using GeoRegistry.Encryption;
using GeoRegistry.Identities;
using GeoRegistry.Parts;
using GeoRegistry.PublicAccess;
using Pulumi;

namespace GeoRegistry.Registries;

/// <summary>
/// The inputs of a registry in every API version, made of the settings. <see cref="DefaultRegistry"/>, <see cref="StableRegistry"/> and
/// <see cref="PreviewRegistry"/> only copy them into their classes. What the settings do not ask for is set explicitly to the most careful value that
/// leaves the registry usable, so that Azure's defaults do not matter.
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

    /// <summary>With data endpoints each region has its own host name for downloads: one more for every client's firewall.</summary>
    internal required bool DataEndpointEnabled { get; init; }

    /// <summary>The identities the registry may act as.</summary>
    internal required RegistryIdentity Identity { get; init; }

    /// <summary>Encryption with a customer-managed key; null for a key of Microsoft's.</summary>
    internal RegistryEncryption? Encryption { get; init; }

    /// <summary>The tags.</summary>
    internal required InputMap<string> Tags { get; init; }

    /// <summary>Premium is the only tier with replicas.</summary>
    internal string Sku { get; } = "Premium";

    /// <summary>The admin user is one password for everyone, with all rights; clients sign in with their own identities.</summary>
    internal bool AdminUserEnabled { get; init; }

    /// <summary>Anonymous pull would let everyone pull from every repository, whatever roles and tokens allow.</summary>
    internal bool AnonymousPullEnabled { get; init; }

    /// <summary>Without a private endpoint the public one is the only access; it requires a role on the registry.</summary>
    internal required string PublicNetworkAccess { get; init; }

    /// <summary>Lets Defender scan the registry and Container Instances pull from it once the network is restricted.</summary>
    internal required string NetworkRuleBypassOptions { get; init; }

    /// <summary>Whether addresses that no rule names are let in over the internet: <c>Allow</c> or <c>Deny</c>.</summary>
    internal required Input<string> NetworkDefaultAction { get; init; }

    /// <summary>The public addresses and ranges that are let in.</summary>
    internal required Output<ImmutableArray<IpRule>> IpRules { get; init; }

    /// <summary>The registry's policies.</summary>
    internal required RegistryPolicyInputs Policies { get; init; }

    /// <summary>Turns a registry's settings into its inputs.</summary>
    internal static RegistryInputs From(
        RegistryScope scope,
        RegistrySettings settings,
        Output<string> registryName,
        ImmutableSortedDictionary<string, DeployedIdentity> identities,
        RegistryEncryption? encryption) => new()
        {
            Name = registryName,
            ResourceGroupName = scope.ResourceGroupName,
            Location = settings.HomeRegion.Name,
            ZoneRedundancy = EnabledIf(settings.ZoneRedundant),
            DataEndpointEnabled = settings.DataEndpointEnabled,
            PublicNetworkAccess = EnabledIf(settings.PublicAccess.Enabled),
            NetworkRuleBypassOptions = settings.PublicAccess.TrustedServicesBypass ? "AzureServices" : "None",
            NetworkDefaultAction = RulesOf(scope, settings.PublicAccess).Apply(rules => rules.DefaultAction),
            IpRules = RulesOf(scope, settings.PublicAccess).Apply(rules => rules.IpRules),
            Identity = RegistryIdentity.From(scope, settings.Identity, identities),
            Encryption = encryption,
            Policies = RegistryPolicyInputs.From(scope, settings.Policies),
            Tags = scope.AdoptedTags(AdoptedRegistry.Key, settings.Tags),
        };

    /// <summary>A registry without public access keeps the rules with which it was adopted: they have no effect.</summary>
    private static Output<(string DefaultAction, ImmutableArray<IpRule> IpRules)> RulesOf(RegistryScope scope, PublicAccessSettings access)
        => scope.Forms.Apply(forms =>
        {
            var found = forms.Find(AdoptedRegistry.Key);
            var (action, rules) = !access.Enabled && found?["publicNetworkAccess"] is ["false"]
                ? (found["defaultAction"][0], found["ipRules"])
                : (access.AllowsOthers ? "Allow" : "Deny", forms.FormOf(AdoptedRegistry.Key, "ipRules", access.IpRules, IpRuleComparer.Instance));
            return (action, rules.Select(rule => new IpRule(rule, found?["ipRulesWithoutAction"].Contains(rule) is true ? null : "Allow")).ToImmutableArray());
        });

    private static string EnabledIf(bool condition) => condition ? Enabled : Disabled;
}
