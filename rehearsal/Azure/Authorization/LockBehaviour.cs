using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.Requests;

namespace Rehearsal.Azure.Authorization;

/// <summary>
/// Management locks. <c>CanNotDelete</c> lets everything be created and changed; <c>ReadOnly</c> forbids that as well, and all actions.
/// What they block is in <see cref="ManagementLocks"/>.
/// </summary>
internal sealed class LockBehaviour : ResourceBehaviour
{
    internal const string Type = "Microsoft.Authorization/locks";

    private const int MaximumNotes = 512;

    internal override void Prepare(Change change)
    {
        if (change.Properties.TextAt("level") is not { } level
            || !(level.Equals("CanNotDelete", StringComparison.OrdinalIgnoreCase) || level.Equals("ReadOnly", StringComparison.OrdinalIgnoreCase)))
        {
            throw ArmException.BadRequest(
                "InvalidLockLevel", $"The level of a lock has to be CanNotDelete or ReadOnly, not '{change.Properties["level"]}'.", "properties.level");
        }

        if (change.Properties.TextAt("notes") is { Length: > MaximumNotes })
        {
            throw ArmException.BadRequest("InvalidLockNotes", $"The notes of a lock may have at most {MaximumNotes} characters.", "properties.notes");
        }
    }
}
