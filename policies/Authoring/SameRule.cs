namespace GeoRegistry.Policies.Authoring;

/// <summary>The same rule in another catalogue.</summary>
/// <param name="Catalogue">The catalogue: PSRule, Checkov, KICS, Trivy, Azure Policy or APRL.</param>
/// <param name="Id">The rule's id there, such as <c>AZR-000005</c>.</param>
public sealed record SameRule(string Catalogue, string Id);
