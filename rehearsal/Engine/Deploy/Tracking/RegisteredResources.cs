using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Rehearsal.Engine.Values;

namespace Rehearsal.Engine.Deploy.Tracking;

/// <summary>The answers to registrations and reads of this run, by URN.</summary>
internal sealed class RegisteredResources
{
    private readonly ConcurrentDictionary<string, RegisteredResource> _answers = new(StringComparer.Ordinal);

    /// <summary>Remembers an answer.</summary>
    internal void Add(RegisteredResource answer) => _answers[answer.Urn] = answer;

    internal bool Contains(string urn) => _answers.ContainsKey(urn);

    internal bool TryGet(string urn, [MaybeNullWhen(false)] out RegisteredResource answer) => _answers.TryGetValue(urn, out answer);

    /// <summary>Sets the outputs that a component or the stack has registered for itself.</summary>
    internal void SetOutputs(string urn, PropertyMap outputs)
    {
        if (_answers.TryGetValue(urn, out var answer))
            _answers[urn] = answer with { Outputs = outputs };
    }
}

/// <summary>The answer to the program for a resource that it has declared.</summary>
/// <param name="Urn">The resource.</param>
/// <param name="Id">Provider id; empty for components and for what is not known.</param>
/// <param name="Outputs">Its outputs; for a component those that it has registered.</param>
/// <param name="Result">How the registration ended.</param>
internal sealed record RegisteredResource(string Urn, string Id, PropertyMap Outputs, RegistrationResult Result)
{
    /// <summary>True for a resource that is not created in this run, so that neither its outputs nor its id are known.</summary>
    internal bool IsUnknown { get; init; }
}

/// <summary>How a registration ended.</summary>
internal enum RegistrationResult
{
    /// <summary>The resource is as declared, or is left alone because the run is limited to others.</summary>
    Succeeded,

    /// <summary>The step failed, or was refused.</summary>
    Failed,

    /// <summary>Nothing was tried, because something that the resource needs failed.</summary>
    Skipped,
}
