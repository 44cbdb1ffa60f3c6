using System.Collections.Immutable;
using GeoRegistry.Encryption;
using GeoRegistry.Parts;
using Pulumi;
using Pulumi.AzureNative_containerregistry_v20251101.ContainerRegistry;
using Pulumi.AzureNative_containerregistry_v20251101.ContainerRegistry.Inputs;

namespace GeoRegistry.Registries;

/// <summary>The registry in API version 2025-11-01, for what the default version lacks and this one has.</summary>
internal static class StableRegistry
{
    /// <summary>Its type in the stack.</summary>
    internal const string TypeToken = "azure-native_containerregistry_v20251101:containerregistry:Registry";

    internal static DeployedRegistry Declare(string name, RegistryInputs inputs, NewerFeatures features, CustomResourceOptions options)
    {
        var registry = new Registry(name, ArgumentsOf(inputs, features), options);
        return new(
            registry,
            registry.Id,
            registry.Name,
            registry.LoginServer,
            registry.ZoneRedundancy.Apply(redundancy => redundancy ?? DeployedRegistry.NotZoneRedundant),
            registry.ProvisioningState,
            registry.Identity.Apply(identity => identity?.PrincipalId),
            registry.DataEndpointHostNames,
            Output.Create(ImmutableArray<string>.Empty));
    }

    private static RegistryArgs ArgumentsOf(RegistryInputs inputs, NewerFeatures features) => new()
    {
        RegistryName = inputs.Name,
        ResourceGroupName = inputs.ResourceGroupName,
        Location = inputs.Location,
        Sku = new SkuArgs { Name = inputs.Sku },
        ZoneRedundancy = inputs.ZoneRedundancy,
        AdminUserEnabled = inputs.AdminUserEnabled,
        AnonymousPullEnabled = inputs.AnonymousPullEnabled,
        PublicNetworkAccess = inputs.PublicNetworkAccess,
        NetworkRuleBypassOptions = inputs.NetworkRuleBypassOptions,
        NetworkRuleSet = new NetworkRuleSetArgs
        {
            DefaultAction = inputs.NetworkDefaultAction,
            IpRules = inputs.IpRules.Apply(rules => rules.Select(ArgumentsOf).ToImmutableArray()),
        },
        DataEndpointEnabled = inputs.DataEndpointEnabled,
        Identity = IdentityOf(inputs.Identity),
        Encryption = inputs.Encryption is { } encryption ? EncryptionOf(encryption) : (Input<EncryptionPropertyArgs>?)null,
        Policies = new PoliciesArgs
        {
            AzureADAuthenticationAsArmPolicy = new AzureADAuthenticationAsArmPolicyArgs { Status = inputs.Policies.AzureADAuthenticationAsArm },
            ExportPolicy = new ExportPolicyArgs { Status = inputs.Policies.Export },
            QuarantinePolicy = new QuarantinePolicyArgs { Status = inputs.Policies.Quarantine },
            RetentionPolicy = new RetentionPolicyArgs { Status = inputs.Policies.Retention, Days = inputs.Policies.RetentionDays },
            TrustPolicy = new TrustPolicyArgs { Status = inputs.Policies.Trust },
        },
        Tags = inputs.Tags,
        RoleAssignmentMode = features.RoleAssignmentMode,
        NetworkRuleBypassAllowedForTasks = features.NetworkRuleBypassAllowedForTasks,
    };

    /// <summary>In this version the attached identities are a list, since their values are the service's.</summary>
    private static Output<IdentityPropertiesArgs> IdentityOf(RegistryIdentity identity)
    {
        var arguments = new IdentityPropertiesArgs
        {
            Type = identity.Kind(
                ResourceIdentityType.None,
                ResourceIdentityType.SystemAssigned,
                ResourceIdentityType.UserAssigned,
                ResourceIdentityType.SystemAssigned_UserAssigned),
        };
        if (identity.UserAssigned is { } attached)
            arguments.UserAssignedIdentities = attached.Apply(identities => identities.Select(one => one.Id).ToImmutableArray());
        return identity.IsSent.Apply(isSent => isSent ? arguments : null!);
    }

    private static IPRuleArgs ArgumentsOf(IpRule rule)
    {
        var arguments = new IPRuleArgs { IPAddressOrRange = rule.Range, Action = null };
        if (rule.Action is { } action)
            arguments.Action = action;
        return arguments;
    }

    private static EncryptionPropertyArgs EncryptionOf(RegistryEncryption encryption) => new()
    {
        Status = EncryptionStatus.Enabled,
        KeyVaultProperties = new KeyVaultPropertiesArgs { Identity = encryption.ClientId, KeyIdentifier = encryption.KeyUri },
    };
}
