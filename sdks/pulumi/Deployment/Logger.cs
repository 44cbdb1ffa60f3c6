using Rpc = PulumiProtocol;

namespace Pulumi;

/// <summary>Sends the program's messages to the engine, in order.</summary>
internal sealed class Logger(IEngine engine)
{
    private readonly Lock _lock = new();
    private Task _last = Task.CompletedTask;

    /// <summary>Whether an error was logged: then the program has failed.</summary>
    public bool LoggedErrors { get; private set; }

    public Task ErrorAsync(string message, Resource? resource = null) => LogAsync(Rpc.LogSeverity.Error, message, resource, null, null);

    public Task LogAsync(Rpc.LogSeverity severity, string message, Resource? resource, int? streamId, bool? ephemeral)
    {
        lock (_lock)
        {
            LoggedErrors |= severity == Rpc.LogSeverity.Error;
            return _last = SendAsync(_last, severity, message, resource, streamId, ephemeral);
        }
    }

    public Task FlushAsync()
    {
        lock (_lock)
        {
            return _last;
        }
    }

    private async Task SendAsync(Task previous, Rpc.LogSeverity severity, string message, Resource? resource, int? streamId, bool? ephemeral)
    {
        try
        {
            await previous.ConfigureAwait(false);
            var urn = resource is null ? "" : (await resource.Urn.Data.ConfigureAwait(false)).Value as string ?? "";
            await engine.LogAsync(new()
            {
                Severity = severity,
                Message = message,
                Urn = urn,
                StreamId = streamId ?? 0,
                Ephemeral = ephemeral ?? false,
            }).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not LogException)
        {
            throw new LogException(exception);
        }
    }
}
