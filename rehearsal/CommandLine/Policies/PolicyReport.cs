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

    /// <summary>Should be checked.</summary>
    Warning,

    /// <summary>The program refuses to deploy.</summary>
    Error,
}

/// <summary>The findings of a program's policies, as far as they are shown.</summary>
/// <param name="Worst">The most serious of all.</param>
/// <param name="Refusal">The message with which the program refuses to deploy.</param>
/// <param name="Rules">How many rules were evaluated.</param>
/// <param name="Resources">How many resources were evaluated.</param>
internal sealed record PolicyReport(
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

/// <param name="Logged">The same as the program logs it.</param>
internal sealed record ReportedFinding(
    string Rule, string Title, FindingSeverity Severity, ReportedResource Resource, string Property, string Message, string Fix, string Logged);

internal sealed record ReportedResource(string Name, string Type)
{
    public override string ToString() => $"{Name} ({Type[(Type.LastIndexOf(':') + 1)..]})";
}

/// <param name="Path">The exemption's path in the configuration.</param>
/// <param name="Logged">The same as the program logs it.</param>
internal sealed record ReportedProblem(FindingSeverity Severity, string Path, string Message, string Logged);

internal sealed record ReportedExemption(string Rule, ReportedResource Resource);

internal sealed record UndecidedRule(string Rule, ReportedResource Resource);
