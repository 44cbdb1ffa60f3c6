using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Authoring;

/// <summary>The evaluation of one rule for one resource: gives what the rule may look at, and takes its result.</summary>
/// <param name="stack">All declared resources.</param>
/// <param name="parameters">The rules' parameters.</param>
public sealed class RuleEvaluation(DeclaredStack stack, PolicyParameters parameters)
{
    private readonly List<Violation> _violations = [];
    private readonly List<string> _undecided = [];

    /// <summary>All declared resources.</summary>
    public DeclaredStack Stack => stack;

    /// <summary>The rules' parameters from the configuration.</summary>
    public PolicyParameters Parameters => parameters;

    internal IReadOnlyList<Violation> Violations => _violations;

    /// <summary>The inputs whose values are not known yet, but are needed to decide the rule.</summary>
    internal IReadOnlyList<string> Undecided => _undecided;

    /// <summary>
    /// Requires a condition. No is a violation. Undecided makes the rule undecided for the resource, unless another condition is violated.
    /// A rule may call this several times.
    /// </summary>
    /// <param name="condition">Whether the condition holds.</param>
    /// <param name="property">The input that decides, as a path such as <c>policies.exportPolicy.status</c>.</param>
    /// <param name="message">What is wrong if it does not hold, beginning with a lower-case letter and without a full stop.</param>
    public void Require(Decision condition, string property, string message)
    {
        if (condition.IsNo)
            _violations.Add(new(property, message));
        else if (condition.IsUndecided)
            _undecided.Add(property);
    }

    /// <summary>One violation of the rule by the resource.</summary>
    /// <param name="Property">The input that decides.</param>
    /// <param name="Message">What is wrong.</param>
    internal sealed record Violation(string Property, string Message);
}
