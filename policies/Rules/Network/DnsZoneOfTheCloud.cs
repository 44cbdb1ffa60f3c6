using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Network;

/// <summary>GEO050: the DNS zone of an endpoint is the one of its cloud.</summary>
internal sealed class DnsZoneOfTheCloud : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO050",
        Title = "DNS zones have the name that their cloud requires",
        Checks = "Each zone in the zone group of a registry's private endpoint has the name that the cloud of the endpoint's region has for "
            + "registries: `privatelink.azurecr.io`, `.us` or `.cn`.",
        Why = "Each cloud has another name for registries. Records in the zone of another cloud, or of another service, are never queried.",
        Fix = "Leave the zone's name to the program (`privateAccess.dns.zones`), or give the group the zone of the endpoint's cloud.",
        Severity = Severity.Error,
        Category = Category.Network,
        Preset = Preset.Baseline,
        Source = "https://learn.microsoft.com/azure/private-link/private-endpoint-dns",
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.PrivateDnsZoneGroup];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation)
    {
        if (evaluation.Stack.Target(subject["privateEndpointName"], Kinds.PrivateEndpoint) is not { } endpoint)
        {
            evaluation.Require(subject["privateEndpointName"].IsUnknown ? Decision.Undecided : Decision.Yes, "privateEndpointName", "");
            return;
        }

        var zones = subject["privateDnsZoneConfigs"];
        var region = endpoint["location"].Text;
        var wanted = Cloud.Of(region ?? "").PrivateDnsZone;
        var names = zones.Items.Select(zone => NameOf(zone["privateDnsZoneId"]).Text);
        evaluation.Require(
            !RegistryPrivateEndpoints.LeadsToRegistry(endpoint)
                | zones.All(zone => region is null ? Decision.Undecided : NameOf(zone["privateDnsZoneId"]).Is(wanted)),
            "privateDnsZoneConfigs",
            $"registries in {region} have their records in {wanted}, not in {string.Join(", ", names)}");
    }

    private static DeclaredValue NameOf(DeclaredValue zone)
        => RegistryPrivateEndpoints.ZoneOf(zone) is { } declared ? DeclaredStack.AzureName(declared)
            : zone.Text is { } id ? DeclaredValue.Of(ResourceIds.Name(id))
            : zone;
}
