using System.Collections.Concurrent;
using Google.Protobuf;
using Grpc.Core;

namespace Pulumi;

/// <summary>
/// Calls methods whose answers may be nested deeper than Google.Protobuf for .NET allows by default, which is 100 messages: 33 objects in each other.
/// Pulumi's engine, in Go, takes 10,000 messages and so sends that many.
/// </summary>
/// <param name="inner">Makes the calls.</param>
internal sealed class DeepCallInvoker(CallInvoker inner) : CallInvoker
{
    private const int RecursionLimit = 2_700;

    private readonly ConcurrentDictionary<IMethod, IMethod> _methods = new();

    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, Grpc.Core.CallOptions options, TRequest request)
        => inner.BlockingUnaryCall(Deep(method), host, options, request);

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, Grpc.Core.CallOptions options, TRequest request)
        => inner.AsyncUnaryCall(Deep(method), host, options, request);

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, Grpc.Core.CallOptions options, TRequest request)
        => inner.AsyncServerStreamingCall(Deep(method), host, options, request);

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, Grpc.Core.CallOptions options)
        => inner.AsyncClientStreamingCall(Deep(method), host, options);

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, Grpc.Core.CallOptions options)
        => inner.AsyncDuplexStreamingCall(Deep(method), host, options);

    private Method<TRequest, TResponse> Deep<TRequest, TResponse>(Method<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class
        => (Method<TRequest, TResponse>)_methods.GetOrAdd(
            method,
            _ => new Method<TRequest, TResponse>(
                method.Type,
                method.ServiceName,
                method.Name,
                method.RequestMarshaller,
                new(method.ResponseMarshaller.ContextualSerializer, context => Read<TResponse>(context.PayloadAsNewBuffer()))));

    private static T Read<T>(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        using var input = CodedInputStream.CreateWithLimits(stream, int.MaxValue, RecursionLimit);
        var message = Activator.CreateInstance<T>();
        ((IMessage)message!).MergeFrom(input);
        return message;
    }
}
