using System.Collections.Immutable;
using GeoRegistry.Encryption;
using GeoRegistry.Parts;
using Pulumi;
using Pulumi.AzureNative.ContainerRegistry;
using Pulumi.AzureNative.ContainerRegistry.Inputs;

namespace GeoRegistry.Registries;

/// <summary>The registry in the API version that Pulumi.AzureNative has by default.</summary>
internal static class DefaultRegistry
{
    internal static DeployedRegistry Declare(string name, RegistryInputs inputs, CustomResourceOptions options)
    {
        var registry = new Registry(name, ArgumentsOf(inputs), options);
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

    private static RegistryArgs ArgumentsOf(RegistryInputs inputs) => new()
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
            SoftDeletePolicy = new SoftDeletePolicyArgs { Status = inputs.Policies.SoftDelete, RetentionDays = inputs.Policies.SoftDeleteDays },
            TrustPolicy = new TrustPolicyArgs { Status = inputs.Policies.Trust },
        },
        Tags = inputs.Tags,
    };

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
            arguments.UserAssignedIdentities = attached.Apply(identities => identities.ToImmutableDictionary(one => one.Id, ArgumentsOf));
        return identity.IsSent.Apply(isSent => isSent ? arguments : null!);
    }

    private static UserIdentityPropertiesArgs ArgumentsOf(AttachedIdentity identity)
    {
        var arguments = new UserIdentityPropertiesArgs();
        if (identity is { PrincipalId: { } principalId, ClientId: { } clientId })
            (arguments.PrincipalId, arguments.ClientId) = (principalId, clientId);
        return arguments;
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
