using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Rehearsal.Engine.Values;

namespace Recorded.Tests.Engine;

/// <summary>What the scripted providers have made, by id without regard to case, and what they were asked for.</summary>
internal sealed class ScriptedCloud
{
    private readonly ConcurrentDictionary<string, CloudResource> _resources = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, bool> _made = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<JsonObject> _calls = new();

    /// <summary>The variables of the stage that runs.</summary>
    internal IReadOnlyDictionary<string, string> Variables { get; set; } = new Dictionary<string, string>();

    /// <summary>Runs while a creation is under way, with its URN.</summary>
    internal Func<string, CancellationToken, Task> Creating { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>The calls since the last time that they were taken, in their order.</summary>
    internal IReadOnlyList<JsonObject> TakeCalls()
    {
        List<JsonObject> taken = [.. _calls];
        _calls.Clear();
        return taken;
    }

    internal void Note(JsonObject call) => _calls.Enqueue(call);

    /// <summary>Whether a text is a value that was made up here, so that another one was made up in the recording.</summary>
    internal bool HasMade(string text) => _made.ContainsKey(text);

    /// <summary>The value that was made up here and is a part of a text; null for none.</summary>
    internal string? MadeIn(string text) => _made.Keys.FirstOrDefault(made => made.Length > 0 && text.Contains(made, StringComparison.Ordinal));

    internal string MakeUp(string text)
    {
        _made[text] = true;
        return text;
    }

    internal CloudResource? Find(string id) => _resources.GetValueOrDefault(id);

    internal void Put(string id, CloudResource resource) => _resources[id] = resource;

    internal void Remove(string id) => _resources.TryRemove(id, out _);

    /// <summary>Whether a variable of the stage names the end of a resource's URN.</summary>
    internal bool Is(string variable, string urn) => Variables.TryGetValue(variable, out var end) && urn.EndsWith(end, StringComparison.Ordinal);
}

/// <param name="Inputs">The inputs that would give it.</param>
/// <param name="Outputs">What is known of it.</param>
internal sealed record CloudResource(PropertyMap Inputs, PropertyMap Outputs);
