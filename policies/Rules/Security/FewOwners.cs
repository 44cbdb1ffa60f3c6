using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Security;

/// <summary>GEO029: not many are owners.</summary>
internal sealed class FewOwners : Rule
{
    private const int Most = 3;

    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO029",
        Title = "At most three are owners",
        Checks = "A stack assigns the role Owner at most three times; each assignment from the fourth on is found.",
        Why = "Every owner can do everything and give it to others, so each one more is one more account whose loss is the loss of all.",
        Fix = "Give narrower roles, and keep Owner for two or three, eligible for it in Privileged Identity Management rather than always.",
        Severity = Severity.Warning,
        Category = Category.Security,
        Preset = Preset.Production,
        Source = "https://learn.microsoft.com/azure/role-based-access-control/best-practices",
        SameAs =
        [
            new("PSRule", "AZR-000204"),
            new("Azure Policy", "4f11b553-d42e-4e3a-89be-32ca364cad4c"),
        ],
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.RoleAssignment];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation)
    {
        var (certain, possible) = evaluation.Stack.AssignedBefore(subject, BuiltInRoles.Owner);
        var areEnough = certain >= Most ? Decision.Yes : possible >= Most ? Decision.Undecided : Decision.No;
        evaluation.Require(!(areEnough & subject.Gives(BuiltInRoles.Owner)), "roleDefinitionId", $"{Most} others are owners already");
    }
}
