using System.Collections.Immutable;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Operations;

/// <summary>GEO058: names of registries are those of the organization.</summary>
internal sealed class NameFollowsThePattern : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO058",
        Title = "Names of registries follow the organization's pattern",
        Checks = "The whole name of every registry matches `policies.parameters.namePattern`.",
        Why = "People and scripts recognize from a name whose registry it is and what it is for, which works only if all names follow one pattern.",
        Fix = "Rename the registry before it is created: its name cannot be changed later.",
        Severity = Severity.Warning,
        Category = Category.Operations,
        Preset = Preset.Baseline,
        Source = "https://learn.microsoft.com/azure/cloud-adoption-framework/ready/azure-best-practices/resource-naming",
        SameAs = [new("PSRule", "Azure.ACR.Naming")],
        Parameter = "namePattern",
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.Registry];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation)
    {
        if (evaluation.Parameters.NamePattern is { } pattern)
        {
            var name = DeclaredStack.AzureName(subject);
            evaluation.Require(name.Is(pattern.IsMatch), "registryName", $"{name} does not match {pattern}");
        }
    }
}
