using System.Collections.Immutable;
using GeoRegistry.Adoption;
using GeoRegistry.Azure;
using GeoRegistry.Parts;
using GeoRegistry.Registries;
using Pulumi.AzureNative.ContainerRegistry;

namespace GeoRegistry.Tokens;

/// <summary>Scope maps and tokens, as things that are taken over.</summary>
internal static class AdoptedTokens
{
    internal static AdoptedPart Of(RegistrySettings settings, ScopeMapSettings scopeMap) => new(
        AdoptedParts.KeyOf(scopeMap), scopeMap.AdoptedAt ?? "", () => AskScopeMapAsync(settings, scopeMap.Name))
    {
        IsAdopted = scopeMap.AdoptedAt is not null,
        Expected = found =>
        [
            new("actions", "repositories", scopeMap.Actions) { Resolve = actions => Way.Keep($"repositories: [{string.Join(", ", Repositories(actions))}]") },
            new("description", "description", scopeMap.Description) { IsForm = scopeMap.Description is "" && found["description"] is [] },
        ],
    };

    private static IEnumerable<string> Repositories(ImmutableArray<string> actions) => actions
        .Select(action => action.Split('/'))
        .Where(parts => parts.Length > 3)
        .GroupBy(parts => string.Join('/', parts[1..^2]), parts => string.Join('/', parts[^2..]))
        .Select(repository => $"{{ name: {StackFileText.Value(repository.Key)}, actions: {StackFileText.List(repository)} }}");

    private static async Task<PartInAzure> AskScopeMapAsync(RegistrySettings settings, string name)
    {
        var found = await GetScopeMap.InvokeAsync(new() { ResourceGroupName = settings.ResourceGroup, RegistryName = settings.Name, ScopeMapName = name })
            .ConfigureAwait(false);
        return new(null, ("actions", found.Actions), ("description", [found.Description]));
    }

    internal static AdoptedPart Of(RegistrySettings settings, TokenSettings token) => new(
        AdoptedParts.KeyOf(token), token.AdoptedAt ?? "", () => AskTokenAsync(settings, token.Name))
    {
        IsAdopted = token.AdoptedAt is not null,
        Expected = _ =>
        [
            new("scopeMapId", "scopeMap", token.ScopeMap.StartsWith('/') ? token.ScopeMap : AdoptedParts.IdOf(settings, $"scopeMaps/{token.ScopeMap}"))
            {
                Comparer = ResourceIds.Comparer,
                Resolve = found => found is [var id] ? Way.Keep($"scopeMap: {ResourceIds.Name(id)}") : Way.Change(
                    $"az acr token update --registry {settings.Name} --name {token.Name} --scope-map {token.ScopeMap}"),
            },
            new("status", "status", token.Enabled ? "enabled" : "disabled"),
        ],
    };

    private static async Task<PartInAzure> AskTokenAsync(RegistrySettings settings, string name)
    {
        var found = await GetToken.InvokeAsync(new() { ResourceGroupName = settings.ResourceGroup, RegistryName = settings.Name, TokenName = name })
            .ConfigureAwait(false);
        return new(null, ("scopeMapId", [found.ScopeMapId]), ("status", [found.Status ?? "enabled"]));
    }
}
