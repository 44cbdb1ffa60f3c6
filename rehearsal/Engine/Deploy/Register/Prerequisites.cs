using Rehearsal.Engine.Deploy.Declarations;
using Rehearsal.Engine.Deploy.Tracking;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.Options;

namespace Rehearsal.Engine.Deploy.Register;

/// <summary>Checks that everything exists that a resource needs.</summary>
internal sealed class Prerequisites(RunTargets targets, FailedResources failed, RunMode mode, RunEvents events)
{
    /// <summary>Refuses a resource that needs one which was left out, or skips it when one failed.</summary>
    /// <returns>Null when the resource can be registered.</returns>
    internal RegistrationResult? Refuse(Registration registration)
    {
        var urn = registration.Urn;
        if (targets.FirstLeftOut(registration.Prerequisites()) is { } missing
            && !MayContinue(urn, $"it needs {Urns.Name(missing)}, which does not exist yet and {targets.WhyNot(missing)}"))
        {
            return RegistrationResult.Failed;
        }
        if (failed.FirstOf(registration.Prerequisites()) is not { } cause)
            return null;
        failed.Add(urn);
        events.Observe(new EngineEvent.StepSkipped(urn, $"{Urns.Name(cause)} failed"));
        return RegistrationResult.Skipped;
    }

    /// <summary>A preview continues after a refusal, as Pulumi's does, so that it shows everything that is wrong.</summary>
    private bool MayContinue(string urn, string reason)
    {
        if (mode.IsPreview)
        {
            events.Refuse(reason, urn);
            return true;
        }
        failed.Add(urn);
        events.Error(reason, urn);
        return false;
    }
}
