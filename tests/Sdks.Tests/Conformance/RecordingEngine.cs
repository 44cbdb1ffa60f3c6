using System.Collections.Concurrent;
using System.Net;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PulumiProtocol;

namespace Sdks.Tests.Conformance;

/// <summary>An engine on a loopback port that answers as the one the expected traces were taken with, and keeps what it was sent.</summary>
internal sealed class RecordingEngine : IAsyncDisposable
{
    private readonly WebApplication _application;

    private RecordingEngine(WebApplication application, bool preview)
    {
        _application = application;
        Preview = preview;
    }

    /// <summary>Whether custom resources get no id.</summary>
    public bool Preview { get; }

    /// <summary>The logical name of the resource at whose registration the engine ends without an answer; null when it stays.</summary>
    public string? HangsUpAt { get; init; }

    /// <summary>Host and port.</summary>
    public string Address => new Uri(_application.Urls.Single()).Authority;

    /// <summary>The requests of the monitor, each with the name its trace has.</summary>
    public ConcurrentQueue<(string Call, IMessage Request)> Calls { get; } = [];

    public ConcurrentQueue<LogRequest> Logs { get; } = [];

    public static async Task<RecordingEngine> StartAsync(bool preview, string? hangsUpAt = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc(options => options.MaxReceiveMessageSize = null);
        RecordingEngine? engine = null;
        builder.Services.AddSingleton(_ => engine!).AddSingleton<RecordingMonitor>().AddSingleton<RecordingLog>();
        var application = builder.Build();
        engine = new RecordingEngine(application, preview) { HangsUpAt = hangsUpAt };
        application.MapGrpcService<RecordingMonitor>();
        application.MapGrpcService<RecordingLog>();
        await application.StartAsync();
        return engine;
    }

    /// <summary>Ends without waiting for the calls under way.</summary>
    public Task HangUpAsync() => _application.StopAsync(new CancellationToken(canceled: true));

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
