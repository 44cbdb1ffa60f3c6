using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Planning;

/// <summary>Resources that a provider manages, and providers themselves: creates, updates, replaces or imports them, or finds that nothing is to be done.</summary>
internal sealed class CustomResources(Deployment deployment, RegistrationSteps steps)
{
    private readonly ProviderResources _providers = new(deployment.Packages);
    private readonly Comparer _comparer = new(deployment);
    private readonly DeclaredImport _import = new(deployment, steps, new(deployment));
    private readonly Replacement _replacement = new(deployment, steps);
    private readonly Retirement _retirement = new(deployment, steps);

    internal async Task<StepOutcome> RegisterAsync(Registration registration, ResourceState? old, CancellationToken cancellationToken)
    {
        var request = registration.Request;
        var provider = ProviderTypes.IsProvider(request.Type) ? _providers : deployment.Packages.ForReference(request.Provider);
        var program = PropertyOptions.IgnoreChanges(request.IgnoreChanges, registration.Inputs, old?.Inputs);
        var checkedInputs = await CheckAsync(old?.Inputs);
        if (!checkedInputs.Failures.IsEmpty)
            return steps.Refuse(registration, old, string.Join("; ", checkedInputs.Failures.Select(failure => failure.Property.Length > 0 ? $"{failure.Property}: {failure.Reason}" : failure.Reason)));

        var inputs = checkedInputs.Inputs;
        if (registration.ImportId is { } importId && DeclaredImport.IsDue(importId, old))
        {
            var (outcome, update) = await _import.RunAsync(registration, provider, importId, inputs, old, cancellationToken);
            return update is null ? outcome : await UpdateAsync(registration, provider, update.Inputs, update.Existing, update.Diff, cancellationToken);
        }
        if (old is null || old.External || old.PendingReplacement)
            return await CreateAsync(registration, provider, inputs, old, cancellationToken);

        var comparison = await _comparer.CompareAsync(registration, provider, old, inputs, cancellationToken);
        if (!comparison.RequiresReplacement)
            return await UpdateAsync(registration, provider, inputs, old, comparison.Diff, cancellationToken);
        if (old.Protect)
            return steps.Refuse(
                registration,
                old,
                $"it is protected, and this change would replace it ({string.Join(", ", comparison.ReplacementReasons)}). "
                    + $"Undo the change, or remove 'protect' in the program and run 'up' before making it, or run 'state unprotect "
                    + $"{old.Urn}'{deployment.UnprotectingKey(old.Urn)}");
        // The new resource is checked as a new one: a generated name that it took over from the old one would collide.
        var replacing = (await CheckAsync(null)).Inputs;
        return await _replacement.RunAsync(registration, provider, replacing, old, comparison, cancellationToken);

        Task<CheckResult> CheckAsync(PropertyMap? oldInputs)
            => provider.CheckAsync(new CheckRequest(registration.Context(deployment), oldInputs, program, Seed(registration.Urn, old)), cancellationToken);
    }

    /// <param name="external">What the program only read in the last run, or what is deleted already; the new resource takes its place.</param>
    private async Task<StepOutcome> CreateAsync(Registration registration, IProvider provider, PropertyMap inputs, ResourceState? external, CancellationToken cancellationToken)
    {
        if (external is null && await _retirement.TakeBackAsync(registration, provider, inputs, null, cancellationToken) is { } takenBack)
            return takenBack;
        var creation = new Creation(deployment, registration, provider, inputs);
        var target = registration.ToState(deployment.Store.NewKey(), inputs, provider.Package, null, deployment.Time.GetUtcNow());
        var work = new StepWork(registration.ToStep(StepKind.Create, null, inputs), target) { Operation = creation.RunAsync, Check = creation.CheckAsync, Removed = external };
        return await steps.RunAsync(work, null, cancellationToken);
    }

    private Task<StepOutcome> UpdateAsync(
        Registration registration, IProvider provider, PropertyMap inputs, ResourceState old, DiffResult diff, CancellationToken cancellationToken)
    {
        var target = registration.ToState(old.Key, inputs, provider.Package, old, deployment.Time.GetUtcNow());
        if (!diff.HasChanges && old.Failures.IsEmpty)
            return steps.RunAsync(new StepWork(registration.ToStep(StepKind.Same, old, inputs), target), old, cancellationToken);
        var work = new StepWork(registration.ToStep(StepKind.Update, old, inputs) with { Changes = diff.Changes }, target)
        {
            Operation = (context, abort) => provider.UpdateAsync(
                new UpdateRequest(context, old.Id, old.Inputs, old.Outputs, inputs, deployment.IsPreview, registration.UpdateTimeout), abort),
        };
        return steps.RunAsync(work, old, cancellationToken);
    }

    /// <summary>
    /// The same in the preview and the update after it, so that both show the same generated name; another one when an existing
    /// resource is replaced.
    /// </summary>
    private static ImmutableArray<byte> Seed(string urn, ResourceState? old) => [.. SHA256.HashData(Encoding.UTF8.GetBytes(urn + old?.Id))];
}
