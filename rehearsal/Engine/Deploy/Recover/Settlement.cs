using Rehearsal.Engine.Deploy.Steps;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Deploy.Recover;

/// <summary>
/// Finds out what became of the operations that a killed run had begun, so that nothing is forgotten, made twice or taken for what it is not.
/// What came into being or still exists is updated by the next run that declares it, for the operation may have stopped half-way.
/// </summary>
internal sealed class Settlement(Deployment deployment)
{
    internal Task RunAsync(CancellationToken cancellationToken)
        => Task.WhenAll(deployment.Store.Pending.Select(pending => SettleAsync(pending, cancellationToken)));

    private async Task SettleAsync(PendingOperation pending, CancellationToken cancellationToken)
    {
        var resource = About(pending);
        var cutOff = $"an earlier run was ended while {pending.Kind.ToString().ToLowerInvariant()} it";
        try
        {
            var found = await deployment.OperateAsync(abort => LookAsync(pending.Kind, resource, abort), cancellationToken);
            deployment.Change(found is null
                ? new StateChange { Remove = [resource.Key], End = resource.Key }
                : new StateChange
                {
                    Put = [Taken(resource, found, cutOff), .. Superseded(pending)],
                    Remove = pending.Removed is { } removed ? [removed] : [],
                    End = resource.Key,
                });
            deployment.Warn($"{cutOff}: {Outcome(pending.Kind, exists: found is not null)}", resource.Urn);
        }
        catch (Exception error) when (error is ProviderException or RehearsalException)
        {
            deployment.MarkFailed(resource.Urn, error.Message);
            deployment.Error($"{cutOff}, and what became of it cannot be found out: {error.Message}", resource.Urn);
        }
    }

    /// <summary>The resource as it is if the operation is done. One that was being deleted is as the state has it: it may wait there for its deletion only since the note was made.</summary>
    private ResourceState About(PendingOperation pending)
        => pending.Kind == OperationKind.Deleting ? deployment.Store.Resources.First(state => state.Key == pending.Resource.Key) : pending.Resource;

    private async Task<ResourceResult?> LookAsync(OperationKind kind, ResourceState resource, CancellationToken abort)
    {
        var provider = deployment.Packages.ForState(resource) ?? throw new RehearsalException($"there is no provider '{resource.Package}' to look for it with");
        var context = new ResourceContext(resource.Urn, resource.Type, Urns.Name(resource.Urn), message => deployment.Warn(message, resource.Urn));
        // Without an id of its own it is something that exists in the state alone, such as a random value: what no one has been told of is as good as nothing.
        var id = kind == OperationKind.Creating ? provider.IdOf(context, resource.Inputs) : resource.Id;
        if (id is null || (kind == OperationKind.Creating && !await provider.ExistsAsync(context, id, abort)))
            return null;
        var read = await provider.ReadAsync(new ReadRequest(context, id, resource.Inputs, resource.Outputs), abort);
        return read is null ? null : new ResourceResult(read.Id, read.Outputs);
    }

    private ResourceState Taken(ResourceState resource, ResourceResult found, string cutOff) => resource with
    {
        Id = found.Id,
        Outputs = StepRunner.WithSecrets(StepRunner.WithSecrets(found.Outputs, resource.Outputs, []), resource.Inputs, resource.AdditionalSecretOutputs),
        Modified = deployment.Time.GetUtcNow(),
        Failures = [cutOff],
    };

    private IEnumerable<ResourceState> Superseded(PendingOperation pending)
        => deployment.Store.Resources.Where(state => state.Key == pending.Superseded).Select(state => state with { PendingDeletion = true });

    private static string Outcome(OperationKind kind, bool exists) => (kind, exists) switch
    {
        (OperationKind.Creating, true) => "it came into being and is in the stack now",
        (OperationKind.Creating, false) => "it did not come into being",
        (OperationKind.Deleting, true) => "it is still there",
        (_, true) => "it is updated again if it is still declared",
        (_, false) => "it is gone",
    };
}
