using GeoRegistry.Configuration;

namespace GeoRegistry.Tokens;

/// <summary>Scope maps and tokens have names of their own, and what a token may do is said by a scope map that is there.</summary>
internal static class TokenScopeMaps
{
    private const string Type = "Microsoft.ContainerRegistry/registries/scopeMaps";

    internal static void Check(ConfigNode registry)
    {
        DistinctNames.Check(registry["scopeMaps"]);
        DistinctNames.Check(registry["tokens"]);
        var known = registry["scopeMaps"].Items.Select(scopeMap => scopeMap["name"].Text).OfType<string>().Concat(ScopeMapSettings.BuiltIn).ToList();
        foreach (var scopeMap in registry["tokens"].Items.Select(token => token["scopeMap"]))
        {
            if (scopeMap.Text is not { } text || known.Contains(text))
                continue;
            if (text.StartsWith('/'))
                _ = scopeMap.AsResourceId(Type);
            else
                scopeMap.Report($"must be the name of a scope map of this registry, {string.Join(", ", known)}, or the id of one", Nearest.To(text, known));
        }
    }
}
