using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Rehearsal.Engine.Deploy.Compare;
using Rehearsal.Engine.Deploy.Declarations;
using Rehearsal.Engine.Deploy.Names;
using Rehearsal.Engine.Deploy.Replace;
using Rehearsal.Engine.Deploy.Steps;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Deploy.Register;

/// <summary>
/// Resources that a provider manages, and providers themselves: creates, updates, replaces or imports them,
/// or finds that nothing is to be done.
/// </summary>
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
        var seed = Seed(registration.Urn, old);
        var naming = Naming(registration, provider, seed);
        // What was only read, or a component, has nothing that the resource goes on with.
        var before = old is { Custom: true, External: false } ? old.Inputs : null;
        var program = PropertyOptions.IgnoreChanges(
            request.IgnoreChanges,
            registration.Inputs,
            before,
            message => deployment.Observe(new EngineEvent.Diagnostic(DiagnosticSeverity.Information, message, registration.Urn)));
        var checkedInputs = await CheckAsync(program, before);
        if (!checkedInputs.Failures.IsEmpty)
            return steps.Refuse(registration, old, string.Join("; ", checkedInputs.Failures.Select(failure => failure.Property.Length > 0 ? $"{failure.Property}: {failure.Reason}" : failure.Reason)));

        var inputs = checkedInputs.Inputs;
        if (registration.ImportId is { } importId && DeclaredImport.IsDue(importId, old))
        {
            var (outcome, update) = await _import.RunAsync(registration, provider, importId, inputs, old, cancellationToken);
            return update is null ? outcome : await UpdateAsync(registration, provider, update.Inputs, update.Existing, update.Diff, cancellationToken);
        }
        if (old is null)
            return await CreateAsync(registration, provider, inputs, cancellationToken);

        var comparison = await _comparer.CompareAsync(registration, provider, old, inputs, cancellationToken);
        if (!comparison.RequiresReplacement)
            return await UpdateAsync(registration, provider, inputs, old, comparison.Diff, cancellationToken);
        if (steps.RefuseReplacement(registration, old, comparison) is { } refused)
            return refused;
        // The new resource is checked as a new one: a generated name that it took over from the old one would collide. What the program declares counts in full
        // then, but for resources that are replaced without a look at how they differ, where Pulumi's engine keeps what is ignored (recorded with 3.260).
        var isCompared = deployment.Inventory.ReplacedEarly(old) is null && !deployment.Options.Replace.Match(registration.Urn);
        var replacing = (await CheckAsync(isCompared ? registration.Inputs : program, null)).Inputs;
        return await _replacement.RunAsync(registration, provider, replacing, old, comparison, cancellationToken);

        Task<CheckResult> CheckAsync(PropertyMap declared, PropertyMap? oldInputs)
            => provider.CheckAsync(new CheckRequest(registration.Context(deployment), oldInputs, declared, seed) { Autonaming = naming }, cancellationToken);
    }

    /// <summary>
    /// What the stack says about the resource's name.
    /// Where a replacement would have the same one, the old resource goes first, unless the program says otherwise.
    /// </summary>
    private Autonaming? Naming(Registration registration, IProvider provider, ImmutableArray<byte> seed)
    {
        var request = registration.Request;
        if (ProviderTypes.IsProvider(request.Type) || deployment.Naming?.For(request.Type, request.Name, seed.AsSpan()) is not { } proposed)
            return null;
        if (proposed.IsUnique && registration.DeleteBeforeReplace is null)
            request.DeleteBeforeReplace = true;
        if (provider.SupportsAutonaming)
            return proposed.Autonaming;
        if (proposed.IsNeeded)
            deployment.Warn(
                $"{AutonamingSettings.Key} gives it a name, but its provider does not take such names; give it one in the program",
                registration.Urn);
        return null;
    }

    private async Task<StepOutcome> CreateAsync(Registration registration, IProvider provider, PropertyMap inputs, CancellationToken cancellationToken)
    {
        if (await _retirement.TakeBackAsync(registration, provider, inputs, null, cancellationToken) is { } takenBack)
            return takenBack;
        var creation = new Creation(deployment, registration, provider, inputs);
        var target = registration.ToState(deployment.Store.NewKey(), inputs, provider.Package, null, deployment.Time.GetUtcNow());
        var work = new StepWork(registration.ToStep(StepKind.Create, null, inputs), target) { Operation = creation.RunAsync, Check = creation.CheckAsync };
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
