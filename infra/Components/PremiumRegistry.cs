using System.Collections.Immutable;
using Pulumi;
using Pulumi.AzureNative.ContainerRegistry;
using Pulumi.AzureNative.ContainerRegistry.Inputs;

namespace GeoRegistry.Components;

/// <summary>
/// The registry itself, in its home region. It is always Premium, the only tier with replicas. What the settings do not ask for is
/// set to the most careful value that leaves the registry usable, and set outright, so that what Azure takes for a default does
/// not matter.
/// </summary>
internal static class PremiumRegistry
{
    internal static Registry Declare(RegistryScope scope, Output<string> registryName) => new(
        scope.Name,
        new RegistryArgs
        {
            RegistryName = registryName,
            ResourceGroupName = scope.ResourceGroupName,
            Location = scope.Settings.HomeRegion.Name,
            Sku = new SkuArgs { Name = SkuName.Premium },
            ZoneRedundancy = scope.Settings.ZoneRedundant ? ZoneRedundancy.Enabled : ZoneRedundancy.Disabled,
            // The admin user is one password for everyone, with all rights; clients sign in with identities of their own.
            AdminUserEnabled = false,
            // Anonymous pull would open every repository to everyone, whatever roles and tokens say.
            AnonymousPullEnabled = false,
            // Without a private endpoint the public one is the only way in; it lets in only who has a role on the registry.
            PublicNetworkAccess = PublicNetworkAccess.Enabled,
            // Lets Defender scan the registry and Container Instances pull from it once the network is restricted.
            NetworkRuleBypassOptions = NetworkRuleBypassOptions.AzureServices,
            // Data endpoints give each region a host name of its own to download from: one more for every client's firewall.
            DataEndpointEnabled = false,
            Policies = Policies(),
            Tags = scope.Settings.Tags.ToImmutableDictionary(),
        },
        scope.Options());

    private static PoliciesArgs Policies() => new()
    {
        // Tokens made for Azure Resource Manager at large should not open registries.
        AzureADAuthenticationAsArmPolicy = new AzureADAuthenticationAsArmPolicyArgs { Status = AzureADAuthenticationAsArmPolicyStatus.Disabled },
        // Azure allows export to be disabled only where public network access is disabled.
        ExportPolicy = new ExportPolicyArgs { Status = ExportPolicyStatus.Enabled },
        // Quarantine hides every pushed image until a scanner releases it; without such a scanner nothing could be pulled.
        QuarantinePolicy = new QuarantinePolicyArgs { Status = PolicyStatus.Disabled },
        // Retention deletes untagged manifests, which breaks clients that pull by digest.
        RetentionPolicy = new RetentionPolicyArgs { Status = PolicyStatus.Disabled },
        // Azure does not support soft delete in a registry with replicas.
        SoftDeletePolicy = new SoftDeletePolicyArgs { Status = PolicyStatus.Disabled },
        // Content trust is deprecated; Azure removes it on 31 March 2028.
        TrustPolicy = new TrustPolicyArgs { Status = PolicyStatus.Disabled },
    };
}
