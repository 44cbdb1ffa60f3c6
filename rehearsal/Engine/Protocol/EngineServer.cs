using System.Net;
using Grpc.AspNetCore.Server;
using Grpc.AspNetCore.Server.Model;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Rehearsal.Engine.Deploy.Tracking;

namespace Rehearsal.Engine.Protocol;

/// <summary>Serves both gRPC services of one run on a free loopback port.</summary>
internal sealed class EngineServer(
    ResourceMonitorService monitor, EngineService engine, FailureInterceptor failures, RunningCalls calls, EngineAddress address)
{
    /// <summary>Starts the services, on a port that the system chooses.</summary>
    /// <returns>Stops them when it is disposed.</returns>
    internal async Task<IAsyncDisposable> StartAsync(CancellationToken cancellationToken)
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
        builder.Services.AddSingleton(monitor);
        builder.Services.AddSingleton(engine);
        builder.Services.AddSingleton(failures);
        var application = builder.Build();
        application.MapGrpcService<ResourceMonitorService>();
        application.MapGrpcService<EngineService>();
        await application.StartAsync(cancellationToken);
        address.Authority = new Uri(
            application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Authority;
        return new Running(application, calls);
    }

    private static void WithoutLimits(GrpcServiceOptions options)
    {
        options.MaxReceiveMessageSize = null;
        options.MaxSendMessageSize = null;
        options.Interceptors.Add<FailureInterceptor>();
    }

    private sealed class Running(WebApplication application, RunningCalls calls) : IAsyncDisposable
    {
        /// <summary>Takes no more calls and waits for the running ones, so that their results are written to the state even if the program has ended.</summary>
        public async ValueTask DisposeAsync()
        {
            await application.DisposeAsync();
            await calls.EndAsync();
        }
    }
}
