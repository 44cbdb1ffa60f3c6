using System.IO.Enumeration;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Configuration;

/// <summary>Allows resources to violate a rule until a day (an entry of <c>geo-registry:policies.exemptions</c>).</summary>
/// <param name="Path">The entry's path in the configuration, such as <c>geo-registry:policies.exemptions[0]</c>.</param>
/// <param name="Rule">The rule's id (<c>rule</c>).</param>
/// <param name="Resource">The resource's name in the program, with <c>*</c> for any characters (<c>resource</c>).</param>
/// <param name="Reason">Why the violation is allowed (<c>reason</c>).</param>
/// <param name="Owner">Who is responsible for it (<c>owner</c>).</param>
/// <param name="Expires">The last day on which it counts, in UTC (<c>expires</c>).</param>
public sealed record Exemption(string Path, string Rule, string Resource, string Reason, string Owner, DateOnly Expires)
{
    /// <summary>
    /// Whether another setting implies the exemption, because the owner has decided there what the rule is about. It may then match nothing. Default false.
    /// </summary>
    internal bool IsImplied { get; init; }

    /// <summary>Whether it is about a rule and a resource.</summary>
    internal bool Covers(string rule, DeclaredResource resource)
        => rule == Rule && FileSystemName.MatchesSimpleExpression(Resource, resource.Name, ignoreCase: false);
}
