using Rehearsal.Engine.Deploy.Compare;
using Rehearsal.Engine.Deploy.Declarations;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.Options;
using Rehearsal.Engine.State;

namespace Rehearsal.Engine.Deploy.Steps;

/// <summary>Runs, or refuses, the steps of declared resources.</summary>
internal sealed class RegistrationSteps(HookedSteps steps, RunMode mode, RunEvents events, ProtectionHint protection)
{
    /// <summary>Runs a step; does not touch the state where nothing changes, not even what is known of the resource.</summary>
    /// <param name="old">The resource as the last run left it; null when there was none.</param>
    internal async Task<StepOutcome> RunAsync(StepWork work, ResourceState? old, CancellationToken cancellationToken)
    {
        if (work is { Step: { Kind: StepKind.Same } step, Target: { } target } && !mode.IsPreview && old is not null && target.SaysTheSameAs(old))
        {
            Report(step with { NewOutputs = old.Outputs });
            return new StepOutcome(true, old.Id, old.Outputs);
        }
        return await steps.RunAsync(work, cancellationToken);
    }

    /// <summary>Fails a declaration that would replace what must not be replaced.</summary>
    /// <returns>Null where the replacement is allowed.</returns>
    internal StepOutcome? RefuseReplacement(Registration registration, ResourceState old, Comparison comparison)
    {
        // It is deleted already.
        if (comparison.FollowsAnother)
            return null;
        var reasons = string.Join(", ", comparison.ReplacementReasons);
        // A program that no longer protects it wants the replacement, as with Pulumi's engine.
        if (old.Protect && registration.IsProtected)
            return Refuse(
                registration,
                old,
                $"it is protected, and this change would replace it ({reasons}). Undo the change, or remove 'protect' in the program, "
                    + $"or run 'state unprotect {old.Urn}'{protection.For(old.Urn)}");
        if (registration.Declaration.ImportId is null)
            return null;
        var message = $"it is imported, and this change would replace it ({reasons}), which cannot be while the program has its 'import'; "
            + "undo the change, or remove 'import' from the program";
        if (!mode.IsPreview)
            return Refuse(registration, old, message);
        // Pulumi's engine shows the plan all the same.
        events.Warn(message, registration.Urn);
        return null;
    }

    /// <summary>The step of a resource that stays as the state has it.</summary>
    internal static Step Unchanged(ResourceState state) => new()
    {
        Kind = StepKind.Same,
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
    };

    /// <summary>Reports a step that changes nothing.</summary>
    internal void Report(Step same)
    {
        if (mode.IsPreview)
        {
            events.Observe(new EngineEvent.StepPlanned(same));
            return;
        }
        events.Observe(new EngineEvent.StepStarted(same));
        events.Observe(new EngineEvent.StepFinished(same, TimeSpan.Zero));
    }

    /// <summary>Fails a declaration before anything is tried.</summary>
    internal StepOutcome Refuse(Registration registration, ResourceState? old, string reason)
        => steps.Refuse(registration.ToStep(old is null ? StepKind.Create : StepKind.Update, old, registration.Inputs), reason);
}
