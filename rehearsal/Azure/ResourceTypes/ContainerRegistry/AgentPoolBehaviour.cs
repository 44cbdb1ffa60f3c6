namespace Rehearsal.Azure.ResourceTypes.ContainerRegistry;

/// <summary>Agent pools: machines of a Premium registry, in its home region, that run its tasks.</summary>
internal sealed class AgentPoolBehaviour : ResourceBehaviour
{
    internal const string Type = "Microsoft.ContainerRegistry/registries/agentPools";

    private static readonly string[] Tiers = ["S1", "S2", "S3", "I6"];

    internal override bool ChangesTakeTime => true;

    internal override bool MayBeGlobal => false;

    internal override void Prepare(Change change)
    {
        var registry = change.Session.Find(change.Id.Parent!)!;
        if (!RegistryBehaviour.IsPremium(registry.Body))
        {
            throw RegistryRules.NeedsPremium("An agent pool", registry.Body, change.Id.Text);
        }

        TaskBehaviour.CheckHomeRegion(change, registry);
        change.KeepFixed("os");
        change.KeepFixed("tier");
        change.KeepFixed("virtualNetworkSubnetResourceId");
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

        if (properties.TextAt("virtualNetworkSubnetResourceId") is { } subnet)
        {
            _ = LinkedResources.Check(change.Session, subnet, "properties.virtualNetworkSubnetResourceId", "Microsoft.Network/virtualNetworks/subnets");
        }

        properties["provisioningState"] = "Succeeded";
    }

    private static ArmException Refused(string message, string property) => ArmException.BadRequest("InvalidAgentPool", message, $"properties.{property}");
}
