using System.Collections.Immutable;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Security;

/// <summary>GEO002: nobody pulls without signing in.</summary>
internal sealed class AnonymousPullOff : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO002",
        Title = "Anonymous pull is off",
        Checks = "`anonymousPullEnabled` of a registry is left out or false.",
        Why = "Anonymous pull opens every repository to everyone who reaches the registry, whatever roles, tokens and scope maps say.",
        Fix = "Leave `anonymousPullEnabled` out. Put images that everyone may have into a registry of their own.",
        Severity = Severity.Error,
        Category = Category.Security,
        Preset = Preset.Baseline,
        Source = "https://learn.microsoft.com/azure/container-registry/anonymous-pull-access",
        SameAs =
        [
            new("PSRule", "AZR-000401"),
            new("Checkov", "CKV_AZURE_138"),
            new("Azure Policy", "9f2dea28-e834-476c-99c5-3507b4728395"),
            new("Azure Policy", "cced2946-b08a-44fe-9fd9-e4ed8a779897"),
            new("APRL", "03f4a7d8"),
        ],
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.Registry];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation)
        => evaluation.Require(!subject["anonymousPullEnabled"].Is(true), "anonymousPullEnabled", "everyone can pull every image without signing in");
}
