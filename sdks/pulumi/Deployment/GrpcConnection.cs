using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;
using Rpc = PulumiProtocol;

namespace Pulumi;

/// <summary>The engine that started the program, reached over gRPC.</summary>
internal sealed class GrpcConnection : IMonitor, IEngine
{
    private readonly Rpc.ResourceMonitor.ResourceMonitorClient _monitor;
    private readonly Rpc.Engine.EngineClient _engine;
    private readonly string _monitorAddress;
    private readonly string _engineAddress;
    private readonly ConcurrentDictionary<string, Task<bool>> _features = new();

    public GrpcConnection(string monitorAddress, string engineAddress)
    {
        (_monitorAddress, _engineAddress) = (monitorAddress, engineAddress);
        var monitor = Open(monitorAddress);
        _monitor = new(new DeepCallInvoker(monitor.CreateCallInvoker()));
        _engine = new(engineAddress == monitorAddress ? monitor : Open(engineAddress));
    }

    public Task<bool> SupportsAsync(string feature) => _features.GetOrAdd(feature, AskAsync);

    public Task<Rpc.RegisterResourceResponse> RegisterAsync(Resource resource, Rpc.RegisterResourceRequest request)
        => SendAsync(_monitor.RegisterResourceAsync(request));

    public Task<Rpc.ReadResourceResponse> ReadAsync(Resource resource, Rpc.ReadResourceRequest request) => SendAsync(_monitor.ReadResourceAsync(request));

    public Task<Rpc.InvokeResponse> InvokeAsync(Rpc.ResourceInvokeRequest request) => SendAsync(_monitor.InvokeAsync(request));

    public Task<Rpc.CallResponse> CallAsync(Rpc.ResourceCallRequest request) => SendAsync(_monitor.CallAsync(request));

    public Task RegisterOutputsAsync(Rpc.RegisterResourceOutputsRequest request) => SendAsync(_monitor.RegisterResourceOutputsAsync(request));

    public async Task<string> RegisterPackageAsync(Rpc.RegisterPackageRequest request)
        => (await SendAsync(_monitor.RegisterPackageAsync(request)).ConfigureAwait(false)).Ref;

    public Task RegisterInvokeTransformAsync(Rpc.Callback transform) => SendAsync(_monitor.RegisterStackInvokeTransformAsync(transform));

    public Task RegisterHookAsync(Rpc.RegisterResourceHookRequest request) => SendAsync(_monitor.RegisterResourceHookAsync(request));

    public Task RegisterHookAsync(Rpc.RegisterErrorHookRequest request) => SendAsync(_monitor.RegisterErrorHookAsync(request));

    public async Task SignalAndWaitForShutdownAsync()
    {
        try
        {
            await SendAsync(_monitor.SignalAndWaitForShutdownAsync(new Empty())).ConfigureAwait(false);
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.Unimplemented)
        {
            // Older engines take the program's exit as the signal.
        }
    }

    public Task LogAsync(Rpc.LogRequest request) => SendAsync(_engine.LogAsync(request), _engineAddress);

    public Task SetRootResourceAsync(string urn) => SendAsync(_engine.SetRootResourceAsync(new() { Urn = urn }), _engineAddress);

    public async Task RequireVersionAsync(string range)
    {
        try
        {
            await SendAsync(_engine.RequirePulumiVersionAsync(new() { PulumiVersionRange = range }), _engineAddress).ConfigureAwait(false);
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.Unimplemented)
        {
            throw new RunException($"The Pulumi CLI is too old to check that its version is in the range '{range}': update the Pulumi CLI.", exception);
        }
        catch (RpcException exception)
        {
            throw new RunException(exception.Status.Detail, exception);
        }
    }

    private static GrpcChannel Open(string address) => GrpcChannel.ForAddress($"http://{address}", new GrpcChannelOptions
    {
        Credentials = ChannelCredentials.Insecure,
        MaxReceiveMessageSize = null,
        MaxSendMessageSize = null,
        HttpHandler = new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectCallback = ConnectAsync,
        },
    });

    /// <summary>Connects without the load balancing that gRPC adds for handlers that connect on their own; it costs time at every start.</summary>
    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private Task<T> SendAsync<T>(AsyncUnaryCall<T> call) => SendAsync(call, _monitorAddress);

    private static async Task<T> SendAsync<T>(AsyncUnaryCall<T> call, string address)
    {
        try
        {
            return await call.ResponseAsync.ConfigureAwait(false);
        }
        catch (RpcException exception) when (exception.StatusCode is StatusCode.Unavailable or StatusCode.Cancelled)
        {
            throw new RunException($"The connection to the Pulumi engine at {address} failed or was lost: {exception.Status.Detail}", exception);
        }
    }

    private async Task<bool> AskAsync(string feature)
        => (await SendAsync(_monitor.SupportsFeatureAsync(new() { Id = feature })).ConfigureAwait(false)).HasSupport;
}
