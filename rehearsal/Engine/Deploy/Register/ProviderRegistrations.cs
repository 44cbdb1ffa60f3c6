using Rehearsal.Engine.Deploy.Declarations;
using Rehearsal.Engine.Deploy.Providers;
using Rehearsal.Engine.Deploy.Steps;
using Rehearsal.Engine.State;

namespace Rehearsal.Engine.Deploy.Register;

/// <summary>Registers explicit and default providers, and makes the resources that name one use it as it is now.</summary>
internal sealed class ProviderRegistrations(Packages packages, CustomResources resources)
{
    internal async Task<StepOutcome> RegisterAsync(Registration registration, ResourceState? old, CancellationToken cancellationToken)
    {
        var outcome = await resources.RegisterAsync(registration, old, cancellationToken);
        if (outcome.Succeeded)
            packages.Use(registration.Urn, outcome.Id);
        return outcome;
    }
}
