using Google.Protobuf.WellKnownTypes;
using PulumiProtocol;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Protocol;
using Rehearsal.Engine.Values;

namespace Rehearsal.Engine.Deploy.Hooks;

/// <summary>What hooks are told of the step that they belong to.</summary>
internal static class HookArguments
{
    /// <param name="isDone">True once the step is done, so that the new outputs are known.</param>
    internal static ResourceHookRequest Of(Step step, bool isDone) => new()
    {
        Urn = step.Urn,
        Id = Id(step, isDone),
        Name = step.Name,
        Type = step.Type,
        NewInputs = Write(step.NewInputs),
        OldInputs = Old(step, step.OldInputs),
        NewOutputs = isDone && step.NewInputs is not null ? Write(step.NewOutputs) : null,
        OldOutputs = Old(step, step.OldOutputs),
    };

    /// <param name="operation">What failed: <c>create</c>, <c>update</c> or <c>delete</c>.</param>
    /// <param name="errors">The errors of all attempts, the last one first.</param>
    internal static ErrorHookRequest Of(Step step, string operation, IEnumerable<string> errors) => new()
    {
        Urn = step.Urn,
        Id = Id(step, isDone: false),
        Name = step.Name,
        Type = step.Type,
        NewInputs = Write(step.NewInputs),
        OldInputs = Old(step, step.OldInputs),
        OldOutputs = Old(step, step.OldOutputs),
        FailedOperation = operation,
        Errors = { errors },
    };

    /// <summary>The resource that a replacement creates is a new one: it has neither an id nor a past.</summary>
    private static string Id(Step step, bool isDone) => !isDone && step.Kind == StepKind.CreateReplacement ? "" : step.Id ?? "";

    private static Struct? Old(Step step, PropertyMap? map) => step.Kind == StepKind.CreateReplacement ? null : Write(map);

    private static Struct? Write(PropertyMap? map) => map is null ? null : WireValues.Write(map);
}
