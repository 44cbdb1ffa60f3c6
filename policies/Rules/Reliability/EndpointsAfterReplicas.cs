using System.Collections.Immutable;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Reliability;

/// <summary>GEO045: private endpoints wait for all replicas of their registry.</summary>
internal sealed class EndpointsAfterReplicas : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO045",
        Title = "Private endpoints come after the replicas",
        Checks = "A private endpoint to a registry waits for every replica of the registry that is declared in the stack.",
        Why = "Azure fails to create an endpoint while a replica of the registry is being created, and the other way round.",
        Fix = "Add the replicas to `DependsOn` of the private endpoint; the endpoints of `privateAccess` wait by themselves.",
        Severity = Severity.Error,
        Category = Category.Reliability,
        Preset = Preset.Baseline,
        Source = "https://github.com/Azure/bicep-registry-modules/issues/4042",
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.PrivateEndpoint];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation)
    {
        foreach (var property in RegistryPrivateEndpoints.Connections)
        {
            evaluation.Require(
                subject[property].All(connection => evaluation.Stack.TargetIs(
                    connection["privateLinkServiceId"],
                    Kinds.Registry,
                    registry => !evaluation.Stack.ReplicasOf(registry).Any(replica => !subject.WaitsFor(replica)))),
                property,
                "the endpoint does not wait for every replica of its registry, so the two may be created at the same time");
        }
    }
}
