using System.Text.Json.Nodes;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.Requests;
using Rehearsal.Azure.Storage;

namespace Rehearsal.Azure.Network;

/// <summary>Network security groups show the subnets that they guard and stay as long as there are any.</summary>
internal sealed class NetworkSecurityGroupBehaviour : ResourceBehaviour
{
    internal const string Type = "Microsoft.Network/networkSecurityGroups";

    internal override bool ChangesTakeTime => true;

    internal override bool MayBeGlobal => false;

    internal override void CheckDeletion(CloudSession session, StoredResource resource)
    {
        if (Guarded(session, resource).ToList() is { Count: > 0 } subnets)
        {
            throw ArmException.BadRequest(
                "InUseNetworkSecurityGroupCannotBeDeleted",
                $"Network security group {resource.Id} cannot be deleted because it is in use by the following resources: {string.Join(", ", subnets)}.",
                resource.Id);
        }
    }

    internal override void Present(CloudSession session, StoredResource resource, JsonObject view)
        => view.Child("properties")["subnets"] = References.To(Guarded(session, resource));

    private static IEnumerable<string> Guarded(CloudSession session, StoredResource group)
        => session.Contents.OfType(Subnets.Type)
            .Where(subnet => subnet.Properties.Says("networkSecurityGroup.id", group.Id))
            .Select(subnet => subnet.Id);
}
