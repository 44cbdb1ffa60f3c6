using Pulumi;
using AzureNative = Pulumi.AzureNative;

namespace Sdks.Tests.Generated;

/// <summary>A program that is what <c>rehearsal import</c> prints for a registry, word for word.</summary>
internal static class ImportedRegistry
{
    internal static void Declare()
    {
        var registry = new AzureNative.ContainerRegistry.Registry("registry", new AzureNative.ContainerRegistry.RegistryArgs
        {
            AdminUserEnabled = false,
            AnonymousPullEnabled = false,
            DataEndpointEnabled = false,
            Encryption = new AzureNative.ContainerRegistry.Inputs.EncryptionPropertyArgs
            {
                Status = AzureNative.ContainerRegistry.EncryptionStatus.Disabled,
            },
            Location = "westeurope",
            NetworkRuleBypassOptions = AzureNative.ContainerRegistry.NetworkRuleBypassOptions.AzureServices,
            NetworkRuleSet = new AzureNative.ContainerRegistry.Inputs.NetworkRuleSetArgs
            {
                DefaultAction = AzureNative.ContainerRegistry.DefaultAction.Allow,
            },
            Policies = new AzureNative.ContainerRegistry.Inputs.PoliciesArgs
            {
                AzureADAuthenticationAsArmPolicy = new AzureNative.ContainerRegistry.Inputs.AzureADAuthenticationAsArmPolicyArgs
                {
                    Status = AzureNative.ContainerRegistry.AzureADAuthenticationAsArmPolicyStatus.Enabled,
                },
                ExportPolicy = new AzureNative.ContainerRegistry.Inputs.ExportPolicyArgs
                {
                    Status = AzureNative.ContainerRegistry.ExportPolicyStatus.Enabled,
                },
                QuarantinePolicy = new AzureNative.ContainerRegistry.Inputs.QuarantinePolicyArgs
                {
                    Status = AzureNative.ContainerRegistry.PolicyStatus.Disabled,
                },
                RetentionPolicy = new AzureNative.ContainerRegistry.Inputs.RetentionPolicyArgs
                {
                    Days = 7,
                    Status = AzureNative.ContainerRegistry.PolicyStatus.Disabled,
                },
                SoftDeletePolicy = new AzureNative.ContainerRegistry.Inputs.SoftDeletePolicyArgs
                {
                    RetentionDays = 7,
                    Status = AzureNative.ContainerRegistry.PolicyStatus.Disabled,
                },
                TrustPolicy = new AzureNative.ContainerRegistry.Inputs.TrustPolicyArgs
                {
                    Status = AzureNative.ContainerRegistry.PolicyStatus.Disabled,
                    Type = AzureNative.ContainerRegistry.TrustPolicyType.Notary,
                },
            },
            PublicNetworkAccess = AzureNative.ContainerRegistry.PublicNetworkAccess.Enabled,
            RegistryName = "contoso",
            ResourceGroupName = "rg",
            Sku = new AzureNative.ContainerRegistry.Inputs.SkuArgs
            {
                Name = AzureNative.ContainerRegistry.SkuName.Premium,
            },
            Tags =
            {
                { "owner", "me" },
            },
            ZoneRedundancy = AzureNative.ContainerRegistry.ZoneRedundancy.Disabled,
        }, new CustomResourceOptions { Protect = true });
        Assert.NotNull(registry);
    }
}
