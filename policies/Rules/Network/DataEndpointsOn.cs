using System.Collections.Immutable;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Network;

/// <summary>GEO020: Premium registries have data endpoints.</summary>
internal sealed class DataEndpointsOn : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO020",
        Title = "Data endpoints are on",
        Checks = "`dataEndpointEnabled` of a Premium registry is true.",
        Why = "Without them clients download layers from storage accounts whose names nobody knows, so firewalls have to allow all of "
            + "`*.blob.core.windows.net`.",
        Fix = "Set `dataEndpointEnabled: true`, and allow the data endpoints of all regions in firewalls first.",
        Severity = Severity.Warning,
        Category = Category.Network,
        Preset = Preset.Production,
        Source = "https://learn.microsoft.com/azure/container-registry/container-registry-dedicated-data-endpoints",
        SameAs = [new("Checkov", "CKV_AZURE_237")],
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.Registry];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation)
        => evaluation.Require(
            !subject["sku.name"].Is("Premium") | subject["dataEndpointEnabled"].Is(true),
            "dataEndpointEnabled",
            "layers are downloaded from storage accounts, not from data endpoints of the registry");
}
