using System.Security.Cryptography.X509Certificates;

namespace Rehearsal.Azure.Setup;

/// <summary>How a simulated Azure is set up.</summary>
/// <param name="Folder">Where the simulated cloud is kept between runs; null keeps it in memory.</param>
/// <param name="Port">Loopback port; 0 takes a free one.</param>
/// <param name="OperationTime">How long an asynchronous operation takes; with zero it is done when first polled.</param>
internal sealed record SimulatedAzureOptions(CloudFolder? Folder, int Port, TimeSpan OperationTime)
{
    /// <summary>The server certificate for HTTPS; null for HTTP.</summary>
    internal X509Certificate2? Certificate { get; init; }

    /// <summary>The clock for operations. Default: the system's.</summary>
    internal TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>
    /// How much longer than <see cref="OperationTime"/> the operation of a resource that is stuck in <c>Creating</c> can be polled before it
    /// ends as failed. Azure leaves it running for hours; here it ends, so that clients need not wait. Default: zero.
    /// </summary>
    internal TimeSpan StuckTime { get; init; }

    /// <summary>
    /// How long a role assignment takes to have an effect. Default: zero. With zero, assignments take effect at once and
    /// are dated back (<c>createdOn</c> is <see cref="RoleBackdating"/> ago), so that a program which waits until an assignment is old enough
    /// need not wait in a rehearsal. With any other time, <c>createdOn</c> is the actual time.
    /// </summary>
    internal TimeSpan RoleDelay { get; init; }

    /// <summary>The names of additional regions, which only some subscriptions have. Default: none.</summary>
    internal IReadOnlyCollection<string> AdditionalRegions { get; init; } = [];

    /// <summary>How far role assignments that take effect at once are dated back.</summary>
    internal static readonly TimeSpan RoleBackdating = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Object ids that the directory does not know, such as those of identities that were just created elsewhere. Default: none.
    /// Any other id is accepted as a user, group or application.
    /// </summary>
    internal IReadOnlySet<Guid> UnknownPrincipals { get; init; } = new HashSet<Guid>();
}
