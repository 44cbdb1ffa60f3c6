using Rehearsal.Engine.Events;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Planning;

/// <summary>Takes a resource that exists into the stack because the program declares it with its id.</summary>
internal sealed class DeclaredImport(Deployment deployment, RegistrationSteps steps)
{
    /// <summary>True when the stack does not have the resource yet.</summary>
    internal static bool IsDue(string importId, ResourceState? old) => old is null || (old.Id != importId && old.ImportId != importId);

    /// <param name="inputs">What the program declares, checked; what exists must not differ from it.</param>
    /// <param name="old">What the stack has so far: the imported resource takes its place.</param>
    internal async Task<StepOutcome> RunAsync(
        Registration registration, IProvider provider, string importId, PropertyMap inputs, ResourceState? old, CancellationToken cancellationToken)
    {
        var replaced = old is { External: false } ? old : null;
        if (replaced is { Protect: true })
            return steps.Refuse(registration, old, $"it is protected, and importing '{importId}' would replace it. Remove 'import', or remove 'protect' in the program and run 'up' before importing");
        var target = registration.ToState(deployment.Store.NewKey(), inputs, provider.Package, null, deployment.Time.GetUtcNow()) with { ImportId = importId };
        var work = new StepWork(registration.ToStep(StepKind.Import, null, inputs) with { Id = importId }, target)
        {
            Operation = ReadAsync,
            Removed = old is { External: true } ? old : null,
            Superseded = replaced,
        };
        var outcome = await steps.RunAsync(work, old, cancellationToken);
        if (outcome.Succeeded && replaced is not null)
            deployment.Inventory.Supersede(replaced);
        return outcome;

        async Task<ResourceResult> ReadAsync(ResourceContext context, CancellationToken abort)
        {
            var read = await provider.ReadAsync(new ReadRequest(context, importId, null, null), abort)
                ?? throw new RehearsalException($"it cannot be imported: there is no resource '{importId}'");
            var wanted = PropertyOptions.IgnoreChanges(registration.Request.IgnoreChanges, inputs, read.Inputs);
            var diff = await provider.DiffAsync(new DiffRequest(context, importId, read.Inputs, read.Outputs, wanted), abort);
            return diff.HasChanges
                ? throw new RehearsalException($"it cannot be imported: what the program declares differs from '{importId}' in {string.Join(", ", diff.Changes.Keys)}; declare it as it is, import it, then change it")
                : new ResourceResult(read.Id, read.Outputs);
        }
    }
}
