using Rehearsal.Azure.ResourceTypes;
using Rehearsal.Azure.Storage;

namespace Rehearsal.Azure.Pipeline;

/// <summary>Takes resources out of the cloud, with what their deletion brings about.</summary>
internal static class Removal
{
    /// <summary>Removes a resource with everything in and on it.</summary>
    internal static void Carry(CloudSession session, StoredResource resource)
    {
        var gone = session.Contents.Descendants(resource.ArmId).Prepend(resource).ToList();
        session.Remove(resource.ArmId);
        foreach (var each in gone)
        {
            ResourceBehaviours.For(each.ArmId.Type).FollowDeletion(session, each);
        }
    }
}
