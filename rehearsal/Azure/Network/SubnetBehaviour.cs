using System.Text.Json.Nodes;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.Storage;

namespace Rehearsal.Azure.Network;

/// <summary>Subnets as resources of their own: the same ones that their virtual network shows.</summary>
internal sealed class SubnetBehaviour : ResourceBehaviour
{
    internal override bool ChangesTakeTime => true;

    internal override void Prepare(Change change)
    {
        var network = change.Session.Find(change.Id.Parent!)!;
        var others = Subnets.Of(change.Session, network.ArmId)
            .Where(other => other.ArmId.Key != change.Id.Key)
            .SelectMany(other => AddressPrefixes.OfSubnet(other.Properties, other.ArmId.Name).Select(prefix => (other.ArmId.Name, prefix)))
            .ToList();
        Subnets.Complete(change.Session, change.Id, change.Properties, AddressPrefixes.OfNetwork(network.Properties, network.ArmId.Name), others);
    }

    internal override void CheckDeletion(CloudSession session, StoredResource resource) => Subnets.CheckUnused(session, resource.ArmId);

    internal override void Present(CloudSession session, StoredResource resource, JsonObject view)
        => Subnets.Present(session, resource.ArmId, view.Child("properties"));
}
