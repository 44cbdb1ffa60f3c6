using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Operations;

/// <summary>GEO024: names of registries are valid.</summary>
internal sealed class ValidRegistryName : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO024",
        Title = "Names of registries are valid",
        Checks = "The name of a registry has 5 to 50 letters and digits.",
        Why = "Azure refuses other names, but only once the registry is being created.",
        Fix = "Rename the registry before it is created: its name cannot be changed later.",
        Severity = Severity.Error,
        Category = Category.Operations,
        Preset = Preset.Baseline,
        Source = "https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules",
        SameAs = [new("PSRule", "AZR-000007")],
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.Registry];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation)
        => evaluation.Require(
            DeclaredStack.AzureName(subject).Is(
                name => name.Length is >= RegistryNames.MinimumLength and <= RegistryNames.MaximumLength && name.All(RegistryNames.IsAllowed)),
            "registryName",
            $"{DeclaredStack.AzureName(subject)} is not a valid name for a registry: 5 to 50 letters and digits");
}
