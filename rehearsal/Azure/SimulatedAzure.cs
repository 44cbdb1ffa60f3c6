namespace Rehearsal.Azure;

/// <param name="Folder">Where the simulated cloud is kept between runs; null keeps it in memory.</param>
/// <param name="Port">Loopback port; 0 takes a free one.</param>
/// <param name="OperationTime">How long an asynchronous operation takes; zero in tests.</param>
internal sealed record SimulatedAzureOptions(string? Folder, int Port, TimeSpan OperationTime);

/// <summary>The simulated Azure Resource Manager: HTTP on loopback.</summary>
internal sealed class SimulatedAzure : IAsyncDisposable
{
    /// <summary>The one subscription that exists.</summary>
    internal const string SubscriptionId = "00000000-0000-4000-8000-000000000001";

    internal const string TenantId = "00000000-0000-4000-8000-000000000002";

    /// <summary>Object id of the identity that deploys.</summary>
    internal const string PrincipalId = "00000000-0000-4000-8000-000000000003";

    /// <summary>Base address, with the port that was taken.</summary>
    internal Uri Endpoint { get; private init; } = null!;

    internal static Task<SimulatedAzure> StartAsync(SimulatedAzureOptions options, CancellationToken cancellationToken)
        => throw new NotSupportedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
