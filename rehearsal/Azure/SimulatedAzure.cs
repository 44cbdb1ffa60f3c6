using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Rehearsal.Azure.Addresses;
using Rehearsal.Azure.Pipeline;
using Rehearsal.Azure.ResourceTypes;
using Rehearsal.Azure.Setup;
using Rehearsal.Azure.Storage;

namespace Rehearsal.Azure;

/// <summary>The simulated Azure Resource Manager: HTTP or HTTPS on loopback.</summary>
internal sealed class SimulatedAzure : IAsyncDisposable
{
    /// <inheritdoc cref="SimulatedTenant.SubscriptionId"/>
    internal const string SubscriptionId = SimulatedTenant.SubscriptionId;

    /// <inheritdoc cref="SimulatedTenant.TenantId"/>
    internal const string TenantId = SimulatedTenant.TenantId;

    /// <inheritdoc cref="SimulatedTenant.PrincipalId"/>
    internal const string PrincipalId = SimulatedTenant.PrincipalId;

    private readonly WebApplication _application;
    private readonly CurrentOptions _options;

    private readonly CloudStore _store;

    private SimulatedAzure(WebApplication application, CurrentOptions options, CloudStore store)
    {
        _store = store;
        _application = application;
        _options = options;
        Endpoint = new Uri(application.Urls.First());
    }

    /// <summary>Base address, with the port that was taken.</summary>
    internal Uri Endpoint { get; }

    /// <summary>Starts it.</summary>
    /// <exception cref="IOException">The port is taken, or the folder cannot be used.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written.</exception>
    /// <exception cref="InvalidDataException">What the folder holds is damaged.</exception>
    internal static async Task<SimulatedAzure> StartAsync(SimulatedAzureOptions options, CancellationToken cancellationToken)
    {
        var store = new CloudStore(options.Folder, options.Time, SimulatedRegions.With(options.AdditionalRegions), ResourceBehaviours.FollowDeletion);
        // No settings files, no environment variables, no console logging.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost
            .UseKestrelCore()
            .UseKestrelHttpsConfiguration()
            .ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, options.Port, listen => Secure(listen, options)));
        var application = builder.Build();
        var current = new CurrentOptions { Value = options };
        application.Run(context => ArmHttp.AnswerAsync(context, request => store.Run(session => new ResourceManager(session, current.Value).Answer(request))));
        try
        {
            await application.StartAsync(cancellationToken);
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }

        return new(application, current, store);
    }

    /// <summary>Lets asynchronous operations that begin from now on take another time.</summary>
    internal void SetOperationTime(TimeSpan time) => _options.Value = _options.Value with { OperationTime = time };

    /// <summary>Overwrites properties of a resource with their values in the real Azure, read-only ones included.</summary>
    /// <param name="id">The existing resource.</param>
    /// <param name="known">Members as a GET returns them; others are unchanged.</param>
    internal void Amend(string id, JsonObject known) => _store.Run(session => Amendment.Make(session, ArmId.Parse(id), known));

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static void Secure(ListenOptions listen, SimulatedAzureOptions options)
    {
        if (options.Certificate is { } certificate)
        {
            _ = listen.UseHttps(certificate);
        }
    }

    private sealed class CurrentOptions
    {
        internal required SimulatedAzureOptions Value { get; set; }
    }
}
