using System.Collections.Immutable;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Network;

/// <summary>GEO006: a private endpoint to a registry has its names in a private DNS zone.</summary>
internal sealed class EndpointHasDns : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO006",
        Title = "Private endpoints of registries have a DNS zone",
        Checks = "A `PrivateDnsZoneGroup` with a zone belongs to every private endpoint whose connection has the group `registry`.",
        Why = "Without it the registry's names keep leading to the public address, and nobody adds the records of replicas that come later.",
        Fix = "Give the endpoint of `privateAccess.endpoints` a `zone`, or declare a `PrivateDnsZoneGroup` with its name as `privateEndpointName`.",
        Severity = Severity.Warning,
        Category = Category.Network,
        Preset = Preset.Baseline,
        Source = "https://learn.microsoft.com/azure/private-link/private-endpoint-dns-integration",
        SameAs = [new("Azure Policy", "e9585a95-5b8c-4d03-b193-dc7eb5ac4c32")],
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.PrivateEndpoint];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation)
    {
        var zones = RegistryPrivateEndpoints.ZonesOf(evaluation.Stack, subject);
        evaluation.Require(
            !RegistryPrivateEndpoints.LeadsToRegistry(subject)
                | Decision.Any(zones.Known.Select(zone => RegistryPrivateEndpoints.ZoneOf(zone) is not null ? Decision.Yes : zone.IsGiven))
                | (zones.MayHaveMore ? Decision.Undecided : Decision.No),
            "privateDnsZoneGroups",
            "the endpoint has its records in no private DNS zone, so the registry's names do not lead to it");
    }
}
