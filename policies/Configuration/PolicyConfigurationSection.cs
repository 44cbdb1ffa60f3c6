using System.Collections.Immutable;
using GeoRegistry.Configuration;
using GeoRegistry.Policies.Authoring;

namespace GeoRegistry.Policies.Configuration;

/// <summary>Reads <c>geo-registry:policies</c>.</summary>
internal static class PolicyConfigurationSection
{
    /// <summary>Some readers of YAML take the word <c>off</c> without quotes for a boolean.</summary>
    private const string Off = "off";

    private static readonly string[] Presets = ["baseline", "production", "regulated"];
    private static readonly string[] Severities = ["error", "warning", "information", Off];

    /// <param name="policies">The value of the key, which can be left out.</param>
    /// <param name="stack">The stack.</param>
    internal static PolicyConfiguration Read(ConfigNode policies, StackContext stack)
    {
        var byDefault = new PolicyConfiguration { Preset = stack.IsProduction ? Preset.Production : Preset.Baseline };
        return policies.IsGiven
            ? policies.AsMap(map =>
            {
                var rules = RuleAssemblySection.Read(map.Optional("assemblies"), stack);
                return byDefault with
                {
                    Preset = map.Optional("preset")?.AsChoice(Presets) is { } preset ? Enum.Parse<Preset>(preset, ignoreCase: true) : byDefault.Preset,
                    Severities = map.Optional("severities") is { } severities ? ReadSeverities(severities, rules) : byDefault.Severities,
                    Parameters = ParameterSection.Read(map.Optional("parameters")),
                    Exemptions = ExemptionSection.Read(map.Optional("exemptions"), rules),
                    Rules = rules,
                };
            }) ?? byDefault
            : byDefault;
    }

    /// <summary>The id of a rule; null, with an error reported, if no rule has this id.</summary>
    internal static string? AsRule(this ConfigNode node, string? id, ImmutableArray<Rule> rules)
    {
        string[] ids = [.. rules.Select(rule => rule.Description.Id)];
        if (id is not null && ids.Contains(id))
            return id;
        node.Report("must be the id of a rule; docs/policies.md lists them", id is null ? null : Nearest.To(id, ids));
        return null;
    }

    private static ImmutableDictionary<string, Severity> ReadSeverities(ConfigNode severities, ImmutableArray<Rule> rules)
        => severities.AsMap(map => severities.Keys
            .Distinct()
            .Select(id => (Id: map.Required(id)!.AsRule(id, rules), Severity: ReadSeverity(severities[id])))
            .Where(one => one is { Id: not null, Severity: not null })
            .ToImmutableDictionary(one => one.Id!, one => one.Severity!.Value)) ?? ImmutableDictionary<string, Severity>.Empty;

    private static Severity? ReadSeverity(ConfigNode node)
        => (node.Flag is false ? Off : node.AsChoice(Severities)) is { } word ? Enum.Parse<Severity>(word, ignoreCase: true) : null;
}
