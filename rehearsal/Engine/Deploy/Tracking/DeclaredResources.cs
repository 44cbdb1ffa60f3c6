using System.Collections.Concurrent;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Naming;

namespace Rehearsal.Engine.Deploy.Tracking;

/// <summary>The resources that the program has declared in this run.</summary>
internal sealed class DeclaredResources(RunEvents events)
{
    private readonly ConcurrentDictionary<string, bool> _declared = new(StringComparer.Ordinal);

    /// <summary>The URNs of all of them.</summary>
    internal IEnumerable<string> Urns => _declared.Keys;

    /// <summary>Adds a resource.</summary>
    /// <exception cref="RehearsalException">It was declared before.</exception>
    internal void Add(string urn)
    {
        if (!_declared.TryAdd(urn, true))
            throw Wrong(urn, new RehearsalException($"the program declares '{urn}' twice; give one of the two another name"));
    }

    /// <summary>Reports a wrong declaration, even if the program ignores that it is refused.</summary>
    /// <returns>The same error.</returns>
    internal RehearsalException Wrong(string urn, RehearsalException error)
    {
        events.Error(error.Message, urn);
        return error;
    }
}
