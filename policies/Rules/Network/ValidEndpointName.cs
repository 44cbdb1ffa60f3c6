using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Network;

/// <summary>GEO055: names of private endpoints are valid.</summary>
internal sealed class ValidEndpointName : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO055",
        Title = "Names of private endpoints are valid",
        Checks = "The name of a private endpoint has 2 to 64 letters, digits, underscores, periods and hyphens; it begins with a letter or "
            + "digit and ends with one of them or an underscore.",
        Why = "Azure refuses other names, but only once the endpoint is being created.",
        Fix = "Rename the endpoint.",
        Severity = Severity.Warning,
        Category = Category.Network,
        Preset = Preset.Baseline,
        Source = "https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules",
        SameAs = [new("PSRule", "AZR-000153")],
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.PrivateEndpoint];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation)
        => evaluation.Require(
            DeclaredStack.AzureName(subject).Is(NetworkNames.IsValidEndpoint),
            "privateEndpointName",
            $"{DeclaredStack.AzureName(subject)} is not a valid name for a private endpoint: 2 to 64 letters, digits, underscores, periods and hyphens, "
                + "with a letter or digit first and not a period or hyphen last");
}
