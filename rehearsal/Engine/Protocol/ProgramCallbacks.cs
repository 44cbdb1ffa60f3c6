using System.Collections.Concurrent;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using PulumiProtocol;
using Rehearsal.Engine.Diagnostics;

namespace Rehearsal.Engine.Protocol;

/// <summary>Calls the functions that the program offers to the engine: transforms and hooks.</summary>
internal sealed class ProgramCallbacks : IDisposable
{
    private readonly ConcurrentDictionary<string, GrpcChannel> _channels = new(StringComparer.Ordinal);

    /// <param name="callback">The function.</param>
    /// <param name="argument">The message that it takes.</param>
    /// <param name="parser">Reads its answer.</param>
    /// <exception cref="RehearsalException">The function failed, or the program has ended.</exception>
    internal async Task<T> InvokeAsync<T>(Callback callback, IMessage argument, MessageParser<T> parser, CancellationToken cancellationToken)
        where T : IMessage<T>
    {
        try
        {
            var client = new Callbacks.CallbacksClient(_channels.GetOrAdd(callback.Target, Connect));
            var request = new CallbackInvokeRequest { Token = callback.Token, Request = argument.ToByteString() };
            return DeepMessages.Read((await client.InvokeAsync(request, cancellationToken: cancellationToken)).Response.ToByteArray(), parser.ParseFrom);
        }
        catch (RpcException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (RpcException error)
        {
            throw new RehearsalException(
                error.StatusCode == StatusCode.Unavailable
                    ? $"the program does not answer the engine at {callback.Target}; is it still running?"
                    : error.Status.Detail,
                error);
        }
    }

    public void Dispose()
    {
        foreach (var channel in _channels.Values)
        {
            channel.Dispose();
        }
    }

    private static GrpcChannel Connect(string target) => Uri.TryCreate($"http://{target}", UriKind.Absolute, out var address)
        ? GrpcChannel.ForAddress(address, new GrpcChannelOptions { MaxReceiveMessageSize = null, MaxSendMessageSize = null })
        : throw new RehearsalException($"the program offers a function at '{target}', which is no address; one looks like 127.0.0.1:1234");
}
