using System.Collections.Immutable;
using Rehearsal.Engine.Deploy.Compare;
using Rehearsal.Engine.Deploy.Providers;
using Rehearsal.Engine.Deploy.Steps;
using Rehearsal.Engine.Deploy.Tracking;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.Options;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Deploy.Refresh;

/// <summary>Reads resources back from their providers, in parallel, and updates the state with what they are now.</summary>
internal sealed class StackRefresh(
    StateStore store,
    RunState state,
    Packages packages,
    ProviderOperations operations,
    RegistrationSteps steps,
    StackReview review,
    Inventory inventory,
    RunTargets targets,
    FailedResources failed,
    RunMode mode,
    RunEvents events,
    TimeProvider time)
{
    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        var before = inventory.Before;
        var chosen = targets.Of(before);
        foreach (var local in chosen.Where(resource => !CanBeRead(resource)))
        {
            steps.Report(NewStep(local));
        }
        await Task.WhenAll(chosen.Where(CanBeRead).Select(resource => RefreshAsync(resource, cancellationToken)));
        RemoveDanglingReferences();
        inventory.TakeStock();
        await review.RunAsync(before, cancellationToken);
    }

    /// <summary>False for a resource that exists in the stack alone, and for one that is deleted already and waits for its replacement.</summary>
    private static bool CanBeRead(ResourceState state) => state is { Package.Length: > 0, PendingReplacement: false };

    private async Task RefreshAsync(ResourceState resource, CancellationToken cancellationToken)
    {
        var step = NewStep(resource);
        var started = time.GetTimestamp();
        try
        {
            var read = await operations.RunAsync(abort => ReadAsync(step, resource, abort), cancellationToken);
            events.Observe(
                mode.IsPreview ? new EngineEvent.StepPlanned(read) : new EngineEvent.StepFinished(read, time.GetElapsedTime(started)));
        }
        catch (Exception error) when (error is ProviderException or RehearsalException)
        {
            failed.Add(resource.Urn);
            events.Observe(new EngineEvent.StepFailed(step, error.Message, time.GetElapsedTime(started)) { HasBegun = true });
        }
    }

    /// <returns>The step as it turned out.</returns>
    private async Task<Step> ReadAsync(Step step, ResourceState resource, CancellationToken abort)
    {
        if (!mode.IsPreview)
            events.Observe(new EngineEvent.StepStarted(step));
        var provider = packages.ForState(resource)
            ?? throw new RehearsalException($"there is no provider '{resource.Package}' to read it with");
        var context = new ResourceContext(resource.Urn, resource.Type, step.Name, message => events.Observe(new EngineEvent.StepProgress(step, message)));
        if (await provider.ReadAsync(new ReadRequest(context, resource.Id, resource.Inputs, resource.Outputs), abort) is not { } read)
        {
            state.Change(new StateChange { Remove = [resource.Key] });
            return step with { Kind = StepKind.Gone, NewInputs = null, NewOutputs = null };
        }
        var inputs = resource.External ? resource.Inputs : SecretMarks.Carry(resource.Inputs, read.Inputs, []);
        var outputs = SecretMarks.Carry(inputs, SecretMarks.Carry(resource.Outputs, read.Outputs, []), resource.AdditionalSecretOutputs);
        // As with Pulumi, what failed before is forgotten now that it is known how the resource is.
        var current = resource with { Id = read.Id, Inputs = inputs, Outputs = outputs, Modified = time.GetUtcNow(), Failures = [] };
        if (!current.SaysTheSameAs(resource))
            state.Change(new StateChange { Put = [current] });
        var changes = resource.External
            ? Differences.Between(resource.Outputs, outputs)
            : Reported(resource, await provider.DiffAsync(new DiffRequest(context, resource.Id, resource.Inputs, resource.Outputs, inputs), abort));
        return step with { Id = read.Id, NewInputs = inputs, NewOutputs = outputs, Changes = changes };
    }

    /// <summary>The drift: without what the program ignores; a change that was made already replaces nothing.</summary>
    private static ImmutableSortedDictionary<string, PropertyChange> Reported(ResourceState state, DiffResult diff)
        => PropertyOptions.WithoutIgnored(state.IgnoreChanges, diff).Changes.ToImmutableSortedDictionary(
            change => change.Key,
            change => change.Value.InPlace,
            StringComparer.Ordinal);

    /// <summary>Removes references to resources that no longer exist.</summary>
    private void RemoveDanglingReferences()
    {
        var resources = store.Resources;
        var urns = resources.Select(resource => resource.Urn).ToHashSet(StringComparer.Ordinal);
        var stackUrn = resources.FirstOrDefault(resource => resource.Type == Urns.StackType)?.Urn;
        IReadOnlyList<ResourceState> changed = [.. resources
            .Select(resource => (Before: resource, After: resource.ReferringOnlyTo(urns, stackUrn)))
            .Where(pair => !pair.After.SaysTheSameAs(pair.Before))
            .Select(pair => pair.After)];
        if (changed.Count > 0)
            state.Change(new StateChange { Put = changed });
    }

    private static Step NewStep(ResourceState state) => new()
    {
        Kind = StepKind.Refresh,
        Urn = state.Urn,
        Type = state.Type,
        Name = Urns.Name(state.Urn),
        ParentUrn = state.Parent,
        Custom = state.Custom,
        Protect = state.Protect,
        External = state.External,
        Id = state.Id,
        OldInputs = state.Inputs,
        OldOutputs = state.Outputs,
        NewInputs = state.Inputs,
        NewOutputs = state.Outputs,
        HideDiffs = state.HideDiffs,
    };
}
