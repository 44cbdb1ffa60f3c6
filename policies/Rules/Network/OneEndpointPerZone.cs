using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Network;

/// <summary>GEO051: no two endpoints of a registry share a DNS zone.</summary>
internal sealed class OneEndpointPerZone : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO051",
        Title = "Endpoints of a registry do not share a DNS zone",
        Checks = "No two private endpoints to the same registry have their records in the same private DNS zone.",
        Why = "A zone has one record per name: the second endpoint overwrites the first one's addresses, and when one is deleted the name leads nowhere.",
        Fix = "Give each endpoint a `zone` of its own in another resource group (`privateAccess.dns.zones`), linked to the networks that use it.",
        Severity = Severity.Error,
        Category = Category.Network,
        Preset = Preset.Baseline,
        Source = "https://github.com/mspnp/aks-baseline-multi-region/issues/46",
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.Registry];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation)
    {
        var endpoints = RegistryPrivateEndpoints.Of(evaluation.Stack, subject);
        var isUnsure = endpoints.MayHaveMore;
        var byZone = new Dictionary<string, DeclaredResource>(ResourceIds.Comparer);
        foreach (var endpoint in endpoints.Known)
        {
            var zones = RegistryPrivateEndpoints.ZonesOf(evaluation.Stack, endpoint);
            isUnsure |= zones.MayHaveMore;
            foreach (var zone in zones.Known)
            {
                var key = RegistryPrivateEndpoints.ZoneOf(zone)?.Key ?? zone.Text;
                isUnsure |= key is null;
                if (key is null || byZone.TryAdd(key, endpoint) || byZone[key] == endpoint)
                    continue;
                evaluation.Require(
                    Decision.No,
                    "privateDnsZoneGroups",
                    $"the endpoints {byZone[key].Name} and {endpoint.Name} overwrite each other's records in one DNS zone");
            }
        }

        evaluation.Require(isUnsure && (endpoints.MayHaveMore || endpoints.Known.Length > 1) ? Decision.Undecided : Decision.Yes, "privateDnsZoneGroups", "");
    }
}
