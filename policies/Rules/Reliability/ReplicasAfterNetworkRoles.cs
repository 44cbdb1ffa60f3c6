using System.Collections.Immutable;
using System.IO.Enumeration;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Reliability;

/// <summary>GEO044: replicas wait for the roles that let them extend private endpoints.</summary>
internal sealed class ReplicasAfterNetworkRoles : Rule
{
    private const string Extension = "Microsoft.Network/privateEndpoints/privateLinkServiceProxies/write";

    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO044",
        Title = "Replicas come after the network roles",
        Checks = $"A replica waits for every assignment of a custom role that allows `{Extension}` and "
            + "is declared beside it: in the same component, or in none as well.",
        Why = "Adding a replica writes to every private endpoint of the registry, with the permissions of whoever adds it. Without the role, the "
            + "replica is stuck in `Creating`.",
        Fix = "Add the role assignments to `DependsOn` of the replica; with `networkRoles` this program does.",
        Severity = Severity.Error,
        Category = Category.Reliability,
        Preset = Preset.Baseline,
        Source = "https://learn.microsoft.com/azure/container-registry/container-registry-geo-replication",
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.Replication];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation)
    {
        foreach (var role in evaluation.Stack.Of(Kinds.RoleDefinition).Where(role => role.Parent == subject.Parent))
        {
            evaluation.Require(
                !AllowsExtension(role)
                    | !evaluation.Stack.OwnedBy(role, Kinds.RoleAssignment, "roleDefinitionId").Any(assignment => !subject.WaitsFor(assignment)),
                "dependsOn",
                $"the replica does not wait for all assignments of {role.Name}, so it may be created before private endpoints may be extended");
        }
    }

    private static Decision AllowsExtension(DeclaredResource role) => role["permissions"].Any(
        permission => permission["actions"].Any(Covers) & !permission["notActions"].Any(Covers));

    /// <summary>In the actions of a role, an asterisk matches any characters.</summary>
    private static Decision Covers(DeclaredValue action) => action.Is(pattern => FileSystemName.MatchesSimpleExpression(pattern, Extension));
}
