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
using Rpc = PulumiProtocol;

namespace Pulumi;

/// <summary>Offers functions of the program to the engine, on a free loopback port.</summary>
internal sealed class CallbackServer : Rpc.Callbacks.CallbacksBase, IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Func<ByteString, CancellationToken, Task<IMessage>>> _functions = new();

    /// <summary>The execution context of the program's own code, so that functions find its deployment.</summary>
    private readonly ExecutionContext? _context = ExecutionContext.Capture();

    private WebApplication? _server;
    private string _target = "";

    public static async Task<CallbackServer> StartAsync()
    {
        var callbacks = new CallbackServer();
        // Settings files and environment variables are not read: they are meant for programs that are servers themselves.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
        });
        builder.Services.AddGrpc(options => (options.MaxReceiveMessageSize, options.MaxSendMessageSize) = (null, null));
        builder.Services.AddSingleton(callbacks);
        var server = builder.Build();
        server.UseRouting();
        server.MapGrpcService<CallbackServer>();
        await server.StartAsync().ConfigureAwait(false);
        callbacks._server = server;
        callbacks._target = new Uri(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Authority;
        return callbacks;
    }

    /// <summary>Offers a function.</summary>
    /// <returns>How the engine calls it.</returns>
    public Rpc.Callback Offer<TRequest>(MessageParser<TRequest> parser, Func<TRequest, CancellationToken, Task<IMessage>> function)
        where TRequest : IMessage<TRequest>
    {
        var token = Guid.NewGuid().ToString();
        _functions[token] = (request, cancellationToken) => function(parser.ParseFrom(request), cancellationToken);
        return new Rpc.Callback { Target = _target, Token = token };
    }

    public override async Task<Rpc.CallbackInvokeResponse> Invoke(Rpc.CallbackInvokeRequest request, ServerCallContext context)
    {
        if (!_functions.TryGetValue(request.Token, out var function))
        {
            throw new RpcException(new Status(StatusCode.InvalidArgument, $"callback not found: {request.Token}"));
        }

        try
        {
            Task<IMessage>? running = null;
            ExecutionContext.Run(_context!.CreateCopy(), _ => running = function(request.Request, context.CancellationToken), null);
            return new Rpc.CallbackInvokeResponse { Response = (await running!.ConfigureAwait(false)).ToByteString() };
        }
        catch (Exception exception) when (exception is not RpcException)
        {
            throw new RpcException(new Status(StatusCode.Unknown, exception.Message));
        }
    }

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;
}
