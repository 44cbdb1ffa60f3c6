using System.Collections.Immutable;
using Rehearsal.Engine.Deploy.Compare;
using Rehearsal.Engine.Deploy.Steps;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Deploy.Refresh;

/// <summary>Reads resources back from their providers, side by side, and takes what has become of them into the state.</summary>
internal sealed class StackRefresh(Deployment deployment)
{
    private readonly RegistrationSteps _steps = new(deployment);

    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        var before = deployment.Inventory.Before;
        var chosen = deployment.Targets.Of(before);
        foreach (var local in chosen.Where(state => !CanBeRead(state)))
        {
            _steps.Tell(NewStep(local));
        }
        await Task.WhenAll(chosen.Where(CanBeRead).Select(state => RefreshAsync(state, cancellationToken)));
        LetGo();
        deployment.Inventory.TakeStock();
        await new StackReview(deployment, before).RunAsync(cancellationToken);
    }

    /// <summary>False for what exists in the stack alone, and for what is deleted already and waits for its replacement.</summary>
    private static bool CanBeRead(ResourceState state) => state is { Package.Length: > 0, PendingReplacement: false };

    private async Task RefreshAsync(ResourceState state, CancellationToken cancellationToken)
    {
        var step = NewStep(state);
        var started = deployment.Time.GetTimestamp();
        try
        {
            var read = await deployment.OperateAsync(abort => ReadAsync(step, state, abort), cancellationToken);
            deployment.Observe(deployment.IsPreview ? new EngineEvent.StepPlanned(read) : new EngineEvent.StepFinished(read, deployment.Time.GetElapsedTime(started)));
        }
        catch (Exception error) when (error is ProviderException or RehearsalException)
        {
            deployment.MarkFailed(state.Urn, error.Message);
            deployment.Observe(new EngineEvent.StepFailed(step, error.Message, deployment.Time.GetElapsedTime(started)) { HasBegun = true });
        }
    }

    /// <returns>The step as it turned out.</returns>
    private async Task<Step> ReadAsync(Step step, ResourceState state, CancellationToken abort)
    {
        if (!deployment.IsPreview)
            deployment.Observe(new EngineEvent.StepStarted(step));
        var provider = deployment.Packages.ForState(state) ?? throw new RehearsalException($"there is no provider '{state.Package}' to read it with");
        var context = new ResourceContext(state.Urn, state.Type, step.Name, message => deployment.Observe(new EngineEvent.StepProgress(step, message)));
        if (await provider.ReadAsync(new ReadRequest(context, state.Id, state.Inputs, state.Outputs), abort) is not { } read)
        {
            deployment.Change(new StateChange { Remove = [state.Key] });
            return step with { Kind = StepKind.Gone, NewInputs = null, NewOutputs = null };
        }
        var inputs = state.External ? state.Inputs : StepRunner.WithSecrets(read.Inputs, state.Inputs, []);
        var outputs = StepRunner.WithSecrets(StepRunner.WithSecrets(read.Outputs, state.Outputs, []), inputs, state.AdditionalSecretOutputs);
        // As with Pulumi, what failed before is forgotten now that it is known how the resource is.
        var current = state with { Id = read.Id, Inputs = inputs, Outputs = outputs, Modified = deployment.Time.GetUtcNow(), Failures = [] };
        if (!current.SaysTheSameAs(state))
            deployment.Change(new StateChange { Put = [current] });
        var changes = state.External
            ? Differences.Between(state.Outputs, outputs)
            : Reported(state, await provider.DiffAsync(new DiffRequest(context, state.Id, state.Inputs, state.Outputs, inputs), abort));
        return step with { Id = read.Id, NewInputs = inputs, NewOutputs = outputs, Changes = changes };
    }

    /// <summary>The drift: without what the program ignores, and a change that has been made already replaces nothing.</summary>
    private static ImmutableSortedDictionary<string, PropertyChange> Reported(ResourceState state, DiffResult diff)
        => PropertyOptions.WithoutIgnored(state.IgnoreChanges, diff).Changes.ToImmutableSortedDictionary(
            change => change.Key,
            change => change.Value >= PropertyChange.AddReplace ? change.Value - (PropertyChange.AddReplace - PropertyChange.Add) : change.Value,
            StringComparer.Ordinal);

    /// <summary>What is left lets go of what is gone, so that nothing waits for it.</summary>
    private void LetGo()
    {
        var resources = deployment.Store.Resources;
        var urns = resources.Select(state => state.Urn).ToHashSet(StringComparer.Ordinal);
        var stackUrn = resources.FirstOrDefault(state => state.Type == Urns.StackType)?.Urn;
        IReadOnlyList<ResourceState> changed = [.. resources
            .Select(state => (Before: state, After: state.ReferringOnlyTo(urns, stackUrn)))
            .Where(pair => !pair.After.SaysTheSameAs(pair.Before))
            .Select(pair => pair.After)];
        if (changed.Count > 0)
            deployment.Change(new StateChange { Put = changed });
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
