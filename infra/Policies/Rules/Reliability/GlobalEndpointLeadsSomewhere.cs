using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Reliability;

/// <summary>GEO038: one region of a registry at least is on the global endpoint.</summary>
public sealed class GlobalEndpointLeadsSomewhere : Rule
{
    private const string Switch = "regionEndpointEnabled";

    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO038",
        Title = "The global endpoint leads to a region",
        Checks = "The global endpoint sends clients to the home region or to a replica: `regionEndpointEnabled` is not false everywhere. For the home "
            + "region, a deployment of an ARM template can set it.",
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
    public override void Check(DeclaredResource subject, Judgement judgement)
    {
        var homeIsOff = judgement.Stack.PartsOf(subject, Kinds.TemplateDeployment, "properties.template").Any(deployment => SwitchesOff(deployment, subject));
        judgement.Require(
            !homeIsOff | judgement.Stack.ReplicasOf(subject).Any(replica => !replica[Switch].Is(false)),
            Switch,
            "every region is taken off the global endpoint, so it leads nowhere");
    }

    /// <summary>The home region's replica is no resource of a stack, so its switch is set by the template of a deployment.</summary>
    private static Truth SwitchesOff(DeclaredResource deployment, DeclaredResource registry) => deployment["properties.template.resources"].Any(
        resource => resource["type"].Is("Microsoft.ContainerRegistry/registries/replications")
            & (registry.Region is { } home ? resource["location"].Is(location => Regions.Find(location) == home) : Truth.Unknown)
            & resource[$"properties.{Switch}"].Is(false));
}
