using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Configuration;
using GeoRegistry.Identities;
using GeoRegistry.Tasks;

namespace GeoRegistry.Access;

/// <summary>Reads <c>principal</c>, <c>identity</c>, <c>task</c> or <c>kubelets</c> of an entry of <c>access</c>.</summary>
internal static class PrincipalSection
{
    private static readonly string[] Types = [PrincipalSettings.ServicePrincipal, "User", "Group", "ForeignGroup", "Device"];

    /// <summary>The principals; none, reported, when the entry names nobody.</summary>
    internal static ImmutableArray<PrincipalSettings> Read(ConfigMap entry, ConfigNode registry, IdentitySettings identities)
    {
        var (principal, identity, task, kubelets) = (
            entry.Optional("principal"),
            entry.Optional("identity"),
            entry.Optional("task"),
            entry.Optional("kubelets"));
        if (new[] { principal, identity, task, kubelets }.Count(given => given is not null) is not 1)
        {
            entry.Node.Report("must name whom the role is for: principal or identity or task or kubelets, and no two of them");
            return [];
        }

        if (kubelets is not null)
            return ReadKubelets(kubelets);
        return (principal?.AsMap(ReadPrincipal) ?? identity?.AsIdentityPrincipal(identities) ?? task?.AsTaskPrincipal(registry)) is { } one ? [one] : [];
    }

    private static PrincipalSettings? ReadPrincipal(ConfigMap principal)
    {
        var objectId = principal.Required("objectId")?.AsDirectoryId();
        var type = principal.Required("type")?.AsChoice(Types);
        return objectId is null || type is null ? null : new PrincipalSettings(objectId, type);
    }

    private static PrincipalSettings? AsIdentityPrincipal(this ConfigNode node, IdentitySettings identities)
        => node.AsIdentity(identities) is { } identity
            ? new PrincipalSettings(identity.Existing?.PrincipalId, PrincipalSettings.ServicePrincipal, identity.Name)
            : null;

    /// <summary>The identity that Azure makes with a task.</summary>
    private static PrincipalSettings? AsTaskPrincipal(this ConfigNode node, ConfigNode registry)
    {
        if (node.AsNameIn(registry["tasks"]) is not { } name)
            return null;
        if (registry["tasks"].Items.First(task => task["name"].Text == name)["identity"].Text is not TaskSettings.SystemIdentity)
            node.Report(
                $"must be a task that has an identity of its own (identity: {TaskSettings.SystemIdentity})",
                "identity, where the task signs in as an identity of identity.userAssigned");
        return new PrincipalSettings(null, PrincipalSettings.ServicePrincipal, Task: name);
    }

    /// <summary>The identities with which the nodes of a cluster pull, one cluster per region.</summary>
    private static ImmutableArray<PrincipalSettings> ReadKubelets(ConfigNode kubelets)
    {
        var read = kubelets.AsList("clusters", "remove the entry", kubelet => kubelet.AsMap(map =>
        {
            var region = map.Required("region")?.AsRegion();
            var objectId = map.Required("objectId")?.AsDirectoryId();
            return region is null || objectId is null ? null : new PrincipalSettings(objectId, PrincipalSettings.ServicePrincipal, Region: region);
        }, mainKey: "region"));
        var seen = new Dictionary<Region, ConfigNode>();
        foreach (var place in kubelets.Items.Select(kubelet => kubelet["region"]))
        {
            if (place.FindRegion() is { } region && !seen.TryAdd(region, place))
                place.Report($"must be in the list once; {seen[region].Path} is {region.Name} as well", "another entry of access for the second cluster");
        }

        return [.. read.DistinctBy(kubelet => kubelet.Region).OrderBy(kubelet => kubelet.Region!.Name, StringComparer.Ordinal)];
    }
}
