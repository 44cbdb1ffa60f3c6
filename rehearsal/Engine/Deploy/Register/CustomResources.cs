using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Rehearsal.Engine.Deploy.Compare;
using Rehearsal.Engine.Deploy.Declarations;
using Rehearsal.Engine.Deploy.Providers;
using Rehearsal.Engine.Deploy.Replace;
using Rehearsal.Engine.Deploy.Steps;
using Rehearsal.Engine.Deploy.Tracking;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Options;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Deploy.Register;

/// <summary>
/// Registers resources that a provider manages, and providers themselves: creates, updates, replaces or imports them,
/// or finds that there is nothing to do.
/// </summary>
internal sealed class CustomResources(
    Packages packages,
    ProviderResources providers,
    ProposedNames names,
    Comparer comparer,
    DeclaredImport import,
    Replacement replacement,
    ResourceWrites writes,
    RegistrationSteps steps,
    Inventory inventory,
    RunTargets targets,
    RunEvents events)
{
    internal async Task<StepOutcome> RegisterAsync(Registration registration, ResourceState? old, CancellationToken cancellationToken)
    {
        var provider = registration.IsProvider ? providers : packages.ForReference(registration.Declaration.Provider ?? "");
        var seed = Seed(registration.Urn, old);
        (registration, var naming) = names.For(registration, provider, seed);
        // A resource that was only read, or a component, has no inputs to continue with.
        var before = old is { Custom: true, External: false } ? old.Inputs : null;
        var program = PropertyOptions.IgnoreChanges(
            registration.Declaration.IgnoreChanges, registration.Inputs, before, message => events.Inform(message, registration.Urn));
        var checkedInputs = await CheckAsync(program, before);
        if (!checkedInputs.Failures.IsEmpty)
            return steps.Refuse(registration, old, string.Join("; ", checkedInputs.Failures.Select(Text)));

        var inputs = checkedInputs.Inputs;
        if (registration.Declaration.ImportId is { } importId && DeclaredImport.IsDue(importId, old))
        {
            var (outcome, update) = await import.RunAsync(registration, provider, importId, inputs, old, cancellationToken);
            return update is null ? outcome : await writes.UpdateAsync(registration, provider, update.Inputs, update.Existing, update.Diff, cancellationToken);
        }
        if (old is null)
            return await writes.CreateAsync(registration, provider, inputs, cancellationToken);

        var comparison = await comparer.CompareAsync(registration, provider, old, inputs, cancellationToken);
        if (!comparison.RequiresReplacement)
            return await writes.UpdateAsync(registration, provider, inputs, old, comparison.Diff, cancellationToken);
        if (steps.RefuseReplacement(registration, old, comparison) is { } refused)
            return refused;
        // The new resource is checked as a new one: a generated name that it took over from the old one would collide. What the program declares counts in full
        // then, but for resources that are replaced without a look at how they differ, where Pulumi's engine keeps what is ignored (recorded with 3.260).
        var isCompared = inventory.ReplacedEarly(old) is null && !targets.IsReplacementRequested(registration.Urn);
        var replacing = (await CheckAsync(isCompared ? registration.Inputs : program, null)).Inputs;
        return await replacement.RunAsync(registration, provider, replacing, old, comparison, cancellationToken);

        Task<CheckResult> CheckAsync(PropertyMap declared, PropertyMap? oldInputs)
        {
            var context = events.ContextOf(registration.Urn, registration.Type, registration.Name);
            return provider.CheckAsync(new CheckRequest(context, oldInputs, declared, seed) { Autonaming = naming }, cancellationToken);
        }
    }

    private static string Text(CheckFailure failure) => failure.Property.Length > 0 ? $"{failure.Property}: {failure.Reason}" : failure.Reason;

    /// <summary>
    /// The same in the preview and the update after it, so that both show the same generated name; another one when an existing
    /// resource is replaced.
    /// </summary>
    private static ImmutableArray<byte> Seed(string urn, ResourceState? old) => [.. SHA256.HashData(Encoding.UTF8.GetBytes(urn + old?.Id))];
}
