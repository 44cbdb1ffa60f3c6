using GeoRegistry.Policies.Declarations;
using GeoRegistry.Policies.Evaluation;

namespace GeoRegistry.Policies.Authoring;

/// <summary>What one rule finds in one resource.</summary>
/// <param name="stack">All that is declared.</param>
/// <param name="parameters">What the configuration gives to rules.</param>
public sealed class Judgement(DeclaredStack stack, PolicyParameters parameters)
{
    private readonly List<Fault> _faults = [];
    private readonly List<string> _undecided = [];

    /// <summary>All that is declared.</summary>
    public DeclaredStack Stack => stack;

    /// <summary>What the configuration gives to rules.</summary>
    public PolicyParameters Parameters => parameters;

    internal IReadOnlyList<Fault> Faults => _faults;

    /// <summary>What could not be told, and would have to be known to say that the rule is kept.</summary>
    internal IReadOnlyList<string> Undecided => _undecided;

    /// <summary>Something has to hold.</summary>
    /// <param name="holds">Whether it does.</param>
    /// <param name="property">The input that decides, as a path such as <c>policies.exportPolicy.status</c>.</param>
    /// <param name="message">What is wrong where it does not hold, beginning with a lower-case letter and without a full stop.</param>
    public void Require(Truth holds, string property, string message)
    {
        if (holds.IsNo)
            _faults.Add(new(property, message));
        else if (holds.IsUnknown)
            _undecided.Add(property);
    }

    /// <summary>One fault of a resource.</summary>
    /// <param name="Property">The input that decides.</param>
    /// <param name="Message">What is wrong.</param>
    internal sealed record Fault(string Property, string Message);
}
