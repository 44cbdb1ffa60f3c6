using System.Net;
using Grpc.AspNetCore.Server;
using Grpc.AspNetCore.Server.Model;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Rehearsal.Engine.Deploy;
using Rehearsal.Engine.Deploy.Read;
using Rehearsal.Engine.Deploy.Register;

namespace Rehearsal.Engine.Protocol;

/// <summary>Both gRPC services of one run, on a free loopback port.</summary>
internal sealed class EngineServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly RunningCalls _calls;

    private EngineServer(WebApplication application, RunningCalls calls) => (_application, _calls) = (application, calls);

    /// <summary>Host and port, as programs are told.</summary>
    internal string Address => new Uri(_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Authority;

    internal static async Task<EngineServer> StartAsync(Deployment deployment, ProgramWatch watch, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.Http2.MaxStreamsPerConnection = int.MaxValue;
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
        });
        builder.Services.AddGrpc(WithoutLimits);
        builder.Services.RemoveAll(typeof(IServiceMethodProvider<>));
        builder.Services.AddSingleton(typeof(IServiceMethodProvider<>), typeof(DeepServiceMethods<>));
        var calls = new RunningCalls();
        builder.Services.AddSingleton(calls);
        builder.Services.AddSingleton(watch);
        builder.Services.AddSingleton(deployment);
        builder.Services.AddSingleton(deployment.Callbacks);
        builder.Services.AddSingleton<ResourceTransforms>();
        builder.Services.AddSingleton<InvokeTransforms>();
        builder.Services.AddSingleton<ResourceRegistrar>();
        builder.Services.AddSingleton<RemoteComponents>();
        builder.Services.AddSingleton<ResourceReader>();
        builder.Services.AddSingleton<StackOutputsRecorder>();
        var application = builder.Build();
        application.MapGrpcService<ResourceMonitorService>();
        application.MapGrpcService<EngineService>();
        await application.StartAsync(cancellationToken);
        var server = new EngineServer(application, calls);
        deployment.EngineAddress = server.Address;
        return server;
    }

    /// <summary>Takes no more calls and waits for the running ones, so that what they do is remembered even when the program is gone.</summary>
    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        await _calls.EndAsync();
    }

    private static void WithoutLimits(GrpcServiceOptions options)
    {
        options.MaxReceiveMessageSize = null;
        options.MaxSendMessageSize = null;
        options.Interceptors.Add<FailureInterceptor>();
    }
}
