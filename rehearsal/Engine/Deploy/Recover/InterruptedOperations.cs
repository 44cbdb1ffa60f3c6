using Rehearsal.Engine.Deploy.Providers;
using Rehearsal.Engine.Deploy.Steps;
using Rehearsal.Engine.Deploy.Tracking;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Deploy.Recover;

/// <summary>
/// Recovers the operations that a killed run had begun: finds out whether they were done, so that nothing is forgotten or created twice.
/// What exists is updated by the next run that declares it, because the operation may have stopped half-way.
/// </summary>
internal sealed class InterruptedOperations(
    StateStore store, RunState state, Packages packages, ProviderOperations operations, FailedResources failed, RunEvents events, TimeProvider time)
{
    internal Task RecoverAsync(CancellationToken cancellationToken)
        => Task.WhenAll(store.Pending.Select(pending => RecoverAsync(pending, cancellationToken)));

    private async Task RecoverAsync(PendingOperation pending, CancellationToken cancellationToken)
    {
        var resource = About(pending);
        var cutOff = $"an earlier run was ended while {pending.Kind.ToString().ToLowerInvariant()} it";
        try
        {
            var found = await operations.RunAsync(abort => LookAsync(pending.Kind, resource, abort), cancellationToken);
            state.Change(found is null
                ? new StateChange { Remove = [resource.Key], End = resource.Key }
                : new StateChange
                {
                    Put = [Recovered(resource, found, cutOff), .. Superseded(pending)],
                    Remove = pending.Removed is { } removed ? [removed] : [],
                    End = resource.Key,
                });
            events.Warn($"{cutOff}: {Outcome(pending.Kind, exists: found is not null)}", resource.Urn);
        }
        catch (Exception error) when (error is ProviderException or RehearsalException)
        {
            failed.Add(resource.Urn);
            events.Error($"{cutOff}, and what became of it cannot be found out: {error.Message}", resource.Urn);
        }
    }

    /// <summary>
    /// The resource as it is if the operation is done. One that was being deleted is as the state has it, because it may have begun to wait for its deletion
    /// after the note was written.
    /// </summary>
    private ResourceState About(PendingOperation pending)
        => pending.Kind == OperationKind.Deleting ? store.Resources.First(known => known.Key == pending.Resource.Key) : pending.Resource;

    private async Task<ResourceResult?> LookAsync(OperationKind kind, ResourceState resource, CancellationToken abort)
    {
        var provider = packages.ForState(resource)
            ?? throw new RehearsalException($"there is no provider '{resource.Package}' to look for it with");
        var context = events.ContextOf(resource.Urn, resource.Type, Urns.Name(resource.Urn));
        // Without an id of its own it exists in the state alone, such as a random value: nobody has seen it, so it can be created again.
        var id = kind == OperationKind.Creating ? provider.IdOf(context, resource.Inputs) : resource.Id;
        if (id is null || (kind == OperationKind.Creating && !await provider.ExistsAsync(context, id, abort)))
            return null;
        var read = await provider.ReadAsync(new ReadRequest(context, id, resource.Inputs, resource.Outputs), abort);
        return read is null ? null : new ResourceResult(read.Id, read.Outputs);
    }

    private ResourceState Recovered(ResourceState resource, ResourceResult found, string cutOff) => resource with
    {
        Id = found.Id,
        Outputs = SecretMarks.Carry(resource.Inputs, SecretMarks.Carry(resource.Outputs, found.Outputs, []), resource.AdditionalSecretOutputs),
        Modified = time.GetUtcNow(),
        Failures = [cutOff],
    };

    private IEnumerable<ResourceState> Superseded(PendingOperation pending)
        => store.Resources.Where(known => known.Key == pending.Superseded).Select(known => known with { PendingDeletion = true });

    private static string Outcome(OperationKind kind, bool exists) => (kind, exists) switch
    {
        (OperationKind.Creating, true) => "it came into being and is in the stack now",
        (OperationKind.Creating, false) => "it did not come into being",
        (OperationKind.Deleting, true) => "it is still there",
        (_, true) => "it is updated again if it is still declared",
        (_, false) => "it is gone",
    };
}
