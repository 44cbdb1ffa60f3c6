using System.Collections.Concurrent;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PulumiProtocol;

namespace Sdks.Tests.Generated;

/// <summary>An engine that grants every registration and keeps what was asked for, on a loopback port.</summary>
internal sealed class RegistrationRecorder : IAsyncDisposable
{
    private readonly WebApplication _application;

    private RegistrationRecorder(WebApplication application) => _application = application;

    /// <summary>The registrations of custom resources by logical name.</summary>
    public ConcurrentDictionary<string, RegisterResourceRequest> Registrations { get; } = new();

    /// <summary>The packages that were announced.</summary>
    public ConcurrentBag<RegisterPackageRequest> Packages { get; } = [];

    public ConcurrentBag<ResourceInvokeRequest> Invokes { get; } = [];

    /// <summary>What the program logged, each as the logical name of a sample and an error.</summary>
    public ConcurrentBag<string> Log { get; } = [];

    /// <summary>Host and port.</summary>
    public string Address => new Uri(_application.Urls.Single()).Authority;

    public static async Task<RegistrationRecorder> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc(options => options.MaxReceiveMessageSize = null);
        builder.Services.AddSingleton<MonitorService>().AddSingleton<EngineService>();
        RegistrationRecorder? recorder = null;
        builder.Services.AddSingleton(_ => recorder!);
        var application = builder.Build();
        recorder = new RegistrationRecorder(application);
        application.MapGrpcService<MonitorService>();
        application.MapGrpcService<EngineService>();
        await application.StartAsync();
        return recorder;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private sealed class MonitorService(RegistrationRecorder recorder) : ResourceMonitor.ResourceMonitorBase
    {
        private static readonly string[] Features = ["secrets", "resourceReferences", "aliasSpecs", "deletedWith", "parameterization"];

        public override Task<SupportsFeatureResponse> SupportsFeature(SupportsFeatureRequest request, ServerCallContext context) =>
            Task.FromResult(new SupportsFeatureResponse { HasSupport = Features.Contains(request.Id) });

        public override Task<RegisterPackageResponse> RegisterPackage(RegisterPackageRequest request, ServerCallContext context)
        {
            recorder.Packages.Add(request);
            return Task.FromResult(new RegisterPackageResponse { Ref = $"the package {request.Parameterization.Name}" });
        }

        public override Task<RegisterResourceResponse> RegisterResource(RegisterResourceRequest request, ServerCallContext context)
        {
            if (request.Custom)
            {
                recorder.Registrations[request.Name] = request;
            }

            var response = new RegisterResourceResponse
            {
                Urn = $"urn:pulumi:dev::samples::{request.Type}::{request.Name}",
                Id = request.Custom ? "id" : "",
                Object = new Struct(),
            };
            // An input that comes back as null is not taken for the output of its name, which may be of another type.
            foreach (var input in request.Object?.Fields.Keys ?? [])
            {
                response.Object.Fields[input] = Value.ForNull();
            }

            return Task.FromResult(response);
        }

        public override Task<InvokeResponse> Invoke(ResourceInvokeRequest request, ServerCallContext context)
        {
            recorder.Invokes.Add(request);
            return Task.FromResult(new InvokeResponse { Return = new Struct() });
        }

        public override Task<Empty> RegisterResourceOutputs(RegisterResourceOutputsRequest request, ServerCallContext context) =>
            Task.FromResult(new Empty());

        public override Task<Empty> SignalAndWaitForShutdown(Empty request, ServerCallContext context) => Task.FromResult(new Empty());
    }

    private sealed class EngineService(RegistrationRecorder recorder) : Engine.EngineBase
    {
        public override Task<Empty> Log(LogRequest request, ServerCallContext context)
        {
            recorder.Log.Add(request.Message);
            return Task.FromResult(new Empty());
        }

        public override Task<GetRootResourceResponse> GetRootResource(GetRootResourceRequest request, ServerCallContext context) =>
            Task.FromResult(new GetRootResourceResponse());

        public override Task<SetRootResourceResponse> SetRootResource(SetRootResourceRequest request, ServerCallContext context) =>
            Task.FromResult(new SetRootResourceResponse());
    }
}
