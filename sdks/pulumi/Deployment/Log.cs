using Rpc = PulumiProtocol;

namespace Pulumi;

/// <summary>Messages to the program's user, shown by the engine.</summary>
public static class Log
{
    /// <summary>A message shown only when asked for.</summary>
    /// <param name="message">The message.</param>
    /// <param name="resource">The resource that it is about; null for the program.</param>
    /// <param name="streamId">Messages of one number belong together.</param>
    /// <param name="ephemeral">True when later messages may replace it on screen.</param>
    public static void Debug(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null)
        => Send(Rpc.LogSeverity.Debug, message, resource, streamId, ephemeral);

    /// <summary>A message that something was done.</summary>
    /// <inheritdoc cref="Debug"/>
    public static void Info(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null)
        => Send(Rpc.LogSeverity.Info, message, resource, streamId, ephemeral);

    /// <summary>A message that something may be wrong.</summary>
    /// <inheritdoc cref="Debug"/>
    public static void Warn(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null)
        => Send(Rpc.LogSeverity.Warning, message, resource, streamId, ephemeral);

    /// <summary>A message that something is wrong: the program goes on, and ends with failure.</summary>
    /// <inheritdoc cref="Debug"/>
    public static void Error(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null)
        => Send(Rpc.LogSeverity.Error, message, resource, streamId, ephemeral);

    /// <summary>An exception as an error message: the program goes on, and ends with failure.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="resource"></param>
    /// <param name="streamId"></param>
    /// <param name="ephemeral"></param>
    /// <inheritdoc cref="Debug"/>
    public static void Exception(Exception exception, Resource? resource = null, int? streamId = null, bool? ephemeral = null)
        => Error(exception.ToString(), resource, streamId, ephemeral);

    private static void Send(Rpc.LogSeverity severity, string message, Resource? resource, int? streamId, bool? ephemeral)
        => Deployment.Track(Deployment.Current.Logger.LogAsync(severity, message, resource, streamId, ephemeral));
}
