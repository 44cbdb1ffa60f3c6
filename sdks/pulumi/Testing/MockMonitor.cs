using System.Collections.Concurrent;
using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;
using Rpc = PulumiProtocol;

namespace Pulumi.Testing;

/// <summary>An engine that asks mocks instead of providers.</summary>
internal sealed class MockMonitor(IMocks mocks, DeploymentSettings settings) : IMonitor
{
    private readonly List<Resource> _resources = [];
    private readonly ConcurrentDictionary<string, (string? Id, Struct State)> _states = new();

    /// <summary>The resources in the order of their registration.</summary>
    public IReadOnlyList<Resource> Resources
    {
        get
        {
            lock (_resources)
            {
                return [.. _resources];
            }
        }
    }

    /// <summary>All features except outputs as values, so that mocks see plain inputs. Hooks and transforms are accepted and never called.</summary>
    public Task<bool> SupportsAsync(string feature) => Task.FromResult(feature != Feature.OutputValues);

    public async Task<Rpc.RegisterResourceResponse> RegisterAsync(Resource resource, Rpc.RegisterResourceRequest request)
    {
        Add(resource);
        var urn = NewUrn(request.Parent, request.Type, request.Name);
        if (request.Type == Stack.TypeToken)
        {
            return new() { Urn = urn, Object = new Struct() };
        }

        var (id, state) = await NewAsync(new()
        {
            Type = request.Type,
            Name = request.Name,
            Inputs = Known(request.Object),
            Provider = request.Provider,
            Id = request.ImportId,
        }).ConfigureAwait(false);
        _states[urn] = (id, state);
        return new() { Urn = urn, Id = id ?? request.ImportId, Object = state };
    }

    public async Task<Rpc.ReadResourceResponse> ReadAsync(Resource resource, Rpc.ReadResourceRequest request)
    {
        Add(resource);
        var urn = NewUrn(request.Parent, request.Type, request.Name);
        var (id, state) = await NewAsync(new()
        {
            Type = request.Type,
            Name = request.Name,
            Inputs = Known(request.Properties),
            Provider = request.Provider,
            Id = request.Id,
        }).ConfigureAwait(false);
        _states[urn] = (id, state);
        return new() { Urn = urn, Properties = state };
    }

    public async Task<Rpc.InvokeResponse> InvokeAsync(Rpc.ResourceInvokeRequest request)
    {
        if (request.Tok == "pulumi:pulumi:getResource")
        {
            return new() { Return = Registered(request.Args.Fields["urn"].StringValue) };
        }

        return new() { Return = await CallAsync(request.Tok, request.Args, request.Provider).ConfigureAwait(false) };
    }

    public async Task<Rpc.CallResponse> CallAsync(Rpc.ResourceCallRequest request)
        => new() { Return = await CallAsync(request.Tok, request.Args, request.Provider).ConfigureAwait(false) };

    public Task RegisterOutputsAsync(Rpc.RegisterResourceOutputsRequest request)
        => mocks.RegisterResourceOutputs(new(
            request.Urn,
            request.Outputs.Fields.ToImmutableDictionary(field => field.Key, field => new Output<object?>(Deserializer.Deserialize(field.Value)))));

    public Task<string> RegisterPackageAsync(Rpc.RegisterPackageRequest request)
        => Task.FromResult($"{request.Parameterization?.Name ?? request.Name}@{request.Parameterization?.Version ?? request.Version}");

    public Task RegisterInvokeTransformAsync(Rpc.Callback transform) => Task.CompletedTask;

    public Task RegisterHookAsync(Rpc.RegisterResourceHookRequest request) => Task.CompletedTask;

    public Task RegisterHookAsync(Rpc.RegisterErrorHookRequest request) => Task.CompletedTask;

    public Task SignalAndWaitForShutdownAsync() => Task.CompletedTask;

    /// <summary>Only the outermost parent, which may be the stack: under mocks the official SDK names no other.</summary>
    private string NewUrn(string parent, string type, string name)
    {
        var qualifiedType = parent.Length == 0 ? type : $"{parent.Split("::")[2].Split('$')[0]}${type}";
        return $"urn:pulumi:{settings.Stack}::{settings.Project}::{qualifiedType}::{name}";
    }

    private static ImmutableDictionary<string, object> Known(Struct values)
    {
        var known = ImmutableDictionary.CreateBuilder<string, object>();
        foreach (var (name, value) in values.Fields)
        {
            if (Deserializer.Deserialize(value) is { IsKnown: true, Value: { } plain })
            {
                known[name] = plain;
            }
        }

        return known.ToImmutable();
    }

    private Struct Registered(string urn)
    {
        if (!_states.TryGetValue(urn, out var found))
        {
            throw new InvalidOperationException($"There is no resource with the URN '{urn}'.");
        }

        return new() { Fields = { ["urn"] = Value.ForString(urn), ["id"] = Value.ForString(found.Id ?? ""), ["state"] = Value.ForStruct(found.State) } };
    }

    private async Task<(string? Id, Struct State)> NewAsync(MockResourceArgs args)
    {
        var (id, state) = await mocks.NewResourceAsync(args).ConfigureAwait(false);
        return (id, await ToStructAsync($"the state of {args.Name}", state).ConfigureAwait(false));
    }

    private async Task<Struct> CallAsync(string token, Struct args, string provider)
    {
        var result = await mocks.CallAsync(new() { Token = token, Args = Known(args), Provider = provider }).ConfigureAwait(false);
        return await ToStructAsync($"the result of {token}", result).ConfigureAwait(false);
    }

    private async Task<Struct> ToStructAsync(string what, object? values)
        => await new Serializer(this).SerializeAsync(what, values).ConfigureAwait(false) switch
        {
            null => new Struct(),
            { KindCase: Value.KindOneofCase.StructValue } value => value.StructValue,
            _ => throw new InvalidOperationException($"The mock returned {values} as {what}: it must return a dictionary with strings as keys."),
        };

    private void Add(Resource resource)
    {
        lock (_resources)
        {
            _resources.Add(resource);
        }
    }
}

/// <summary>Takes the messages of a program under mocks.</summary>
internal sealed class MockEngine : IEngine
{
    private readonly ConcurrentQueue<string> _errors = new();

    public IReadOnlyCollection<string> Errors => _errors;

    public Task LogAsync(Rpc.LogRequest request)
    {
        if (request.Severity == Rpc.LogSeverity.Error)
        {
            _errors.Enqueue(request.Message);
        }

        return Task.CompletedTask;
    }

    public Task SetRootResourceAsync(string urn) => Task.CompletedTask;

    public Task RequireVersionAsync(string range) => Task.CompletedTask;
}
