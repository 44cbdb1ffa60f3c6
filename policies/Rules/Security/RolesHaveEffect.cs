using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Security;

/// <summary>GEO031: roles on a registry have an effect there.</summary>
internal sealed class RolesHaveEffect : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO031",
        Title = "Roles on a registry have an effect",
        Checks = "A role assignment at a declared registry gives no role that the registry ignores: AcrPull, AcrPush and AcrDelete where "
            + "`roleAssignmentMode` is `AbacRepositoryPermissions`, the roles for repositories where it is not. Together with the role that has an effect, "
            + "for the same principal, such a role prepares a change of the mode.",
        Why = "Azure accepts and shows the assignment, but the client is still refused.",
        Fix = "Write `can` in `access`, which chooses the role that has an effect, or assign the one that the finding names.",
        Severity = Severity.Error,
        Category = Category.Security,
        Preset = Preset.Baseline,
        Source = "https://learn.microsoft.com/azure/container-registry/container-registry-rbac-abac-repository-permissions",
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.RoleAssignment];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation)
    {
        var isAtRegistry = subject.IsAtRegistry();
        RequireHonoured(new HonouredRoles(areByRepository: true), isByRepository => isByRepository);
        RequireHonoured(new HonouredRoles(areByRepository: false), isByRepository => !isByRepository);

        void RequireHonoured(HonouredRoles honoured, Func<Decision, Decision> hasMode)
        {
            var isOther = evaluation.Stack.TargetIs(
                subject["scope"],
                Kinds.Registry,
                registry => !hasMode(registry["roleAssignmentMode"].Is(RoleAssignmentModes.AbacRepositoryPermissions)));
            foreach (var role in BuiltInRoles.OfRegistries)
            {
                if (honoured.Ignores(role, out var instead))
                {
                    evaluation.Require(
                        isOther | !(isAtRegistry & subject.Gives(role)) | HasToo(subject, instead, evaluation.Stack),
                        "roleDefinitionId",
                        MessageOf(role, honoured, instead));
                }
            }
        }
    }

    /// <summary>Whether the same principal also has the role that has an effect: then the other one prepares a change of the mode.</summary>
    private static Decision HasToo(DeclaredResource assignment, BuiltInRole? role, DeclaredStack stack) => role is null
        ? Decision.No
        : Decision.Any(stack.Of(Kinds.RoleAssignment).Select(
            other => other.Gives(role) & assignment["principalId"].IsSameAs(other["principalId"]) & assignment["scope"].IsSameAs(other["scope"])));

    private static string MessageOf(BuiltInRole role, HonouredRoles honoured, BuiltInRole? instead)
        => $"{role.Name} does nothing where roleAssignmentMode is {honoured.Mode}{(instead is null ? "" : $"; assign {instead.Name}")}";
}
