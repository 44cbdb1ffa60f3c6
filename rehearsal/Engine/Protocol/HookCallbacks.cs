using Google.Protobuf.WellKnownTypes;
using PulumiProtocol;
using Rehearsal.Engine.Deploy.Hooks;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Values;

namespace Rehearsal.Engine.Protocol;

/// <summary>Turns functions that the program registers as hooks into hooks of the engine.</summary>
internal sealed class HookCallbacks(ProgramCallbacks callbacks)
{
    internal ProgramHook Read(RegisterResourceHookRequest hook) => new(hook.Name, hook.OnDryRun, hook.IgnoreErrors, async (arguments, cancellationToken) =>
    {
        var response = await callbacks.InvokeAsync(hook.Callback, Write(arguments), ResourceHookResponse.Parser, cancellationToken);
        return response.Error.Length > 0 ? response.Error : null;
    });

    internal ErrorHook Read(RegisterErrorHookRequest hook) => new(hook.Name, async (arguments, cancellationToken) =>
    {
        var response = await callbacks.InvokeAsync(hook.Callback, Write(arguments), ErrorHookResponse.Parser, cancellationToken);
        return response.Error.Length == 0 ? response.Retry : throw new RehearsalException(response.Error);
    });

    private static ResourceHookRequest Write(HookArguments arguments) => new()
    {
        Urn = arguments.Urn,
        Id = arguments.Id,
        Name = arguments.Name,
        Type = arguments.Type,
        NewInputs = Write(arguments.NewInputs),
        OldInputs = Write(arguments.OldInputs),
        NewOutputs = Write(arguments.NewOutputs),
        OldOutputs = Write(arguments.OldOutputs),
    };

    private static ErrorHookRequest Write(ErrorHookArguments arguments) => new()
    {
        Urn = arguments.Step.Urn,
        Id = arguments.Step.Id,
        Name = arguments.Step.Name,
        Type = arguments.Step.Type,
        NewInputs = Write(arguments.Step.NewInputs),
        OldInputs = Write(arguments.Step.OldInputs),
        OldOutputs = Write(arguments.Step.OldOutputs),
        FailedOperation = arguments.Operation,
        Errors = { arguments.Errors },
    };

    private static Struct? Write(PropertyMap? map) => map is null ? null : WireValues.Write(map);
}
