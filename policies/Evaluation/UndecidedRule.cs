using System.Collections.Immutable;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Evaluation;

/// <summary>A rule that is undecided for a resource, because of values that are only known once other resources exist.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Resource">The resource.</param>
/// <param name="Properties">The inputs whose values are not known yet.</param>
public sealed record UndecidedRule(RuleDescription Rule, DeclaredResource Resource, ImmutableArray<string> Properties);
