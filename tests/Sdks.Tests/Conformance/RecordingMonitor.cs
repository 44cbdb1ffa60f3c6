using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using PulumiProtocol;

namespace Sdks.Tests.Conformance;

/// <summary>The resource monitor of a <see cref="RecordingEngine"/>.</summary>
internal sealed class RecordingMonitor(RecordingEngine engine) : ResourceMonitor.ResourceMonitorBase
{
    private const string RootType = "pulumi:pulumi:Stack";

    private static readonly string[] Features =
    [
        "secrets", "resourceReferences", "outputValues", "aliasSpecs", "deletedWith", "transforms", "invokeTransforms", "parameterization",
    ];

    public override Task<SupportsFeatureResponse> SupportsFeature(SupportsFeatureRequest request, ServerCallContext context) =>
        Task.FromResult(new SupportsFeatureResponse { HasSupport = Features.Contains(request.Id) });

    public override async Task<RegisterResourceResponse> RegisterResource(RegisterResourceRequest request, ServerCallContext context)
    {
        engine.Calls.Enqueue(("registerResource", request));
        if (request.Name == engine.HangsUpAt)
        {
            await engine.HangUpAsync();
            context.GetHttpContext().Abort();
        }

        if (request.Name == "refused")
        {
            throw new RpcException(new Status(StatusCode.Unknown, "the engine refused this resource"));
        }

        return new RegisterResourceResponse
        {
            Urn = Urn(request.Parent, request.Type, request.Name),
            Id = request.Custom && !engine.Preview ? $"{request.Name}-id" : "",
            Object = request.Object ?? new Struct(),
        };
    }

    public override Task<ReadResourceResponse> ReadResource(ReadResourceRequest request, ServerCallContext context)
    {
        engine.Calls.Enqueue(("readResource", request));
        return Task.FromResult(new ReadResourceResponse
        {
            Urn = Urn(request.Parent, request.Type, request.Name),
            Properties = Struct.Parser.ParseJson("""{ "widgetName": "existing-name", "enabled": true }"""),
        });
    }

    public override Task<InvokeResponse> Invoke(ResourceInvokeRequest request, ServerCallContext context)
    {
        engine.Calls.Enqueue(("invoke", request));
        return Task.FromResult(new InvokeResponse { Return = Struct.Parser.ParseJson("""{ "id": "widget-42", "size": 42 }""") });
    }

    public override Task<Empty> RegisterResourceOutputs(RegisterResourceOutputsRequest request, ServerCallContext context)
    {
        engine.Calls.Enqueue(("registerResourceOutputs", request));
        return Task.FromResult(new Empty());
    }

    public override Task<Empty> SignalAndWaitForShutdown(Empty request, ServerCallContext context)
    {
        engine.Calls.Enqueue(("signalAndWaitForShutdown", request));
        return Task.FromResult(new Empty());
    }

    /// <summary>A resource whose parent is the stack does not name the parent's type in its URN.</summary>
    private static string Urn(string parent, string type, string name)
    {
        var parentType = parent.Length == 0 ? "" : parent.Split("::")[2];
        var qualifiedType = parentType is "" or RootType ? type : $"{parentType}${type}";
        return $"urn:pulumi:dev::conformance::{qualifiedType}::{name}";
    }
}

/// <summary>The engine service of a <see cref="RecordingEngine"/>.</summary>
internal sealed class RecordingLog(RecordingEngine engine) : Engine.EngineBase
{
    private string _rootUrn = "";

    public override Task<Empty> Log(LogRequest request, ServerCallContext context)
    {
        engine.Logs.Enqueue(request);
        return Task.FromResult(new Empty());
    }

    public override Task<GetRootResourceResponse> GetRootResource(GetRootResourceRequest request, ServerCallContext context) =>
        Task.FromResult(new GetRootResourceResponse { Urn = _rootUrn });

    public override Task<SetRootResourceResponse> SetRootResource(SetRootResourceRequest request, ServerCallContext context)
    {
        _rootUrn = request.Urn;
        return Task.FromResult(new SetRootResourceResponse());
    }
}
