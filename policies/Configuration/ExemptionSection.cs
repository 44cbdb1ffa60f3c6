using System.Collections.Immutable;
using GeoRegistry.Configuration;
using GeoRegistry.Policies.Authoring;

namespace GeoRegistry.Policies.Configuration;

/// <summary>Reads <c>exemptions</c>.</summary>
internal static class ExemptionSection
{
    /// <param name="exemptions">The value of the key; null if it is left out.</param>
    /// <param name="rules">All rules.</param>
    internal static ImmutableArray<Exemption> Read(ConfigNode? exemptions, ImmutableArray<Rule> rules)
        => exemptions?.AsList("exemptions", "remove the key", exemption => ReadOne(exemption, rules)) ?? [];

    private static Exemption? ReadOne(ConfigNode exemption, ImmutableArray<Rule> rules) => exemption.AsMap(map =>
    {
        var rule = map.Required("rule");
        var id = rule?.AsRule(rule.Text, rules);
        var resource = map.Required("resource").AsWords("the name of a resource in the program, with * for any characters");
        var reason = map.Required("reason").AsWords("why the violation is allowed");
        var owner = map.Required("owner").AsWords("who is responsible for it");
        var expires = map.Required("expires")?.AsDay();
        return id is not null && resource is not null && reason is not null && owner is not null && expires is { } day
            ? new Exemption(exemption.Path, id, resource, reason, owner, day)
            : null;
    });

    /// <summary>Text that is not blank; null, with an error reported, if it is.</summary>
    private static string? AsWords(this ConfigNode? node, string meaning)
    {
        if (node?.AsText() is not { } text)
            return null;
        if (!string.IsNullOrWhiteSpace(text))
            return text;
        node.Report($"must say {meaning}");
        return null;
    }
}
