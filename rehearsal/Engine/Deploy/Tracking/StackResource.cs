using Rehearsal.Engine.Values;

namespace Rehearsal.Engine.Deploy.Tracking;

/// <summary>The stack itself, as the program declares it.</summary>
internal sealed class StackResource
{
    /// <summary>Its URN; null until the program has registered it.</summary>
    internal string? Urn { get; set; }

    /// <summary>The outputs that the program has set; null until it has.</summary>
    internal PropertyMap? Outputs { get; set; }
}
