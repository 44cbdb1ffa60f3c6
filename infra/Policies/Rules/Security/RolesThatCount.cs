using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Policies.Declarations;
using GeoRegistry.Settings;
using GeoRegistry.Settings.Sections;

namespace GeoRegistry.Policies.Rules.Security;

/// <summary>GEO031: roles on a registry have an effect there.</summary>
public sealed class RolesThatCount : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO031",
        Title = "Roles on a registry have an effect",
        Checks = "A role assignment at a declared registry gives no role that the registry ignores: AcrPull, AcrPush and AcrDelete where `roleAssignmentMode` is `AbacRepositoryPermissions`, the roles for repositories where it is not.",
        Why = "Azure takes the assignment and shows it, and the client is refused all the same.",
        Fix = "Write `can` in `access`, which picks the role that counts, or assign the one that the finding names.",
        Severity = Severity.Error,
        Category = Category.Security,
        Preset = Preset.Baseline,
        Source = "https://learn.microsoft.com/azure/container-registry/container-registry-rbac-abac-repository-permissions",
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.RoleAssignment];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, Judgement judgement)
    {
        var isAtRegistry = subject.IsAtRegistry();
        var registry = judgement.Stack.Target(subject["scope"], Kinds.Registry);
        // Nothing can be said of a registry that is not declared here.
        if (isAtRegistry.IsNo || (registry is null && !subject["scope"].IsUnknown))
            return;

        var isByRepository = registry is null ? Truth.Unknown : registry["roleAssignmentMode"].Is(PreviewFeatures.AbacRepositoryPermissions);
        RequireHonoured(new HonouredRoles(areByRepository: true), isAtRegistry & isByRepository);
        RequireHonoured(new HonouredRoles(areByRepository: false), isAtRegistry & !isByRepository);

        void RequireHonoured(HonouredRoles honoured, Truth applies)
        {
            foreach (var role in BuiltInRoles.OfRegistries)
            {
                if (honoured.Ignores(role, out var instead))
                    judgement.Require(!(applies & subject.Gives(role)), "roleDefinitionId", MessageOf(role, honoured, instead));
            }
        }
    }

    private static string MessageOf(BuiltInRole role, HonouredRoles honoured, BuiltInRole? instead)
        => $"{role.Name} does nothing where roleAssignmentMode is {honoured.Mode}{(instead is null ? "" : $"; assign {instead.Name}")}";
}
