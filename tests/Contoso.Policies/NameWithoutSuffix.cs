using System.Collections.Immutable;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Configuration;
using GeoRegistry.Policies.Declarations;

namespace Contoso.Policies;

/// <summary>ORG001: people can guess a registry's name in Azure from its name in the stack.</summary>
public sealed class NameWithoutSuffix : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "ORG001",
        Title = "A registry is named in Azure as in the stack",
        Checks = "`registryName` of a registry is its name in the program.",
        Why = "At Contoso people type the names of registries.",
        Fix = "Leave `uniqueSuffix` out.",
        Severity = Severity.Error,
        Category = Category.Operations,
        Preset = Preset.Baseline,
        Source = "https://contoso.example/registries",
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.Registry];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation)
        => evaluation.Require(subject["registryName"].Is(subject.Name), "registryName", $"the registry {subject.Name} has another name in Azure");
}
