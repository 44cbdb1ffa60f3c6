namespace Rehearsal.Engine.Options;

/// <summary>A resource that exists and is to be taken into the state.</summary>
/// <param name="Type">Type token.</param>
/// <param name="Name">The logical name that it is to have.</param>
/// <param name="Id">Provider id.</param>
/// <param name="ParentUrn">URN of the parent; null for the stack.</param>
internal sealed record ImportRequest(string Type, string Name, string Id, string? ParentUrn, bool Protect);
