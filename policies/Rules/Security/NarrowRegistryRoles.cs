using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Security;

/// <summary>GEO027: roles on a registry are about its images.</summary>
internal sealed class NarrowRegistryRoles : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO027",
        Title = "Roles on a registry are no wider than needed",
        Checks = "`roleDefinitionId` of a role assignment at a registry is neither Owner, Contributor, User Access Administrator nor Role Based Access "
            + "Control Administrator.",
        Why = "Whoever holds one of these can push what others deploy, delete the registry, or give the same to anybody, though nobody needs that to "
            + "push and pull.",
        Fix = "Give `can: pull`, `push` or `delete` in `access`, or a role whose name begins with Acr or Container Registry.",
        Severity = Severity.Warning,
        Category = Category.Security,
        Preset = Preset.Production,
        Source = "https://learn.microsoft.com/azure/container-registry/container-registry-rbac-built-in-roles-overview",
        SameAs =
        [
            new("KICS", "77deea6a-155e-4865-bf04-153d23e488e8"),
        ],
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.RoleAssignment];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation)
    {
        var isAtRegistry = subject.IsAtRegistry();
        foreach (var role in BuiltInRoles.Privileged)
            evaluation.Require(!(isAtRegistry & subject.Gives(role)), "roleDefinitionId", $"{role.Name} allows more than pushing and pulling needs");
    }
}
