using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Configuration;

namespace GeoRegistry.Policies.Evaluation;

/// <summary>An exemption that has expired or matches nothing.</summary>
/// <param name="Severity">An error if it has expired, a warning if it matches nothing.</param>
/// <param name="Exemption">The exemption.</param>
/// <param name="Message">What is wrong with it, beginning with a lower-case letter and without a full stop.</param>
public sealed record ExemptionProblem(Severity Severity, Exemption Exemption, string Message);
