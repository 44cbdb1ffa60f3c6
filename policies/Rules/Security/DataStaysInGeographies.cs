using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Security;

/// <summary>GEO009: data is where it is allowed to be.</summary>
internal sealed class DataStaysInGeographies : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO009",
        Title = "Data stays in the allowed geographies",
        Checks = "Registries, replicas, key vaults and Log Analytics workspaces are in a geography of `policies.parameters.allowedGeographies`.",
        Why = "A replica copies all images into its geography, and logs name people: laws and contracts may forbid both.",
        Fix = "Choose a region of an allowed geography, or allow the geography.",
        Severity = Severity.Error,
        Category = Category.Security,
        Preset = Preset.Baseline,
        Source = "https://learn.microsoft.com/azure/container-registry/container-registry-storage",
        SameAs =
        [
            new("PSRule", "AZR-000494"),
            new("Azure Policy", "e56962a6-4747-49cd-b67b-bf8b01975c4c"),
        ],
        Parameter = "allowedGeographies",
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.Registry, Kinds.Replication, Kinds.Vault, Kinds.Workspace];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation)
    {
        var allowed = evaluation.Parameters.AllowedGeographies;
        if (allowed is [])
            return;
        var location = subject["location"];
        evaluation.Require(
            location.IsGiven.IsNo
                ? Decision.Undecided
                : location.Is(_ => subject.Region?.Geography is { } geography && allowed.Any(one => Geographies.Includes(one, geography))),
            "location",
            $"{location} is in {subject.Region?.Geography ?? "a geography that is not known"}; allowed are {string.Join(", ", allowed)}");
    }
}
