using System.Collections.Immutable;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Network;

/// <summary>GEO005: a registry has a private endpoint.</summary>
internal sealed class HasPrivateEndpoint : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO005",
        Title = "Registries have a private endpoint",
        Checks = "A private endpoint leads to every registry; with `publicNetworkAccess: Disabled` it is the only way in.",
        Why = "Without one, images travel over the public address of the registry, or nobody reaches it at all if public access is off.",
        Fix = "Add `privateAccess.endpoints`, or declare a `PrivateEndpoint` whose connection has the registry's id and `groupIds: [registry]`.",
        Severity = Severity.Warning,
        Category = Category.Network,
        Preset = Preset.Production,
        Source = "https://learn.microsoft.com/azure/container-registry/container-registry-private-link",
        SameAs =
        [
            new("KICS", "dda11a20-c7c2-43f8-bd52-a4c029ad15e4"),
            new("Azure Policy", "e8eef0a8-67cf-4eb4-9386-14b0e78733d4"),
            new("Azure Policy", "d85c6833-7d33-4cf5-a915-aaa2de84405f"),
        ],
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.Registry];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation)
    {
        var isClosed = subject["publicNetworkAccess"].Is("Disabled").IsYes;
        evaluation.Require(
            RegistryPrivateEndpoints.Of(evaluation.Stack, subject).Any(),
            "publicNetworkAccess",
            isClosed
                ? "public access is off and no private endpoint leads to the registry, so nobody reaches it"
                : "no private endpoint leads to the registry, so its images travel over the public address");
    }
}
