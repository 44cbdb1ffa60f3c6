using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Rehearsal.CommandLine.Policies;

/// <summary>How serious a finding is, the least serious first.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FindingSeverity>))]
internal enum FindingSeverity
{
    /// <summary>Nothing was found.</summary>
    Off,

    /// <summary>Worth knowing.</summary>
    Information,

    /// <summary>To be looked at.</summary>
    Warning,

    /// <summary>The program refuses to go on.</summary>
    Error,
}

/// <summary>What a program's policies find, as far as it is shown.</summary>
/// <param name="Worst">The most serious of all.</param>
/// <param name="Refusal">What the program says when it refuses to go on.</param>
/// <param name="Rules">How many rules were looked at.</param>
/// <param name="Resources">How many resources were looked at.</param>
internal sealed record FindingsReport(
    FindingSeverity Worst,
    string? Refusal,
    int Rules,
    int Resources,
    ImmutableArray<ReportedFinding> Findings,
    ImmutableArray<ReportedProblem> Problems,
    ImmutableArray<ReportedExemption> Exempted,
    ImmutableArray<UndecidedRule> Undecided)
{
    /// <summary>Whether a message of the program is in this report, and need not be shown by itself.</summary>
    internal bool Holds(string message)
        => message == Refusal || Findings.Any(finding => finding.Logged == message) || Problems.Any(problem => problem.Logged == message);
}

/// <param name="Logged">What the program also logs.</param>
internal sealed record ReportedFinding(string Rule, string Title, FindingSeverity Severity, ReportedResource Resource, string Property, string Message, string Fix, string Logged);

internal sealed record ReportedResource(string Name, string Type)
{
    public override string ToString() => $"{Name} ({Type[(Type.LastIndexOf(':') + 1)..]})";
}

/// <param name="Path">Where the exemption stands in the configuration.</param>
/// <param name="Logged">What the program also logs.</param>
internal sealed record ReportedProblem(FindingSeverity Severity, string Path, string Message, string Logged);

internal sealed record ReportedExemption(string Rule, ReportedResource Resource);

internal sealed record UndecidedRule(string Rule, ReportedResource Resource);
