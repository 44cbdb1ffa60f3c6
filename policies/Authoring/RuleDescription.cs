using System.Collections.Immutable;

namespace GeoRegistry.Policies.Authoring;

/// <summary>The id, severity and preset of a rule, and its texts for people.</summary>
public sealed record RuleDescription
{
    /// <summary>
    /// The id that configuration and reports use; it never changes. <c>GEO001</c> to <c>GEO999</c> are this program's; an organization chooses its own
    /// letters, such as <c>ORG001</c>.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>What the rule requires, as a short sentence without a full stop.</summary>
    public required string Title { get; init; }

    /// <summary>Which inputs of which resources the rule looks at, and for what, in whole sentences.</summary>
    public required string Checks { get; init; }

    /// <summary>What goes wrong if the rule is violated, in whole sentences.</summary>
    public required string Why { get; init; }

    /// <summary>How to fix a violation, in the settings of this program and in other resources, in whole sentences.</summary>
    public required string Fix { get; init; }

    /// <summary>How serious a violation is, unless the configuration says otherwise; not <see cref="Severity.Off"/>.</summary>
    public required Severity Severity { get; init; }

    /// <summary>What the rule protects.</summary>
    public required Category Category { get; init; }

    /// <summary>The smallest preset that includes the rule.</summary>
    public required Preset Preset { get; init; }

    /// <summary>The document that the rule follows from: an address, or the name of a page.</summary>
    public required string Source { get; init; }

    /// <summary>The same rule in other catalogues. Default empty: no other catalogue has it.</summary>
    public ImmutableArray<SameRule> SameAs { get; init; } = [];

    /// <summary>The key in <c>geo-registry:policies.parameters</c> without which the rule finds nothing. Default null: the rule needs no parameter.</summary>
    public string? Parameter { get; init; }

    /// <summary>What replaced the setting that the rule is about, if Azure has made it obsolete. Default null: it is not obsolete.</summary>
    public string? ReplacedBy { get; init; }
}
