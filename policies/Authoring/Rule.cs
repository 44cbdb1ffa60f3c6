using System.Collections.Immutable;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Authoring;

/// <summary>
/// One rule. It sees the resources of a stack as they are registered, never the configuration, so it judges those too that were declared
/// beside the components of this program. Derived classes are sealed, have no state, and a constructor without parameters.
/// </summary>
public abstract class Rule
{
    /// <summary>What people read about the rule.</summary>
    public abstract RuleDescription Description { get; }

    /// <summary>The kinds of resources that it judges, as <see cref="DeclaredResource.Kind"/> has them; each is judged by itself.</summary>
    public abstract ImmutableArray<string> Subjects { get; }

    /// <summary>Judges one resource. What is not known yet makes the rule undecided for it, unless something known is wrong already.</summary>
    /// <param name="subject">The resource.</param>
    /// <param name="judgement">Takes what is found; gives the stack around the resource and the rule's parameters.</param>
    public abstract void Check(DeclaredResource subject, Judgement judgement);
}
