using System.Collections.Immutable;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Configuration;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Security;

/// <summary>GEO018: the registry is encrypted with a key of your own.</summary>
public sealed class CustomerManagedKey : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO018",
        Title = "The registry is encrypted with a key of your own",
        Checks = "`encryption.status` of a registry is `enabled`.",
        Why = "Some rules for data ask that its owner holds the key, can rotate it, and can take it away. It can only be chosen when the registry is "
            + "made, and never be undone.",
        Fix = "Set `encryption` before the registry is created; an existing one has to be made anew and its images imported.",
        Severity = Severity.Error,
        Category = Category.Security,
        Preset = Preset.Regulated,
        Source = "https://learn.microsoft.com/azure/container-registry/tutorial-enable-customer-managed-keys",
        SameAs =
        [
            new("Azure Policy", "5b9159ae-1701-4a6f-9a7a-aa9c8ddd0580"),
        ],
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.Registry];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, Judgement judgement)
        => judgement.Require(subject["encryption.status"].Is("enabled"), "encryption.status", "the registry is encrypted with a key of Microsoft's");
}
