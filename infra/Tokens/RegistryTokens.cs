using System.Collections.Immutable;
using GeoRegistry.Adoption;
using GeoRegistry.Parts;
using GeoRegistry.Registries;
using Pulumi;
using Pulumi.AzureNative.ContainerRegistry;

namespace GeoRegistry.Tokens;

/// <summary>
/// Scope maps and the tokens that use them. Azure makes a token's passwords only by a call of their own, which no resource of Azure
/// Resource Manager stands for, and shows them once. So the program does not see them: it says for each how it is made.
/// </summary>
internal static class RegistryTokens
{
    internal static ImmutableArray<DeployedToken> Declare(RegistryScope scope, DeployedRegistry registry, Output<string> registryName)
    {
        var scopeMaps = scope.Settings.ScopeMaps.ToImmutableDictionary(
            scopeMap => scopeMap.Name,
            scopeMap => new ScopeMap(
                scope.NameOf($"scope-map-{scopeMap.Name}"),
                new ScopeMapArgs
                {
                    ScopeMapName = scopeMap.Name,
                    RegistryName = registryName,
                    ResourceGroupName = scope.ResourceGroupName,
                    Description = scope.Forms.Apply(forms => DescriptionOf(scopeMap, forms)!),
                    Actions = scope.Forms.Apply(forms => forms.FormOf(AdoptedParts.KeyOf(scopeMap), "actions", scopeMap.Actions)),
                },
                OptionsOf(scope, $"scope-map-{scopeMap.Name}", ["scopeMapName"], scopeMap.AdoptedAt, $"scopeMaps/{scopeMap.Name}")));
        return [.. scope.Settings.Tokens.Select(settings => new DeployedToken(
            settings,
            registry.Name,
            new Token(
                scope.NameOf($"token-{settings.Name}"),
                new TokenArgs
                {
                    TokenName = settings.Name,
                    RegistryName = registryName,
                    ResourceGroupName = scope.ResourceGroupName,
                    ScopeMapId = scope.SpelledId(AdoptedParts.KeyOf(settings), "scopeMapId", ScopeMapId(registry, settings.ScopeMap, scopeMaps)),
                    Status = settings.Enabled ? TokenStatus.Enabled : TokenStatus.Disabled,
                },
                // Passwords are made by a call of their own.
                OptionsOf(scope, $"token-{settings.Name}", ["tokenName", "credentials"], settings.AdoptedAt, $"tokens/{settings.Name}"))))];
    }

    private static CustomResourceOptions OptionsOf(RegistryScope scope, string part, ImmutableArray<string> ignored, string? adoptedAt, string path)
    {
        var options = scope.OptionsOf(part, ignored);
        options.ImportId = scope.AdoptedPartId(adoptedAt is not null, path);
        return options;
    }

    /// <summary>A scope map that was taken over without a description has nothing to say.</summary>
    private static string? DescriptionOf(ScopeMapSettings scopeMap, AzureForms forms)
        => scopeMap.Description is "" && forms.Find(AdoptedParts.KeyOf(scopeMap)) is { } found && found["description"] is [] ? null : scopeMap.Description;

    private static Output<string> ScopeMapId(DeployedRegistry registry, string scopeMap, ImmutableDictionary<string, ScopeMap> declared)
        => declared.TryGetValue(scopeMap, out var found) ? found.Id
            : scopeMap.StartsWith('/') ? Output.Create(scopeMap)
            : Output.Format($"{registry.Id}/scopeMaps/{scopeMap}");
}
