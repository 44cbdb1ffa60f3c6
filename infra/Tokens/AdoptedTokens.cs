using System.Collections.Immutable;
using GeoRegistry.Adoption;
using GeoRegistry.Azure;
using GeoRegistry.Parts;
using Pulumi.AzureNative.ContainerRegistry;

namespace GeoRegistry.Tokens;

/// <summary>Adopted scope maps and tokens.</summary>
internal static class AdoptedTokens
{
    internal static string KeyOf(ScopeMapSettings scopeMap) => $"scope-map-{scopeMap.Name.ToLowerInvariant()}";

    internal static string KeyOf(TokenSettings token) => $"token-{token.Name.ToLowerInvariant()}";

    internal static AdoptedPart Of(CommonSettings settings, ScopeMapSettings scopeMap) => new(
        KeyOf(scopeMap), scopeMap.AdoptedAt ?? "", () => AskScopeMapAsync(settings, scopeMap.Name))
    {
        IsAdopted = scopeMap.AdoptedAt is not null,
        Expected = found =>
        [
            new("actions", "repositories", scopeMap.Actions)
            {
                Resolve = actions => Resolution.Keep($"repositories: [{string.Join(", ", Repositories(actions))}]"),
            },
            new("description", "description", scopeMap.Description) { IsForm = scopeMap.Description is "" && found["description"] is [] },
        ],
    };

    private static IEnumerable<string> Repositories(ImmutableArray<string> actions) => actions
        .Select(action => action.Split('/'))
        .Where(parts => parts.Length > 3)
        .GroupBy(parts => string.Join('/', parts[1..^2]), parts => string.Join('/', parts[^2..]))
        .Select(repository => $"{{ name: {YamlText.Value(repository.Key)}, actions: {YamlText.List(repository)} }}");

    private static async Task<PartInAzure> AskScopeMapAsync(CommonSettings settings, string name)
    {
        var found = await GetScopeMap.InvokeAsync(new() { ResourceGroupName = settings.ResourceGroup, RegistryName = settings.Name, ScopeMapName = name });
        return new(null, ("actions", found.Actions), ("description", [found.Description]));
    }

    internal static AdoptedPart Of(CommonSettings settings, TokenSettings token) => new(
        KeyOf(token), token.AdoptedAt ?? "", () => AskTokenAsync(settings, token.Name))
    {
        IsAdopted = token.AdoptedAt is not null,
        Expected = _ =>
        [
            new("scopeMapId", "scopeMap", token.ScopeMap.StartsWith('/') ? token.ScopeMap : settings.IdOf($"scopeMaps/{token.ScopeMap}"))
            {
                Comparer = ResourceIds.Comparer,
                Resolve = found => found is [var id] ? Resolution.Keep($"scopeMap: {ResourceIds.Name(id)}") : Resolution.Change(
                    $"az acr token update --registry {settings.Name} --name {token.Name} --scope-map {token.ScopeMap}"),
            },
            new("status", "status", token.Enabled ? "enabled" : "disabled"),
        ],
    };

    private static async Task<PartInAzure> AskTokenAsync(CommonSettings settings, string name)
    {
        var found = await GetToken.InvokeAsync(new() { ResourceGroupName = settings.ResourceGroup, RegistryName = settings.Name, TokenName = name });
        return new(null, ("scopeMapId", [found.ScopeMapId]), ("status", [found.Status ?? "enabled"]));
    }
}
