using Rehearsal.Engine.Values;

namespace Rehearsal.Providers;

/// <summary>What a plan does with a resource.</summary>
internal enum PlannedFate
{
    /// <summary>It is there and stays as it is.</summary>
    Stays,

    /// <summary>It is created, also as the new one of a replacement.</summary>
    Created,

    /// <summary>It is changed in place.</summary>
    Updated,

    /// <summary>It is deleted to make room for its replacement, which is created after that.</summary>
    DeletedFirst,

    /// <summary>It is deleted at the end of the run, when everything else has been done.</summary>
    DeletedLast,

    /// <summary>It leaves the stack and stays in the cloud.</summary>
    Left,
}

/// <summary>One resource of a plan.</summary>
/// <param name="Urn">Its URN.</param>
/// <param name="Type">Its type token.</param>
/// <param name="Name">Its logical name.</param>
/// <param name="Fate">What the plan does with it.</param>
/// <param name="Id">Its id; null while it is not known.</param>
/// <param name="Inputs">Its inputs, those that it is to have where it is created or changed; some may be unknown.</param>
/// <param name="Outputs">Its outputs as far as they are known.</param>
/// <param name="FormerInputs">The inputs that it has had until now; null for a new one.</param>
internal sealed record PlannedResource(
    string Urn, string Type, string Name, PlannedFate Fate, string? Id, PropertyMap Inputs, PropertyMap Outputs, PropertyMap? FormerInputs)
{
    /// <summary>Whether it is there when the run has ended.</summary>
    internal bool Remains => Fate is PlannedFate.Stays or PlannedFate.Created or PlannedFate.Updated;
}
