using System.IO.Enumeration;
using System.Text.Json;

namespace Recorded.Tests;

/// <summary>The file <c>fidelity.json</c>: how the rehearsal is held to Pulumi's own parts, and where it differs.</summary>
/// <param name="Held">What is held against what.</param>
/// <param name="Meant">Differences that are to stay.</param>
/// <param name="NotCovered">What nothing is held against, one sentence each.</param>
internal sealed record Fidelity(IReadOnlyList<HeldPart> Held, IReadOnlyList<ListedDifference> Meant, IReadOnlyList<string> NotCovered)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    internal static Fidelity Read()
        => JsonSerializer.Deserialize<Fidelity>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "fidelity.json")), Options)!;

    /// <summary>The differences that are listed for a scope.</summary>
    internal IEnumerable<ListedDifference> In(string scope) => Meant.Where(difference => difference.Scope == scope);
}

/// <param name="Part">What of the rehearsal.</param>
/// <param name="Against">What it is held against, with its version.</param>
/// <param name="Basis">How that is known: recorded, or read in the source.</param>
internal sealed record HeldPart(string Part, string Against, string Basis);

/// <summary>A difference that the suites know of.</summary>
/// <param name="Scope"><c>provider</c> or <c>engine</c>: the suite that it is listed for.</param>
/// <param name="Case">The recordings that show it; <c>*</c> matches any characters.</param>
/// <param name="What">What differs, as the suite names it; <c>*</c> matches any characters.</param>
/// <param name="Reason">Why, in a sentence.</param>
internal sealed record ListedDifference(string Scope, string Case, string What, string Reason)
{
    internal const string Provider = "provider";
    internal const string Engine = "engine";

    internal bool Covers(Difference difference) => IsAbout(difference.Case) && FileSystemName.MatchesSimpleExpression(What, difference.What, ignoreCase: false);

    internal bool IsAbout(string recording) => FileSystemName.MatchesSimpleExpression(Case, recording, ignoreCase: false);
}
