using Rehearsal.ArmRules;
using Rehearsal.Engine.Values;

namespace Rehearsal.Providers.AzureNative.Planning;

/// <summary>Finds deletions at the end of the run that take something away from what stays, most often from what the run has just made.</summary>
internal static class Clearances
{
    private const string ZoneGroups = "Microsoft.Network/privateEndpoints/privateDnsZoneGroups";
    private const string Endpoints = "Microsoft.Network/privateEndpoints";

    internal static IEnumerable<PlanRemark> Find(ArmPlan plan) => ClearedRecords(plan).Concat(ContainedResources(plan)).Concat(InlineParts(plan));

    /// <summary>A zone group removes the records of its registry from its zone, whoever has written them.</summary>
    private static IEnumerable<PlanRemark> ClearedRecords(ArmPlan plan)
        => from deleted in plan.DeletedLast(plan.OfType(ZoneGroups))
           let target = Target(plan, deleted)
           where target is not null
           from remaining in plan.OfType(ZoneGroups)
           where remaining.Resource.Remains && !remaining.Body.HasSameParent(deleted.Body)
               && target.Equals(Target(plan, remaining), StringComparison.OrdinalIgnoreCase)
           let zone = Zones(deleted).Intersect(Zones(remaining), StringComparer.OrdinalIgnoreCase).FirstOrDefault()
           where zone is not null
           select new PlanRemark.Clearance(
               deleted.Resource,
               remaining.Resource,
               $"the DNS records of '{target}' in the zone '{zone}', without which nobody in its networks reaches it; they are also those");

    private static IEnumerable<PlanRemark> ContainedResources(ArmPlan plan)
    {
        var containers = plan.DeletedLast(plan.Resources).ToLookup(resource => resource.Id, StringComparer.OrdinalIgnoreCase);
        return from inside in plan.Resources
               where inside.Resource.Remains
               from container in Ancestors(inside.Id).SelectMany(id => containers[id]).Take(1)
               select new PlanRemark.Containment(container.Resource, inside.Resource);
    }

    /// <summary>A subnet and the like that was declared by itself and is now declared with its network: both are one in Azure.</summary>
    private static IEnumerable<PlanRemark> InlineParts(ArmPlan plan)
    {
        var remaining = plan.Resources.Where(resource => resource.Resource.Remains && resource.Definition.Standalone is not [])
            .ToLookup(resource => resource.Id, StringComparer.OrdinalIgnoreCase);
        return from deleted in plan.DeletedLast(plan.Resources)
               from parent in remaining[deleted.Body.Parent].Take(1)
               where parent.Definition.Standalone.Any(path => Declares(parent, path, deleted))
               select new PlanRemark.Clearance(deleted.Resource, parent.Resource, $"'{deleted.Name}', which is declared in it as well: it is also that");
    }

    private static bool Declares(ArmResource parent, string path, ArmResource part)
        => path.Split('.')[^1] == part.ArmType.Split('/')[^1]
            && parent.Resource.Inputs.GetValueOrDefault(path)?.Plain is PropertyValue.List(var items)
            && items.Any(item => item.Plain is PropertyValue.Map(var members)
                && part.Name.Equals(members.GetValueOrDefault("name")?.AsText(), StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Ancestors(string id)
    {
        for (var end = id.LastIndexOf('/'); end > 0; end = id.LastIndexOf('/', end - 1))
        {
            yield return id[..end];
        }
    }

    /// <summary>What the private endpoint of a zone group leads to; null where the endpoint is not in the plan.</summary>
    private static string? Target(ArmPlan plan, ArmResource group)
        => plan.OfType(Endpoints).FirstOrDefault(endpoint => endpoint.Id.Equals(group.Body.Parent, StringComparison.OrdinalIgnoreCase))?.Body is { } endpoint
            ? endpoint.Objects("properties.privateLinkServiceConnections").Concat(endpoint.Objects("properties.manualPrivateLinkServiceConnections"))
                .Select(connection => new ArmBody(endpoint.Id, connection).Text("properties.privateLinkServiceId"))
                .FirstOrDefault(id => id is not null && !Unknowns.IsUnknown(id))
            : null;

    private static IEnumerable<string> Zones(ArmResource group)
        => group.Body.Objects("properties.privateDnsZoneConfigs")
            .Select(config => new ArmBody(group.Id, config).Text("properties.privateDnsZoneId"))
            .OfType<string>();
}
