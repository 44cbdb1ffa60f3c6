using System.Collections.Immutable;
using Rehearsal.Engine.Deploy.Declarations;
using Rehearsal.Engine.Deploy.Names;
using Rehearsal.Engine.Events;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Deploy.Register;

/// <summary>Applies the stack's autonaming to declared resources.</summary>
internal sealed class ProposedNames(ResourceNaming naming, RunEvents events)
{
    /// <summary>
    /// The name that the stack proposes for a resource, if any, and the registration with what follows from it:
    /// where a replacement would have the same name, the old resource is deleted first, unless the program says otherwise.
    /// </summary>
    internal (Registration Registration, Autonaming? Autonaming) For(Registration registration, IProvider provider, ImmutableArray<byte> seed)
    {
        if (registration.IsProvider || naming.For(registration.Type, registration.Name, seed.AsSpan()) is not { } proposed)
            return (registration, null);
        if (proposed.IsUnique && registration.Declaration.DeleteBeforeReplace is null)
            registration = registration with { Declaration = registration.Declaration with { DeleteBeforeReplace = true } };
        if (provider.SupportsAutonaming)
            return (registration, proposed.Autonaming);
        if (proposed.IsNeeded)
            events.Warn(
                $"{AutonamingSettings.Key} gives it a name, but its provider does not take such names; give it one in the program",
                registration.Urn);
        return (registration, null);
    }
}
