using GeoRegistry.Policies.Configuration;

namespace GeoRegistry.Policies.Evaluation;

/// <summary>A violation that the configuration allows.</summary>
/// <param name="Finding">The violation.</param>
/// <param name="Exemption">The exemption that allows it.</param>
public sealed record ExemptedFinding(Finding Finding, Exemption Exemption);
