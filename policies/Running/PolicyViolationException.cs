using GeoRegistry.Policies.Evaluation;
using GeoRegistry.Policies.Reports;
using Pulumi;

namespace GeoRegistry.Policies.Running;

/// <summary>Rules of severity error are violated. Pulumi shows the message without a stack trace and ends the run.</summary>
/// <param name="report">The result of the evaluation.</param>
internal sealed class PolicyViolationException(PolicyReport report) : RunException(TextReport.Refusal(report));
