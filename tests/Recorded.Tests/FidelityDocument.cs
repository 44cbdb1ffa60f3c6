namespace Recorded.Tests;

/// <summary>Writes <c>docs/fidelity.md</c>.</summary>
internal static class FidelityDocument
{
    internal static string Write(Fidelity fidelity) => string.Join(
        '\n',
        [
            "# Fidelity",
            "",
            "How far the rehearsal does what Pulumi's own engine and providers do. Written from `tests/Recorded.Tests/fidelity.json`; a test keeps it current.",
            "",
            "## What is held against what",
            "",
            "| Part | Against | Basis |",
            "|---|---|---|",
            .. fidelity.Held.Select(held => $"| {held.Part} | {held.Against} | {held.Basis} |"),
            "",
            "## Meant differences",
            "",
            .. Differences(fidelity.Meant),
            "",
            "## What is not covered",
            "",
            .. fidelity.NotCovered.Select(sentence => $"- {sentence}"),
        ]) + "\n";

    private static IEnumerable<string> Differences(IReadOnlyList<ListedDifference> differences) => differences.Count == 0
        ? ["None."]
        :
        [
            "Each difference shows in a recording. When it no longer does, a test fails, so that it is taken out of this list. `*` matches any text.",
            "",
            "| Of the | In the recordings | What differs | Why |",
            "|---|---|---|---|",
            .. differences.Select(difference => $"| {difference.Scope} | `{difference.Case}` | `{difference.What}` | {difference.Reason} |"),
        ];
}
