using System.Collections.Immutable;
using GeoRegistry.Policies.Configuration;
using GeoRegistry.Policies.Evaluation;

namespace GeoRegistry.Policies.Authoring;

/// <summary>The same rule in another catalogue.</summary>
/// <param name="Catalogue">Which one: PSRule, Checkov, KICS, Trivy, Azure Policy or APRL.</param>
/// <param name="Id">Its id there, such as <c>AZR-000005</c>.</param>
public sealed record SameRule(string Catalogue, string Id);

/// <summary>What people read about a rule.</summary>
public sealed record RuleDescription
{
    /// <summary>The id that configuration and reports use, <c>GEO001</c> to <c>GEO999</c>; an organization takes letters of its own. It never changes.</summary>
    public required string Id { get; init; }

    /// <summary>What holds where the rule is kept, as a short sentence without a full stop.</summary>
    public required string Title { get; init; }

    /// <summary>Which inputs of which resources it looks at, and for what.</summary>
    public required string Checks { get; init; }

    /// <summary>What goes wrong where it is not kept.</summary>
    public required string Why { get; init; }

    /// <summary>How to put it right, in the settings of this program and in resources of one's own.</summary>
    public required string Fix { get; init; }

    /// <summary>How serious a finding is unless the configuration says otherwise; not <see cref="Severity.Off"/>.</summary>
    public required Severity Severity { get; init; }

    /// <summary>What it is good for.</summary>
    public required Category Category { get; init; }

    /// <summary>The smallest preset that it belongs to.</summary>
    public required Preset Preset { get; init; }

    /// <summary>The document that the rule follows from: an address, or the name of a page.</summary>
    public required string Source { get; init; }

    /// <summary>The same rule in other catalogues; none where only this one has it.</summary>
    public ImmutableArray<SameRule> SameAs { get; init; } = [];

    /// <summary>The key in <c>geo-registry:policies.parameters</c> that the rule needs to have an effect; null for none.</summary>
    public string? Parameter { get; init; }

    /// <summary>For a rule of others that Azure has overtaken: what replaced it. Null for all others.</summary>
    public string? ReplacedBy { get; init; }
}
