using Google.Protobuf;
using Grpc.Core;

namespace Rehearsal.Engine.Protocol;

/// <summary>
/// Reads messages that are nested deeper than Google.Protobuf for .NET allows by default: 100 levels of messages, which are 33 levels of
/// objects, because each object takes three. Pulumi's engine, in Go, reads 10,000 (google.golang.org/protobuf,
/// <c>protowire.DefaultRecursionLimit</c>).
/// </summary>
internal static class DeepMessages
{
    /// <summary>The greatest depth of messages: less than 1,000 levels of objects, which is the limit of a state.</summary>
    private const int RecursionLimit = 2_700;

    /// <summary>Reads a message.</summary>
    /// <exception cref="InvalidProtocolBufferException">It is no such message, or nested too deep.</exception>
    internal static T Read<T>(byte[] bytes, Func<CodedInputStream, T> read)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        using var input = CodedInputStream.CreateWithLimits(stream, int.MaxValue, RecursionLimit);
        return read(input);
    }

    /// <summary>The same method, for messages of that depth.</summary>
    internal static Method<TRequest, TResponse> Deep<TRequest, TResponse>(Method<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class
        => new(method.Type, method.ServiceName, method.Name, Deep(method.RequestMarshaller), Deep(method.ResponseMarshaller));

    private static Marshaller<T> Deep<T>(Marshaller<T> marshaller)
        where T : class
        => new(marshaller.ContextualSerializer, context => Read(context.PayloadAsNewBuffer(), Parse<T>));

    private static T Parse<T>(CodedInputStream input)
    {
        var message = Activator.CreateInstance<T>();
        ((IMessage)message!).MergeFrom(input);
        return message;
    }
}
