using GeoRegistry.Identities;
using GeoRegistry.Parts;
using Pulumi;
using Pulumi.AzureNative.ContainerRegistry;
using PreviewRule = Pulumi.AzureNative_containerregistry_v20260101preview.ContainerRegistry;

namespace GeoRegistry.Cache;

/// <summary>
/// Cache rules. One that signs in with an identity is declared in API version 2026-01-01-preview, for no stable version has that (Microsoft's package
/// Azure.Bicep.Types.Az), all others in the version that Pulumi.AzureNative has by default. Azure has one resource for both, and aliases say so to the
/// stack.
/// </summary>
internal static class CacheRules
{
    private const string DefaultType = "azure-native:containerregistry:CacheRule";
    private const string PreviewType = "azure-native_containerregistry_v20260101preview:containerregistry:CacheRule";

    /// <param name="scope">Shared context of the registry's parts.</param>
    /// <param name="registryName">The registry's name, as an output that depends on the registry.</param>
    /// <param name="settings">The rule.</param>
    /// <param name="credentialSetId">The id of the credential set that it signs in with; null for none.</param>
    /// <param name="identityId">The id of the identity that it signs in as; null for none.</param>
    /// <param name="options">What it waits for, and what replaces it.</param>
    internal static void Declare(
        RegistryScope scope,
        Output<string> registryName,
        CacheRuleSettings settings,
        Output<string>? credentialSetId,
        Output<string>? identityId,
        CustomResourceOptions options)
    {
        // A repository is filled by one rule only: under another name it is the same rule, of which there cannot be two for a moment.
        var name = scope.NameOf($"cache-into-{settings.Target}");
        var azureName = scope.NameInAzure(CacheRuleSlots.KeyOf(settings.Name), settings.Name);
        var formerly = scope.Formerly($"cache-rule-{settings.Name}");
        options.Aliases.Add(formerly);
        options.ImportId = scope.AdoptedPartId(settings.AdoptedAt is not null, $"cacheRules/{settings.Name}");
        options.Aliases.Add(new Alias { Type = identityId is null ? PreviewType : DefaultType });
        if (identityId is null)
        {
            var args = new CacheRuleArgs
            {
                CacheRuleName = azureName,
                RegistryName = registryName,
                ResourceGroupName = scope.ResourceGroupName,
                SourceRepository = settings.Source,
                TargetRepository = settings.Target,
            };
            if (credentialSetId is not null)
                args.CredentialSetResourceId = scope.SpelledId(AdoptedCache.KeyOf(settings), "credentialSet", credentialSetId);
            _ = new CacheRule(name, args, options);
            return;
        }

        options.Aliases.Add(new Alias { Name = formerly.Name, Type = DefaultType });
        _ = new PreviewRule.CacheRule(
            name,
            new PreviewRule.CacheRuleArgs
            {
                CacheRuleName = azureName,
                RegistryName = registryName,
                ResourceGroupName = scope.ResourceGroupName,
                SourceRepository = settings.Source,
                TargetRepository = settings.Target,
                Identity = new PreviewRule.Inputs.IdentityPropertiesArgs
                {
                    Type = PreviewRule.ResourceIdentityType.UserAssigned,
                    UserAssignedIdentities = [scope.SpelledId(AdoptedCache.KeyOf(settings), "identity", identityId)],
                },
            },
            options);
    }
}
