using System.Collections.Immutable;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Operations;

/// <summary>GEO035: role assignments say what kind of principal they are for.</summary>
internal sealed class PrincipalTypeGiven : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO035",
        Title = "Role assignments give the type of their principal",
        Checks = "`principalType` of a role assignment is given.",
        Why = "Azure otherwise looks the principal up in the directory, where an identity that was just made may not have arrived: the assignment then "
            + "fails with PrincipalNotFound.",
        Fix = "Set `principalType`: `ServicePrincipal` for managed identities. `access` does so.",
        Severity = Severity.Warning,
        Category = Category.Operations,
        Preset = Preset.Baseline,
        Source = "https://learn.microsoft.com/azure/role-based-access-control/troubleshooting",
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.RoleAssignment];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation)
        => evaluation.Require(
            subject["principalType"].IsGiven, "principalType", "the principal's type is left out, so that Azure may not find a new principal");
}
