using Rehearsal.Azure.Addresses;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.Requests;
using Rehearsal.Azure.Storage;

namespace Rehearsal.Azure.Authorization;

/// <summary>Management locks: <c>CanNotDelete</c> and <c>ReadOnly</c>, valid for the locked scope and all that is in it.</summary>
internal static class ManagementLocks
{
    /// <exception cref="ArmException">A lock on the resource or on what it is in forbids changing it or acting on it.</exception>
    internal static void CheckChange(CloudSession session, ArmId id)
        => Refuse(id, "write", Above(session, id).FirstOrDefault(held => held.Properties.Says("level", "ReadOnly")));

    /// <exception cref="ArmException">A lock on the resource, on what it is in or on what is in it forbids deleting it.</exception>
    internal static void CheckDeletion(CloudSession session, ArmId id)
        => Refuse(id, "delete", Above(session, id).Concat(session.Contents.Descendants(id).Where(held => held.ArmId.Is(LockBehaviour.Type))).FirstOrDefault());

    private static IEnumerable<StoredResource> Above(CloudSession session, ArmId id)
        => id.Is(LockBehaviour.Type) ? [] : id.SelfAndAncestors.SelectMany(scope => session.Contents.Children(scope, LockBehaviour.Type));

    private static void Refuse(ArmId id, string operation, StoredResource? held)
    {
        if (held is not null)
        {
            throw ArmException.Conflict(
                "ScopeLocked",
                $"The scope '{id.Text}' cannot perform {operation} operation because following scope(s) are locked: '{held.ArmId.Parent}'. "
                + "Please remove the lock and try again.",
                id.Text);
        }
    }
}
