using System.Collections.Frozen;
using Rehearsal.ArmRules;
using Rehearsal.Engine.Values;

namespace Rehearsal.Providers.AzureNative.Planning;

/// <summary>
/// Warns of what does not work for a while in a run of this plan: for whom, and how long. Where Microsoft states no time it is the order of magnitude of the
/// deletion and the creation.
/// </summary>
internal static class Interruptions
{
    private const string Registries = "Microsoft.ContainerRegistry/registries";
    private const string Webhooks = $"{Registries}/webhooks";
    private const string Networks = "Microsoft.Network/virtualNetworks";
    private const string Endpoints = "Microsoft.Network/privateEndpoints";
    private const string Zones = "Microsoft.Network/privateDnsZones";
    private const string Topics = "Microsoft.EventGrid/systemTopics";
    private const string RoleAssignments = "Microsoft.Authorization/roleAssignments";

    /// <summary>What does not work, by type, from the deletion of a resource until its replacement is there.</summary>
    private static readonly FrozenDictionary<string, string> Meanwhile = new Dictionary<string, string>
    {
        [Endpoints] = "for some minutes nobody reaches its target through it, and the new one may have other addresses.",
        [$"{Endpoints}/privateDnsZoneGroups"]
            = "for about a minute its records are missing, so that nobody in the networks of its zones reaches the target by name.",
        [Zones] = "for some minutes no name in it resolves, in any network that is linked to it.",
        [$"{Zones}/virtualNetworkLinks"] = "for about a minute no name of its zone resolves in its network.",
        [$"{Registries}/cacheRules"] = "for seconds nobody can pull through it what the registry has not cached yet.",
        // "Use a dedicated pool to run Azure Container Registry tasks": a pool's tier and network are given when it is created.
        [$"{Registries}/agentPools"] = "runs that are under way on it end, and for some minutes, until the new machines are there, no run begins on it.",
        [$"{Registries}/tokens"] = "its passwords become invalid, and who signs in with it is refused until new ones are made and given out.",
        [Webhooks] = "for seconds its receiver gets no events, and those are not sent later.",
        // "System topics in Azure Event Grid": events that happen while there is no topic with a subscription go nowhere.
        [Topics] = "events of about a minute are lost for all of its subscriptions.",
        [$"{Topics}/eventSubscriptions"] = "events of about a minute are lost for its receiver.",
        ["Microsoft.Insights/diagnosticSettings"] = "for about a minute, or longer until Azure has taken up the new one, what it would send is logged nowhere.",
        // "Troubleshoot Azure RBAC": a change of role assignments can take up to 10 minutes to take effect.
        [RoleAssignments] = "for up to 10 minutes, until the new one takes effect, its principal may be refused what the role allows.",
        // "Important considerations for federated identity credentials": a new one takes some time to work in a whole region.
        ["Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials"]
            = "for some minutes, until the new one works, who signs in by it is refused.",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    internal static IEnumerable<PlanRemark> Find(ArmPlan plan)
        => ReplacedResources(plan).Concat(NewRoles(plan)).Concat(MovedSubnets(plan)).Concat(RenamedWebhooks(plan));

    private static IEnumerable<PlanRemark> ReplacedResources(ArmPlan plan)
    {
        var created = plan.Planned.Where(resource => resource.Fate is PlannedFate.Created).Select(resource => resource.Urn).ToHashSet(StringComparer.Ordinal);
        var deleted = plan.Resources.Where(resource => resource.Resource.Fate is PlannedFate.DeletedFirst)
            .ToLookup(resource => resource.Id, StringComparer.OrdinalIgnoreCase);
        // What a resource is in interrupts it as well, and says so itself: then the resource says nothing.
        return from resource in deleted.SelectMany(resources => resources)
               where created.Contains(resource.Resource.Urn) && !deleted[resource.Body.Parent].Any(parent => Meanwhile.ContainsKey(parent.ArmType))
               let meanwhile = Meanwhile.GetValueOrDefault(resource.ArmType)
               where meanwhile is not null
               select new PlanRemark.Warning(resource.Resource, $"it is deleted before its replacement is created: {meanwhile}");
    }

    /// <summary>New roles on what is in use already. With what is new nobody works yet.</summary>
    private static IEnumerable<PlanRemark> NewRoles(ArmPlan plan)
    {
        var replaced = plan.Planned.Where(resource => resource.Fate is PlannedFate.DeletedFirst)
            .Select(resource => resource.Urn).ToHashSet(StringComparer.Ordinal);
        var inUse = plan.Resources.Where(resource => resource.Resource.Fate is PlannedFate.Stays or PlannedFate.Updated)
            .Select(resource => resource.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return from role in plan.Planned
               where role.Fate is PlannedFate.Created && !replaced.Contains(role.Urn)
                   && ArmPlan.ArmTypeOf(role).Equals(RoleAssignments, StringComparison.OrdinalIgnoreCase)
                   && role.Inputs.GetValueOrDefault("scope")?.AsText() is { } scope && inUse.Contains(scope)
               // "Troubleshoot Azure RBAC": a change of role assignments can take up to 10 minutes to take effect.
               select new PlanRemark.Warning(
                   role,
                   "a new role takes effect some minutes after it is assigned, up to 10: until then its principal is refused what only this role allows, "
                       + "and what waits for it in this run takes that much longer.");
    }

    /// <summary>Subnets that get other addresses, by themselves or with their network.</summary>
    private static IEnumerable<PlanRemark> MovedSubnets(ArmPlan plan)
        => from resource in plan.OfType($"{Networks}/subnets").Concat(plan.OfType(Networks))
           where resource.Resource.Fate is PlannedFate.Updated
           let former = Subnets(resource, resource.FormerBody).ToLookup(subnet => subnet.Name, subnet => subnet.Ranges, StringComparer.OrdinalIgnoreCase)
           from subnet in Subnets(resource, resource.Body)
           from before in former[subnet.Name].Take(1)
           where before != subnet.Ranges && before.Length > 0 && subnet.Ranges.Length > 0 && !Unknowns.IsUnknown(subnet.Ranges)
           // "Add, change, or delete a virtual network subnet": the range can be changed only while no resource is in the subnet.
           select new PlanRemark.Warning(
               resource.Resource,
               $"the subnet '{subnet.Name}' gets the addresses {subnet.Ranges} instead of {before}, which Azure refuses as long as anything is in it, "
                   + "such as a private endpoint or an agent pool: first move that to another subnet, or remove it, and it is not reached until it is back.");

    private static IEnumerable<(string Name, string Ranges)> Subnets(ArmResource resource, ArmBody? body)
        => body is null ? []
            : resource.ArmType.Equals(Networks, StringComparison.OrdinalIgnoreCase)
            ? body.Objects("properties.subnets").Select(subnet => new ArmBody(resource.Id, subnet))
                .Select(subnet => (subnet.Text("name") ?? "", Ranges(subnet)))
            : [(resource.Name, Ranges(body))];

    private static string Ranges(ArmBody subnet)
        => string.Join(", ", subnet.Text("properties.addressPrefix") is { } range ? [range] : subnet.Texts("properties.addressPrefixes"));

    /// <summary>Webhooks under a new name: a receiver that checks a secret in the headers does not know that of the new one.</summary>
    private static IEnumerable<PlanRemark> RenamedWebhooks(ArmPlan plan)
        => from webhook in plan.OfType(Webhooks)
           where webhook.Resource.Fate is PlannedFate.Created
           let address = webhook.Body.Text("properties.serviceUri")
           where address is not null && !Unknowns.IsUnknown(address)
           from former in plan.DeletedLast(plan.OfType(Webhooks))
           where former.Body.HasSameParent(webhook.Body) && address == former.Body.Text("properties.serviceUri")
           select new PlanRemark.Warning(
               webhook.Resource,
               $"the webhook '{webhook.Name}' takes the place of '{former.Name}', which is deleted at the end of the run: "
                   + "until then its receiver gets each event twice"
                   + (Headers(webhook) == Headers(former)
                       ? "."
                       : ", and it gets other headers: a receiver that checks a secret in them refuses events until it has the new one."));

    private static string? Headers(ArmResource webhook) => webhook.Body.Body["properties"]?["customHeaders"]?.ToJsonString();
}
