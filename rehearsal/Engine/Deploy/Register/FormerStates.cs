using Rehearsal.Engine.Deploy.Declarations;
using Rehearsal.Engine.Deploy.Tracking;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Stacks;
using Rehearsal.Engine.State;

namespace Rehearsal.Engine.Deploy.Register;

/// <summary>Finds what the last run left of a declared resource.</summary>
internal sealed class FormerStates(RehearsedStack stack, Inventory inventory, DeclaredResources declared)
{
    /// <summary>The last state of a declared resource, under its URN or one of its aliases; null when it is new.</summary>
    /// <exception cref="RehearsalException">Another resource has taken that state, or an alias is wrong.</exception>
    internal ResourceState? Find(Registration registration)
    {
        var parentAlias = registration.Declaration.ParentUrn is { } parent ? inventory.FormerUrn(parent) : null;
        try
        {
            return inventory.FindOld(registration.Urn, Aliases.Of(registration.Declaration, stack, parentAlias));
        }
        catch (RehearsalException error)
        {
            throw declared.Wrong(registration.Urn, error);
        }
    }

    /// <summary>The last state of a URN; null when it is new.</summary>
    internal ResourceState? Of(string urn) => inventory.Old(urn);
}
