using GeoRegistry.Policies.Evaluation;
using GeoRegistry.Policies.Reports;
using Pulumi;

namespace GeoRegistry.Policies.Configuration;

/// <summary>Rules of severity error are not kept. Pulumi shows the message without a stack trace and ends the run.</summary>
/// <param name="report">All that was found.</param>
public sealed class PolicyException(PolicyReport report) : RunException(Reports.TextReport.Refusal(report))
{
    /// <summary>All that was found.</summary>
    public PolicyReport Report { get; } = report;
}
