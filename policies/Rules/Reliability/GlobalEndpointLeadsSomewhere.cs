using System.Collections.Immutable;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Reliability;

/// <summary>GEO038: one region of a registry at least is on the global endpoint.</summary>
internal sealed class GlobalEndpointLeadsSomewhere : Rule
{
    private const string Switch = "regionEndpointEnabled";

    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO038",
        Title = "The global endpoint leads to a region",
        Checks = "The global endpoint sends clients to the home region or to a replica: `regionEndpointEnabled` is not false everywhere. The home "
            + "region's replica counts as on it, unless the stack imports and retains it and says otherwise.",
        Why = "With every region taken off, the registry's host name leads nowhere, and nothing can be pushed or pulled through it.",
        Fix = "Remove `regionEndpointEnabled: false` from a replica, or set `homeRegionEndpointEnabled: true`.",
        Severity = Severity.Error,
        Category = Category.Reliability,
        Preset = Preset.Baseline,
        Source = "https://learn.microsoft.com/azure/container-registry/container-registry-geo-replication",
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.Registry];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation)
    {
        var homeIsOff = evaluation.Stack.OwnedBy(subject, Kinds.HomeReplica, "registryName").Any(home => home[Switch].Is(false));
        evaluation.Require(
            !homeIsOff | evaluation.Stack.ReplicasOf(subject).Any(replica => !replica[Switch].Is(false)),
            Switch,
            "every region is taken off the global endpoint, so it leads nowhere");
    }
}
