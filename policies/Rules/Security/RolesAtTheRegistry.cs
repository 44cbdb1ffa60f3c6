using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Security;

/// <summary>GEO030: roles for registries are assigned at a registry.</summary>
internal sealed class RolesAtTheRegistry : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO030",
        Title = "Roles for registries are assigned at one registry",
        Checks = "`scope` of a role assignment that gives a built-in role for registries is a registry, not a resource group, a subscription or a "
            + "management group.",
        Why = "Assigned at a wider scope, the role also applies to all other registries there, including those that are created later.",
        Fix = "Assign the role at the registry's id, as `access` does.",
        Severity = Severity.Warning,
        Category = Category.Security,
        Preset = Preset.Production,
        Source = "https://learn.microsoft.com/azure/role-based-access-control/scope-overview",
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.RoleAssignment];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation)
    {
        var isAbove = subject.IsAboveResources();
        if (isAbove.IsNo)
            return;
        foreach (var role in BuiltInRoles.OfRegistriesOnly)
            evaluation.Require(!(isAbove & subject.Gives(role)), "scope", $"{role.Name} is assigned above the registry, so it also applies to others");
    }
}
