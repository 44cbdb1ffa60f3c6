using System.Text.Json.Nodes;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.Requests;
using Rehearsal.Azure.Storage;

namespace Rehearsal.Azure.Network;

/// <summary>Private DNS zones: global, with counts of what is in them.</summary>
internal sealed class PrivateDnsZoneBehaviour : ResourceBehaviour
{
    internal const string Type = "Microsoft.Network/privateDnsZones";

    private const int MostRecordSets = 25_000;
    private const int MostLinks = 1_000;
    private const int MostLinksWithRegistration = 100;

    internal override bool ChangesTakeTime => true;

    internal override void Prepare(Change change)
    {
        CheckGlobal(change);
        PrivateDnsTags.Keep(change);
        base.Prepare(change);
    }

    internal override void CheckDeletion(CloudSession session, StoredResource resource)
    {
        if (VirtualNetworkLinkBehaviour.Of(session, resource.ArmId).FirstOrDefault() is { } link)
        {
            throw ArmException.Conflict(
                "CannotDeleteResource",
                "Cannot delete resource while nested resources exist. Some existing nested resource IDs include: "
                    + $"'{link.Id}'. Please delete all nested resources before deleting this resource.",
                resource.Id);
        }
    }

    internal override void Present(CloudSession session, StoredResource resource, JsonObject view)
    {
        var properties = view.Child("properties");
        var links = VirtualNetworkLinkBehaviour.Of(session, resource.ArmId).ToList();
        properties["maxNumberOfRecordSets"] = MostRecordSets;
        properties["maxNumberOfVirtualNetworkLinks"] = MostLinks;
        properties["maxNumberOfVirtualNetworkLinksWithRegistration"] = MostLinksWithRegistration;
        // The record that begins each zone, SOA, counts as well.
        properties["numberOfRecordSets"] = 1 + RecordSetBehaviour.Types.Sum(type => session.Contents.Children(resource.ArmId, type).Count());
        properties["numberOfVirtualNetworkLinks"] = links.Count;
        properties["numberOfVirtualNetworkLinksWithRegistration"] = links.Count(VirtualNetworkLinkBehaviour.Registers);
    }

    /// <exception cref="ArmException">The location is a region.</exception>
    internal static void CheckGlobal(Change change)
    {
        if (change.Location is { } location and not "global")
        {
            throw ArmException.BadRequest(
                "LocationNotAvailableForResourceType",
                $"The provided location '{location}' is not available for resource type '{change.Type.Name}'. "
                    + "List of available regions for the resource type is 'global'.",
                "location");
        }
    }
}
