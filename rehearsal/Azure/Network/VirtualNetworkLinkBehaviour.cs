using System.Text.Json.Nodes;
using Rehearsal.ArmRules;
using Rehearsal.Azure.Addresses;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.Requests;
using Rehearsal.Azure.Storage;

namespace Rehearsal.Azure.Network;

/// <summary>
/// Links that make a private DNS zone valid in a virtual network. A network has one zone of a name, and registers its machines in one zone. Zone and
/// network may be in different subscriptions. Source: https://learn.microsoft.com/azure/dns/dns-faq-private.
/// </summary>
internal sealed class VirtualNetworkLinkBehaviour : ResourceBehaviour
{
    internal const string Type = $"{PrivateDnsZoneBehaviour.Type}/virtualNetworkLinks";

    internal override bool ChangesTakeTime => true;

    internal override void Prepare(Change change)
    {
        PrivateDnsZoneBehaviour.CheckGlobal(change);
        PrivateDnsTags.Keep(change);
        var properties = change.Properties;
        var network = properties.TextAt("virtualNetwork.id")
            ?? throw ArmException.BadRequest("InvalidRequestFormat", $"The link '{change.Id.Name}' needs a virtual network.", "properties.virtualNetwork.id");
        References.CheckAnywhere(change.Session, change.Id, network, "properties.virtualNetwork.id", VirtualNetworkBehaviour.Type);
        if (change.Existing is { } existing && !properties.Says("virtualNetwork.id", existing.Properties.TextAt("virtualNetwork.id")!))
        {
            throw ArmException.Conflict("PropertyChangeNotAllowed", "The virtual network of a link cannot be changed.", "properties.virtualNetwork.id");
        }

        properties.Complete(new() { ["registrationEnabled"] = false, ["resolutionPolicy"] = "Default" });
        CheckOthers(change, network);
        properties["virtualNetworkLinkState"] = "Completed";
        properties["provisioningState"] = "Succeeded";
    }

    /// <summary>The links of a zone.</summary>
    internal static IEnumerable<StoredResource> Of(CloudSession session, ArmId zone) => session.Contents.Children(zone, Type);

    /// <summary>Whether the machines of the linked network are registered in the zone.</summary>
    internal static bool Registers(StoredResource link) => link.Properties.Flag("registrationEnabled");

    private static void CheckOthers(Change change, string network)
    {
        if (change.FindInPlace(ExclusivePlace.ZoneLink, change.Session.Contents.OfType(Type)) is not { } other)
        {
            return;
        }

        var (zone, otherZone) = (change.Id.Parent!, other.ArmId.Parent!);
        throw otherZone.Name.Equals(zone.Name, StringComparison.OrdinalIgnoreCase)
            ? ArmException.BadRequest(
                "BadRequest",
                "A virtual network cannot be linked to multiple zones with overlapping namespaces. "
                    + $"You tried to link virtual network '{network}' with '{zone.Text}', and it is linked with '{otherZone.Text}'.",
                "properties.virtualNetwork.id")
            : ArmException.BadRequest(
                "BadRequest",
                $"A virtual network can only be linked to 1 zone with registration enabled; '{network}' is linked with '{otherZone.Text}'.",
                "properties.registrationEnabled");
    }
}
