using Pulumi;

namespace Infra.Tests.Policies.BadStacks;

/// <summary>The sound stack with one defect.</summary>
/// <param name="Defect">What is wrong with it.</param>
/// <param name="CaughtBy">All that is found: <c>RULE RESOURCE PROPERTY</c>, or the path of an error in the configuration.</param>
internal sealed record BadStack(string Defect, string CaughtBy)
{
    /// <summary>The stack's name.</summary>
    internal string Name { get; init; } = "prod";

    /// <summary>How its configuration differs: a line for each path with its value, where <c>~</c> removes what is there.</summary>
    internal string Edits { get; init; } = "";

    /// <summary>Whether it is undecided before deployment, because it depends on an id that only Azure knows.</summary>
    internal bool IsOpenBeforehand { get; init; }

    /// <summary>Whether the defect is in a resource that is declared only when the registry is there.</summary>
    internal bool IsUnseenBeforehand { get; init; }

    /// <summary>A change of what the program declares; null for none.</summary>
    internal ResourceTransformation? Tampering { get; init; }

    /// <summary>Declares resources beside those of the program; null for none.</summary>
    internal Action? Beside { get; init; }
}
