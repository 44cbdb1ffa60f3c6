using System.Globalization;
using System.Text;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules;

namespace GeoRegistry.Policies.Reports;

/// <summary>Writes the catalogue of rules: <c>docs/policies.md</c>.</summary>
internal static class CatalogueDocument
{
    private const string Beginning = """
        # Policy rules

        Written by the program from its own rules; a test keeps it current. How rules are configured is in [README.md](../README.md#policy-rules).

        A rule's preset is the smallest one that it is on in: what is in `baseline` is on in `production` too, and what is in `production` in
        `regulated`. Rules *on request* are off until `geo-registry:policies.severities` gives them a severity. In a preview a rule may be
        undecided, because a value is known only once a resource exists; it is then evaluated before that resource is created or changed.


        """;

    private static readonly Dictionary<Preset, string> PresetNames = new()
    {
        [Preset.Baseline] = "baseline",
        [Preset.Production] = "production",
        [Preset.Regulated] = "regulated",
        [Preset.OnRequest] = "on request",
    };

    internal static string Write()
    {
        RuleDescription[] rules = [.. RuleCatalogue.Rules.Select(rule => rule.Description)];
        var text = new StringBuilder(Beginning.ReplaceLineEndings("\n"));
        foreach (var category in rules.GroupBy(rule => rule.Category).OrderBy(category => category.Key))
        {
            text.Append(CultureInfo.InvariantCulture, $"## {category.Key}\n\n| Rule | Requirement | Severity | Preset |\n|---|---|---|---|\n");
            foreach (var rule in category)
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"| [{rule.Id}](#{rule.Id.ToLowerInvariant()}) | {rule.Title} | {JsonReport.Word(rule.Severity)} | {PresetNames[rule.Preset]} |\n");
            }

            text.Append('\n');
        }

        text.Append("## Every rule\n");
        foreach (var rule in rules)
            Append(text, rule);
        return text.ToString();
    }

    private static void Append(StringBuilder text, RuleDescription rule)
    {
        var kind = $"{JsonReport.Word(rule.Category)}, {JsonReport.Word(rule.Severity)}, {PresetNames[rule.Preset]}";
        text.Append(CultureInfo.InvariantCulture, $"\n### {rule.Id}\n\n**{rule.Title}** ({kind})\n\n");
        text.Append(CultureInfo.InvariantCulture, $"- Checks: {rule.Checks}\n- Why: {rule.Why}\n- Fix: {rule.Fix}\n");
        if (rule.Parameter is { } parameter)
            text.Append(CultureInfo.InvariantCulture, $"- Parameter: `{parameter}`; without it nothing is found\n");
        if (rule.ReplacedBy is { } replacement)
            text.Append(CultureInfo.InvariantCulture, $"- Replaced by: {replacement}\n");
        if (rule.SameAs is not [])
            text.Append(CultureInfo.InvariantCulture, $"- Elsewhere: {string.Join("; ", rule.SameAs.GroupBy(same => same.Catalogue).Select(Ids))}\n");
        var source = Uri.IsWellFormedUriString(rule.Source, UriKind.Absolute) ? $"<{rule.Source}>" : rule.Source;
        text.Append(CultureInfo.InvariantCulture, $"- Source: {source}\n");
    }

    private static string Ids(IGrouping<string, SameRule> catalogue) => $"{catalogue.Key} {string.Join(", ", catalogue.Select(same => $"`{same.Id}`"))}";
}
