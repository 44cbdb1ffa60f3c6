using Grpc.Core;
using Grpc.Net.Client;
using PulumiProtocol;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.Program;
using Rehearsal.Engine.Protocol;
using Rehearsal.Engine.Values;

namespace Rehearsal.Tests.Engine.Harness;

/// <summary>A program that runs in the test's process and speaks to the engine over a socket, as any other does.</summary>
internal sealed class ScriptedProgram(Func<ProgramClient, Task<int>> script) : IProgram
{
    public Task PrepareAsync(Action<EngineEvent> observe, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<ProgramExit> RunAsync(ProgramEnvironment environment, Action<EngineEvent> observe, CancellationToken cancellationToken)
    {
        using var channel = GrpcChannel.ForAddress($"http://{environment.Address}", new GrpcChannelOptions { MaxReceiveMessageSize = null });
        await using var callbacks = new OfferedCallbacks();
        try
        {
            return new ProgramExit(await script(new ProgramClient(channel, environment, callbacks, cancellationToken)));
        }
        catch (RpcException error) when (!cancellationToken.IsCancellationRequested)
        {
            observe(new EngineEvent.ProgramOutput(error.Status.Detail, true));
            return new ProgramExit(1);
        }
        catch (RpcException error)
        {
            throw new OperationCanceledException("the program was killed", error, cancellationToken);
        }
    }
}

/// <summary>What a program says to the engine.</summary>
internal sealed class ProgramClient(GrpcChannel channel, ProgramEnvironment environment, OfferedCallbacks callbacks, CancellationToken cancellationToken)
{
    internal ResourceMonitor.ResourceMonitorClient Monitor { get; } = new(channel);

    internal PulumiProtocol.Engine.EngineClient Engine { get; } = new(channel);

    internal ProgramEnvironment Environment => environment;

    /// <summary>Ends the program, as when it is killed.</summary>
    internal CancellationToken Killed => cancellationToken;

    internal string StackUrn { get; private set; } = "";

    /// <summary>Offers a transform; it gets a declaration and says what to make of it, or answers with nothing to leave it as it is.</summary>
    internal Task<Callback> TransformAsync(Func<TransformRequest, TransformResponse> transform)
        => callbacks.OfferAsync(TransformRequest.Parser, request => Task.FromResult(transform(request)));

    /// <summary>Offers a transform of function calls.</summary>
    internal Task<Callback> InvokeTransformAsync(Func<TransformInvokeRequest, TransformInvokeResponse> transform)
        => callbacks.OfferAsync(TransformInvokeRequest.Parser, request => Task.FromResult(transform(request)));

    /// <summary>Registers a hook that resources can name; the engine gets its exceptions as errors.</summary>
    internal async Task HookAsync(string name, Action<ResourceHookRequest> hook, bool onDryRun = false, bool ignoreErrors = false)
        => await Monitor.RegisterResourceHookAsync(new RegisterResourceHookRequest
        {
            Name = name,
            OnDryRun = onDryRun,
            IgnoreErrors = ignoreErrors,
            Callback = await callbacks.OfferAsync(ResourceHookRequest.Parser, request =>
            {
                try
                {
                    hook(request);
                    return Task.FromResult(new ResourceHookResponse());
                }
                catch (InvalidOperationException error)
                {
                    return Task.FromResult(new ResourceHookResponse { Error = error.Message });
                }
            }),
        });

    /// <summary>Registers a hook that says whether an operation that failed is tried again.</summary>
    internal async Task ErrorHookAsync(string name, Func<ErrorHookRequest, ErrorHookResponse> hook)
        => await Monitor.RegisterErrorHookAsync(new RegisterErrorHookRequest
        {
            Name = name,
            Callback = await callbacks.OfferAsync(ErrorHookRequest.Parser, request => Task.FromResult(hook(request))),
        });

    /// <summary>Ends the declarations, and waits until no hook can be needed any more, as SDKs do.</summary>
    internal async Task EndAsync() => await Monitor.SignalAndWaitForShutdownAsync(new(), cancellationToken: cancellationToken);

    /// <summary>Declares the stack itself, which every program does first.</summary>
    internal async Task DeclareStackAsync()
    {
        var request = Request(Urns.StackType, $"{environment.Project}-{environment.Stack}", PropertyMap.Empty);
        request.Custom = false;
        StackUrn = (await RegisterAsync(request)).Urn;
    }

    /// <summary>Declares a resource of the type <c>fake:index:Thing</c> below the stack.</summary>
    internal Task<Declared> ThingAsync(
        string name, PropertyMap? inputs = null, Action<RegisterResourceRequest>? configure = null, params IEnumerable<Declared> after)
        => RegisterAsync("fake:index:Thing", name, inputs, configure, after);

    internal Task<Declared> ComponentAsync(string name, string type = "test:index:Group", Action<RegisterResourceRequest>? configure = null)
        => RegisterAsync(type, name, null, request =>
        {
            request.Custom = false;
            configure?.Invoke(request);
        });

    internal Task<Declared> RegisterAsync(
        string type, string name, PropertyMap? inputs, Action<RegisterResourceRequest>? configure = null, params IEnumerable<Declared> after)
    {
        var request = Request(type, name, inputs ?? PropertyMap.Empty);
        request.Parent = StackUrn;
        request.Dependencies.AddRange(after.Select(declared => declared.Urn));
        configure?.Invoke(request);
        return RegisterAsync(request);
    }

    internal async Task<ReadResourceResponse> ReadAsync(string name, string id, string type = "fake:index:Thing", PropertyMap? properties = null)
        => await Monitor.ReadResourceAsync(
            new ReadResourceRequest
            {
                Type = type,
                Name = name,
                Id = id,
                Parent = StackUrn,
                AcceptSecrets = true,
                Properties = WireValues.Write(properties ?? PropertyMap.Empty),
            },
            cancellationToken: CancellationToken.None);

    internal async Task OutputsAsync(string urn, PropertyMap outputs)
        => await Monitor.RegisterResourceOutputsAsync(new RegisterResourceOutputsRequest { Urn = urn, Outputs = WireValues.Write(outputs) });

    internal async Task LogAsync(LogSeverity severity, string message) => await Engine.LogAsync(new LogRequest { Severity = severity, Message = message });

    private async Task<Declared> RegisterAsync(RegisterResourceRequest request)
    {
        var response = await Monitor.RegisterResourceAsync(request, cancellationToken: cancellationToken);
        return new Declared(response.Urn, response.Id, WireValues.Read(response.Object), response.Result) { IsUnknown = response.Unknown };
    }

    private static RegisterResourceRequest Request(string type, string name, PropertyMap inputs) => new()
    {
        Type = type,
        Name = name,
        Custom = true,
        Object = WireValues.Write(inputs),
        AcceptSecrets = true,
        AcceptResources = true,
        SupportsResultReporting = true,
        AliasSpecs = true,
    };
}

/// <summary>What the engine answered.</summary>
internal sealed record Declared(string Urn, string Id, PropertyMap Outputs, Result Result)
{
    /// <summary>Whether nothing is known of the outputs.</summary>
    internal bool IsUnknown { get; init; }

    /// <summary>How resources name an explicit provider.</summary>
    internal string Reference => $"{Urn}::{Id}";
}
