using Rehearsal.Engine.Events;
using Rehearsal.Engine.Values;

namespace Rehearsal.Engine.Deploy.Hooks;

/// <summary>What a hook gets to know about the step that it belongs to.</summary>
internal sealed record HookArguments
{
    internal required string Urn { get; init; }

    /// <summary>Provider id; empty when there is none yet.</summary>
    internal required string Id { get; init; }

    internal required string Name { get; init; }

    internal required string Type { get; init; }

    internal PropertyMap? NewInputs { get; init; }

    internal PropertyMap? OldInputs { get; init; }

    internal PropertyMap? NewOutputs { get; init; }

    internal PropertyMap? OldOutputs { get; init; }

    /// <param name="step">The step.</param>
    /// <param name="isDone">True once the step is done, so that the new outputs are known.</param>
    internal static HookArguments Of(Step step, bool isDone)
    {
        // The resource that a replacement creates is a new one: it has neither an id nor old values.
        var isNew = step.Kind == StepKind.CreateReplacement;
        return new HookArguments
        {
            Urn = step.Urn,
            Id = !isDone && isNew ? "" : step.Id ?? "",
            Name = step.Name,
            Type = step.Type,
            NewInputs = step.NewInputs,
            OldInputs = isNew ? null : step.OldInputs,
            NewOutputs = isDone && step.NewInputs is not null ? step.NewOutputs : null,
            OldOutputs = isNew ? null : step.OldOutputs,
        };
    }
}

/// <summary>What an error hook gets to know.</summary>
/// <param name="Step">The step that failed.</param>
/// <param name="Operation">What failed: <c>create</c>, <c>update</c> or <c>delete</c>.</param>
/// <param name="Errors">The errors of all attempts, the last one first.</param>
internal sealed record ErrorHookArguments(HookArguments Step, string Operation, IReadOnlyList<string> Errors);
