using System.Buffers;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumi;
using PulumiProtocol;

namespace Sdks.Internals.Tests.Protocol;

/// <summary>Answers of the engine may be nested as deep as what the program sends.</summary>
public sealed class DeepCallInvokerTests
{
    [Theory]
    [InlineData(40)]
    [InlineData(800)]
    public void Answer_may_be_nested_deep(int levels)
    {
        var nested = Enumerable.Range(0, levels).Aggregate(new Struct(), (inner, _) => new Struct { Fields = { ["in"] = Value.ForStruct(inner) } });
        var client = new ResourceMonitor.ResourceMonitorClient(new DeepCallInvoker(new Echo()));

        Assert.Equal(nested, client.RegisterResource(new RegisterResourceRequest { Object = nested }).Object);
    }

    /// <summary>An engine that takes a resource as it is declared.</summary>
    private sealed class Echo : CallInvoker
    {
        public override TResponse BlockingUnaryCall<TRequest, TResponse>(
            Method<TRequest, TResponse> method, string? host, Grpc.Core.CallOptions options, TRequest request)
        {
            var answer = new RegisterResourceResponse { Object = ((RegisterResourceRequest)(object)request).Object };
            return method.ResponseMarshaller.ContextualDeserializer(new Payload(answer.ToByteArray()));
        }

        public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
            Method<TRequest, TResponse> method, string? host, Grpc.Core.CallOptions options, TRequest request)
            => throw new NotSupportedException();

        public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
            Method<TRequest, TResponse> method, string? host, Grpc.Core.CallOptions options, TRequest request)
            => throw new NotSupportedException();

        public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
            Method<TRequest, TResponse> method, string? host, Grpc.Core.CallOptions options)
            => throw new NotSupportedException();

        public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
            Method<TRequest, TResponse> method, string? host, Grpc.Core.CallOptions options)
            => throw new NotSupportedException();
    }

    private sealed class Payload(byte[] bytes) : DeserializationContext
    {
        public override int PayloadLength => bytes.Length;

        public override byte[] PayloadAsNewBuffer() => bytes;

        public override ReadOnlySequence<byte> PayloadAsReadOnlySequence() => new(bytes);
    }
}
