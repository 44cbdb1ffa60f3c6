using System.Collections.Concurrent;
using System.Net;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PulumiProtocol;

namespace Rehearsal.Tests.Engine.Harness;

/// <summary>Functions that a program offers to the engine, on a port of their own. An exception of one is an error of the call.</summary>
internal sealed class OfferedCallbacks : Callbacks.CallbacksBase, IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Func<ByteString, Task<IMessage>>> _functions = new();
    private readonly SemaphoreSlim _starting = new(1, 1);
    private WebApplication? _server;

    /// <summary>Offers a function.</summary>
    internal async Task<Callback> OfferAsync<TRequest, TResponse>(MessageParser<TRequest> parser, Func<TRequest, Task<TResponse>> function)
        where TRequest : IMessage<TRequest>
        where TResponse : IMessage
    {
        var token = Guid.NewGuid().ToString();
        _functions[token] = async request => await function(parser.ParseFrom(request));
        return new Callback { Target = await StartAsync(), Token = token };
    }

    public override async Task<CallbackInvokeResponse> Invoke(CallbackInvokeRequest request, ServerCallContext context)
    {
        try
        {
            return new CallbackInvokeResponse { Response = (await _functions[request.Token](request.Request)).ToByteString() };
        }
        catch (Exception error) when (error is not RpcException)
        {
            throw new RpcException(new Status(StatusCode.Unknown, error.Message));
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        _starting.Dispose();
    }

    private async Task<string> StartAsync()
    {
        await _starting.WaitAsync();
        try
        {
            if (_server is null)
            {
                var builder = WebApplication.CreateSlimBuilder();
                builder.Logging.ClearProviders();
                builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
                builder.Services.AddGrpc();
                builder.Services.AddSingleton(this);
                _server = builder.Build();
                _server.MapGrpcService<OfferedCallbacks>();
                await _server.StartAsync();
            }
            return new Uri(_server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Authority;
        }
        finally
        {
            _starting.Release();
        }
    }
}
