using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Rehearsal.Azure.Addresses;
using Rehearsal.Azure.Pipeline;
using Rehearsal.Azure.Setup;
using Rehearsal.Azure.Storage;

namespace Rehearsal.Azure;

/// <param name="Folder">Where the simulated cloud is kept between runs; null keeps it in memory.</param>
/// <param name="Port">Loopback port; 0 takes a free one.</param>
/// <param name="OperationTime">How long an asynchronous operation takes; with zero it is done when first polled.</param>
internal sealed record SimulatedAzureOptions(CloudFolder? Folder, int Port, TimeSpan OperationTime)
{
    /// <summary>What it proves itself with over HTTPS; null for HTTP.</summary>
    internal X509Certificate2? Certificate { get; init; }

    /// <summary>The clock by which operations get done; the system's unless said otherwise.</summary>
    internal TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>
    /// How much longer than <see cref="OperationTime"/> the operation of a resource that is stuck in <c>Creating</c> can be polled before it
    /// ends as failed. Azure leaves it running for hours; here it ends, so that no client waits for nothing. Zero unless said otherwise.
    /// </summary>
    internal TimeSpan StuckTime { get; init; }

    /// <summary>
    /// How long a role assignment takes to have an effect; zero unless said otherwise. With zero, assignments have their effect at once and
    /// are dated back (<c>createdOn</c> is <see cref="RoleBackdating"/> ago), so that a program which waits until an assignment is old enough
    /// need not wait in a rehearsal. With any other time, <c>createdOn</c> is the true one.
    /// </summary>
    internal TimeSpan RoleDelay { get; init; }

    /// <summary>The names of regions that there are besides those of the public cloud that everybody has; none unless said otherwise.</summary>
    internal IReadOnlyCollection<string> AdditionalRegions { get; init; } = [];

    /// <summary>How old a role assignment seems when it is made, where it has its effect at once.</summary>
    internal static readonly TimeSpan RoleBackdating = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Object ids that the directory does not know, such as those of identities that were just created elsewhere; none unless said otherwise.
    /// Any other id is taken for a user, group or application of the directory.
    /// </summary>
    internal IReadOnlySet<Guid> UnknownPrincipals { get; init; } = new HashSet<Guid>();
}

/// <summary>The simulated Azure Resource Manager: HTTP or HTTPS on loopback.</summary>
internal sealed class SimulatedAzure : IAsyncDisposable
{
    /// <summary>The subscription that is always there; others come into being with their first resource group.</summary>
    internal const string SubscriptionId = "00000000-0000-4000-8000-000000000001";

    internal const string TenantId = "00000000-0000-4000-8000-000000000002";

    /// <summary>Object id of the identity that deploys.</summary>
    internal const string PrincipalId = "00000000-0000-4000-8000-000000000003";

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
        var store = new CloudStore(options.Folder, options.Time, Regions.With(options.AdditionalRegions));
        // Nothing is taken from the surroundings: no settings files, no environment variables, no console logging.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, options.Port, listen => Secure(listen, options)));
        var application = builder.Build();
        var current = new CurrentOptions { Value = options };
        application.Run(context => ArmHttp.AnswerAsync(context, request => store.Run(session => new Cloud(session, current.Value).Answer(request))));
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

    /// <summary>Makes a resource say what it is known to say elsewhere, also what only the service sets.</summary>
    /// <param name="id">The resource, which is there.</param>
    /// <param name="known">Members as a GET answers them; others stay as they are.</param>
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
