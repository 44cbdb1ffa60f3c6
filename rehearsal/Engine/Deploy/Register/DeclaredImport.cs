using Rehearsal.Engine.Deploy.Compare;
using Rehearsal.Engine.Deploy.Declarations;
using Rehearsal.Engine.Deploy.Replace;
using Rehearsal.Engine.Deploy.Steps;
using Rehearsal.Engine.Deploy.Tracking;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Options;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Deploy.Register;

/// <summary>
/// Takes a resource that exists into the stack because the program declares it with its id. What the program declares otherwise than it is, is
/// updated right after that, as Pulumi's engine does since it has no option to be stricter (recorded with version 3.260).
/// </summary>
internal sealed class DeclaredImport(
    StateStore store, Inventory inventory, RegistrationSteps steps, Comparer comparer, ProtectionHint protection, TimeProvider time)
{
    /// <summary>True when the stack does not have the resource yet. Many clouds ignore case in ids.</summary>
    internal static bool IsDue(string importId, ResourceState? old)
        => old is null or { External: true }
            || !(importId.Equals(old.Id, StringComparison.OrdinalIgnoreCase) || importId.Equals(old.ImportId, StringComparison.OrdinalIgnoreCase));

    /// <param name="inputs">What the program declares, checked.</param>
    /// <param name="old">What the stack has so far: the imported resource takes its place.</param>
    internal async Task<Imported> RunAsync(
        Registration registration, IProvider provider, string importId, PropertyMap inputs, ResourceState? old, CancellationToken cancellationToken)
    {
        if (old is { Protect: true } && registration.IsProtected)
            return new(
                steps.Refuse(
                    registration,
                    old,
                    $"it is protected, and importing '{importId}' would replace it. "
                        + $"Remove 'import', or remove 'protect' in the program{protection.For(old.Urn)}"),
                null);
        var target = registration.ToState(store.NewKey(), inputs, provider.Package, null, time.GetUtcNow());
        PendingUpdate? update = null;
        var kind = old is null ? StepKind.Import : StepKind.ImportReplacement;
        var work = new StepWork(registration.ToStep(kind, old, inputs) with { Id = importId }, target) { Operation = ReadAsync, Superseded = old };
        var outcome = await steps.RunAsync(work, old, cancellationToken);
        if (outcome.Succeeded && old is not null)
            inventory.Supersede(old, registration.Urn);
        return new(outcome, outcome.Succeeded ? update : null);

        async Task<ResourceResult> ReadAsync(ResourceContext context, CancellationToken abort)
        {
            var read = await provider.ReadAsync(new ReadRequest(context, importId, null, null), abort)
                ?? throw new RehearsalException($"it cannot be imported: there is no resource '{importId}'");
            var wanted = PropertyOptions.IgnoreChanges(registration.Declaration.IgnoreChanges, inputs, read.Inputs, context.Report);
            var existing = target with { Id = read.Id, Inputs = read.Inputs, Outputs = read.Outputs };
            var comparison = await comparer.CompareInputsAsync(registration, provider, existing, wanted, abort);
            if (comparison.RequiresReplacement)
            {
                throw new RehearsalException(
                    $"it cannot be imported: '{importId}' differs from what the program declares in "
                        + $"{string.Join(", ", comparison.ReplacementReasons)}, which cannot be changed in place; declare it as it is");
            }

            // What is ignored is kept as it was read, so that it counts as a change once it is ignored no more.
            if (!comparison.Diff.HasChanges)
                return new ResourceResult(read.Id, read.Outputs) { Inputs = wanted };
            update = new(existing, wanted, comparison.Diff);
            return new ResourceResult(read.Id, read.Outputs) { Inputs = read.Inputs };
        }
    }

    /// <summary>How an import ended.</summary>
    /// <param name="Outcome">The outcome of the import itself.</param>
    /// <param name="Update">What has to be changed after it; null when the resource is as declared.</param>
    internal sealed record Imported(StepOutcome Outcome, PendingUpdate? Update);

    /// <summary>An update of what was imported.</summary>
    /// <param name="Existing">The resource as it exists.</param>
    /// <param name="Inputs">What the program wants.</param>
    /// <param name="Diff">How the two differ.</param>
    internal sealed record PendingUpdate(ResourceState Existing, PropertyMap Inputs, DiffResult Diff);
}
