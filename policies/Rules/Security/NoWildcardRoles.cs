using System.Collections.Immutable;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Security;

/// <summary>GEO028: no custom role allows everything.</summary>
internal sealed class NoWildcardRoles : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO028",
        Title = "No custom role allows everything",
        Checks = "`permissions` of a custom role have neither an action nor a data action `*`.",
        Why = "Such a role is an owner under another name, which nobody counts among the owners, and it grows with every service that Azure adds.",
        Fix = "List the actions that are needed, such as `Microsoft.ContainerRegistry/registries/read`.",
        Severity = Severity.Error,
        Category = Category.Security,
        Preset = Preset.Baseline,
        Source = "https://learn.microsoft.com/azure/role-based-access-control/custom-roles",
        SameAs =
        [
            new("Checkov", "CKV_AZURE_39"),
            new("Trivy", "AZU-0030"),
        ],
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.RoleDefinition];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation)
    {
        evaluation.Require(!Allows("actions"), "permissions", "the role allows every action");
        evaluation.Require(!Allows("dataActions"), "permissions", "the role allows every data action");

        Decision Allows(string actions) => subject["permissions"].Any(permission => permission[actions].Any(action => action.Is("*")));
    }
}
