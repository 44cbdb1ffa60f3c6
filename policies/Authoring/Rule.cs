using System.Collections.Immutable;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Authoring;

/// <summary>
/// A policy rule. It sees the resources of a stack as the program registers them, whichever component declares them, and never the configuration.
/// Derived classes are public and sealed, have no state, and have a constructor without parameters.
/// </summary>
public abstract class Rule
{
    /// <summary>The rule's id, severity and preset, and its texts for people.</summary>
    public abstract RuleDescription Description { get; }

    /// <summary>The kinds of resources that the rule evaluates, as in <see cref="DeclaredResource.Kind"/>, such as those in <see cref="Kinds"/>.</summary>
    public abstract ImmutableArray<string> Subjects { get; }

    /// <summary>
    /// Evaluates one resource: calls <see cref="RuleEvaluation.Require"/> for each condition. The rule is kept if nothing is violated or undecided. It must
    /// not throw, whatever is left out or not known yet.
    /// </summary>
    /// <param name="subject">The resource, of one of the kinds in <see cref="Subjects"/>.</param>
    /// <param name="evaluation">Gives the other resources of the stack and the rule's parameters, and takes the result.</param>
    public abstract void Check(DeclaredResource subject, RuleEvaluation evaluation);
}
