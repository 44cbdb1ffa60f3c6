using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;
using Rpc = PulumiProtocol;

namespace Pulumi;

/// <content>Functions of the program that the engine calls.</content>
public sealed partial class Deployment
{
    private readonly Lazy<Task<CallbackServer>> _callbacks = new(CallbackServer.StartAsync);

    private readonly Lock _registering = new();

    /// <summary>Completes when the engine knows all invoke transforms that exist so far.</summary>
    private Task _invokeTransforms = Task.CompletedTask;

    /// <summary>Where functions are offered to the engine; started when the first one is.</summary>
    internal Task<CallbackServer> Callbacks => _callbacks.Value;

    /// <summary>Adds a function that sees every function call and may change it; the engine calls it.</summary>
    /// <param name="transform">The function; those added first are called first.</param>
    public void RegisterInvokeTransform(InvokeTransform transform)
    {
        lock (_registering)
        {
            _invokeTransforms = Tracked(RegisterAsync(transform, _invokeTransforms));
        }
    }

    internal Task Register(ResourceHook hook) => Tracked(RegisterAsync(hook));

    internal Task Register(ErrorHook hook) => Tracked(RegisterAsync(hook));

    /// <summary>Takes back all functions that were offered to the engine.</summary>
    private async Task CloseAsync()
    {
        if (_callbacks.IsValueCreated)
        {
            await (await Callbacks.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
        }
    }

    private Task Tracked(Task registration)
    {
        Work.Track(registration);
        return registration;
    }

    private async Task RegisterAsync(ResourceHook hook)
    {
        await _started.Task.ConfigureAwait(false);
        await RequireAsync(Feature.ResourceHooks, "resource hooks").ConfigureAwait(false);
        var callback = (await Callbacks.ConfigureAwait(false)).Offer(Rpc.ResourceHookRequest.Parser, async (request, cancellationToken) =>
        {
            try
            {
                var args = new ResourceHookArgs(
                    request.Urn, request.Id, request.Name, request.Type,
                    Values(request.NewInputs), Values(request.OldInputs), Values(request.NewOutputs), Values(request.OldOutputs));
                await hook.Callback(args, cancellationToken).ConfigureAwait(false);
                return new Rpc.ResourceHookResponse();
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                return new Rpc.ResourceHookResponse { Error = exception.Message };
            }
        });
        await Monitor.RegisterHookAsync(new Rpc.RegisterResourceHookRequest
        {
            Name = hook.Name,
            Callback = callback,
            OnDryRun = hook.Options.OnDryRun ?? false,
            IgnoreErrors = hook.Options.IgnoreErrors ?? false,
        }).ConfigureAwait(false);
    }

    private async Task RegisterAsync(InvokeTransform transform, Task before)
    {
        await before.ConfigureAwait(false);
        await _started.Task.ConfigureAwait(false);
        await RequireAsync(Feature.InvokeTransforms, "invoke transforms").ConfigureAwait(false);
        var callbacks = await Callbacks.ConfigureAwait(false);
        var callback = callbacks.Offer(Rpc.TransformInvokeRequest.Parser, new InvokeTransformCallback(Monitor, transform).AnswerAsync);
        await Monitor.RegisterInvokeTransformAsync(callback).ConfigureAwait(false);
    }

    private async Task RegisterAsync(ErrorHook hook)
    {
        await _started.Task.ConfigureAwait(false);
        await RequireAsync(Feature.ErrorHooks, "error hooks").ConfigureAwait(false);
        var callback = (await Callbacks.ConfigureAwait(false)).Offer(Rpc.ErrorHookRequest.Parser, async (request, cancellationToken) =>
        {
            try
            {
                var args = new ErrorHookArgs(
                    request.Urn, request.Id, request.Name, request.Type,
                    Values(request.NewInputs), Values(request.OldInputs), Values(request.OldOutputs), request.FailedOperation, request.Errors);
                return new Rpc.ErrorHookResponse { Retry = await hook.Callback(args, cancellationToken).ConfigureAwait(false) };
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                return new Rpc.ErrorHookResponse { Error = exception.Message };
            }
        });
        await Monitor.RegisterHookAsync(new Rpc.RegisterErrorHookRequest { Name = hook.Name, Callback = callback }).ConfigureAwait(false);
    }

    private async Task RequireAsync(string feature, string what)
    {
        if (!await Monitor.SupportsAsync(feature).ConfigureAwait(false))
        {
            throw new InvalidOperationException($"The Pulumi CLI does not support {what}. Please update the Pulumi CLI.");
        }
    }

    /// <summary>
    /// Plain values, with null for values that are not known yet. A value that is or contains a secret is an output, as in the official package.
    /// </summary>
    internal static ImmutableDictionary<string, object?>? Values(Struct? values)
        => values?.Fields.ToImmutableDictionary(field => field.Key, field => ToHook(Deserializer.Deserialize(field.Value)));

    private static object? ToHook(OutputData data) => data.IsSecret ? Output.CreateSecret(data.Value) : data.Value;
}
