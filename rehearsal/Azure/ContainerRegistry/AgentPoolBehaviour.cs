using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.Network;
using Rehearsal.Azure.Requests;

namespace Rehearsal.Azure.ContainerRegistry;

/// <summary>Agent pools: machines of a Premium registry, in its home region, that run its tasks. In a subnet each machine has an address.</summary>
/// <remarks>
/// Facts: Microsoft's page "Run an ACR task on a dedicated agent pool", and for the refusal of other regions github.com/Azure/AKS-Construction/issues/193.
/// Quotas are not checked, since Azure's support raises them.
/// </remarks>
internal sealed class AgentPoolBehaviour : ResourceBehaviour
{
    internal const string Type = AgentPoolMachines.PoolType;

    private const string Subnet = AgentPoolMachines.Subnet;

    private static readonly string[] Tiers = ["S1", "S2", "S3", "I6"];

    private static readonly string[] OfferedIn =
    [
        "canadacentral", "centralus", "eastasia", "eastus", "eastus2", "northeurope", "southcentralus", "switzerlandnorth", "westeurope", "westus2",
    ];

    internal override bool ChangesTakeTime => true;

    internal override bool MayBeGlobal => false;

    internal override void Prepare(Change change)
    {
        if (change.Location is { } location && !OfferedIn.Contains(location))
        {
            throw ArmException.BadRequest(
                "LocationNotAvailableForResourceType",
                $"The provided location '{location}' is not available for resource type '{Type}'. "
                    + $"List of available regions for the resource type is '{string.Join(",", OfferedIn)}'.",
                "location");
        }

        var registry = change.Session.Find(change.Id.Parent!)!;
        if (!RegistryBehaviour.IsPremium(registry.Body))
        {
            throw RegistryRules.NeedsPremium("An agent pool", registry.Body, change.Id.Text);
        }

        TaskBehaviour.CheckHomeRegion(change, registry);
        change.KeepFixed("os");
        change.KeepFixed("tier");
        change.KeepFixed(Subnet);
        var properties = change.Properties;
        properties.Complete(new() { ["count"] = 1, ["os"] = "Linux", ["tier"] = Tiers[0] });
        if (!Tiers.Contains(properties.TextAt("tier"), StringComparer.OrdinalIgnoreCase))
        {
            throw Refused($"The tier of an agent pool has to be one of {string.Join(", ", Tiers)}.", "tier");
        }

        if (properties["count"]!.GetValue<int>() < 0)
        {
            throw Refused("An agent pool cannot have fewer than no machines.", "count");
        }

        if (properties.TextAt(Subnet) is { } id
            && LinkedResources.Check(change.Session, id, $"properties.{Subnet}", "Microsoft.Network/virtualNetworks/subnets") is { } subnet)
        {
            new SubnetAddresses(change.Session, subnet, change.Id).CheckRoom(properties["count"]!.GetValue<int>(), $"properties.{Subnet}");
        }

        properties["provisioningState"] = "Succeeded";
    }

    private static ArmException Refused(string message, string property) => ArmException.BadRequest("InvalidAgentPool", message, $"properties.{property}");
}
