using System.Collections.Immutable;
using GeoRegistry.Settings;
using Pulumi;
using Pulumi.AzureNative.ContainerRegistry;

namespace GeoRegistry.Components.Tokens;

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
                    Description = scopeMap.Description,
                    Actions = scopeMap.Actions,
                },
                scope.OptionsOf($"scope-map-{scopeMap.Name}", ["scopeMapName"])));
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
                    ScopeMapId = ScopeMapId(registry, settings.ScopeMap, scopeMaps),
                    Status = settings.Enabled ? TokenStatus.Enabled : TokenStatus.Disabled,
                },
                scope.OptionsOf($"token-{settings.Name}", ["tokenName"]))))];
    }

    private static Output<string> ScopeMapId(DeployedRegistry registry, string scopeMap, ImmutableDictionary<string, ScopeMap> declared)
        => declared.TryGetValue(scopeMap, out var found) ? found.Id
            : scopeMap.StartsWith('/') ? Output.Create(scopeMap)
            : Output.Format($"{registry.Id}/scopeMaps/{scopeMap}");
}
