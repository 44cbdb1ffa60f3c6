using System.IO.Enumeration;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;
using GeoRegistry.Policies.Evaluation;

namespace GeoRegistry.Policies.Configuration;

/// <summary>Lets resources be as a rule says that they should not be (an entry of <c>geo-registry:policies.exemptions</c>).</summary>
/// <param name="Path">Where it stands in the configuration.</param>
/// <param name="Rule">The rule's id (<c>rule</c>).</param>
/// <param name="Resource">The resource's name in the program, in which <c>*</c> stands for any characters (<c>resource</c>).</param>
/// <param name="Reason">Why it is right (<c>reason</c>).</param>
/// <param name="Owner">Who answers for it (<c>owner</c>).</param>
/// <param name="Expires">The last day on which it counts (<c>expires</c>).</param>
public sealed record Exemption(string Path, string Rule, string Resource, string Reason, string Owner, DateOnly Expires)
{
    /// <summary>
    /// Whether it follows from another key of the settings, by which the owner has decided what the rule is about; it is then no problem if it matches
    /// nothing. Default false.
    /// </summary>
    internal bool IsImplied { get; init; }

    /// <summary>Whether it is about a finding.</summary>
    internal bool Covers(Finding finding) => finding.Rule.Id == Rule && Covers(finding.Resource);

    /// <summary>Whether it names a resource.</summary>
    internal bool Covers(DeclaredResource resource) => FileSystemName.MatchesSimpleExpression(Resource, resource.Name, ignoreCase: false);
}
