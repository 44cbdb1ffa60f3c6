using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Evaluation;

/// <summary>A violation of a rule by a resource.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Severity">How serious it is in this stack.</param>
/// <param name="Resource">The resource.</param>
/// <param name="Property">The input that decides, as a path such as <c>policies.exportPolicy.status</c>.</param>
/// <param name="Message">What is wrong, beginning with a lower-case letter and without a full stop.</param>
public sealed record Finding(RuleDescription Rule, Severity Severity, DeclaredResource Resource, string Property, string Message)
{
    /// <summary>The finding on one line, such as <c>GEO001 contoso (Registry): the admin user is on</c>.</summary>
    public override string ToString() => $"{Rule.Id} {Resource}: {Message}";
}
