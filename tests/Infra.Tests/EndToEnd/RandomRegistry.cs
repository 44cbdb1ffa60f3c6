using CsCheck;
using GeoRegistry.Configuration;

namespace Infra.Tests.EndToEnd;

/// <summary>A registry with any of <see cref="ListEntries"/>, in any order, and what is deployed for it.</summary>
internal sealed class RandomRegistry
{
    internal const string HomeRegion = "westeurope";

    private readonly IReadOnlyList<(ListEntry Entry, bool IsChanged)> _chosen;

    private RandomRegistry(IReadOnlyList<(ListEntry Entry, bool IsChanged)> chosen) => _chosen = chosen;

    /// <summary>Each entry is present in two of three cases, and changed in half of these.</summary>
    internal static Gen<RandomRegistry> Any { get; } = Gen.Select(
        Gen.Shuffle(ListEntries.All),
        Gen.Int[0, 2].Array[ListEntries.All.Length],
        (entries, draws) => new RandomRegistry(Possible([.. entries.Zip(draws).Where(pair => pair.Second > 0).Select(pair => (pair.First, pair.Second > 1))])));

    /// <summary>The same with every list in another order.</summary>
    internal Gen<RandomRegistry> Shuffled => Gen.Shuffle(_chosen.ToArray()).Select(chosen => new RandomRegistry(chosen));

    /// <summary>The ids of a list's entries.</summary>
    internal IEnumerable<string> Ids(string list) => In(list).Select(chosen => chosen.Entry.Id);

    /// <summary>The entries of a list.</summary>
    internal IEnumerable<string> Texts(string list) => In(list).Select(chosen => chosen.Entry.Settings);

    /// <summary>The expected changes, as in <see cref="Run.Changes"/>, when this one is deployed and the settings become those of another.</summary>
    internal IEnumerable<string> ChangesTo(RandomRegistry other)
    {
        var before = Resources();
        var after = other.Resources();
        return before.Keys.Union(after.Keys)
            .Where(label => before.GetValueOrDefault(label) != after.GetValueOrDefault(label))
            .Select(label => $"{(!before.ContainsKey(label) ? "Create" : after.ContainsKey(label) ? "Update" : "Delete")} {label}")
            .Order(StringComparer.Ordinal);
    }

    public override string ToString() => $"""
        - name: contoso
          resourceGroup: rg-registry
          homeRegion: {HomeRegion}
          lock: CanNotDelete
          dataEndpointEnabled: true
          publicAccess: {Map("enabled: true")}
          networkRoles: {Map("settleSeconds: 0")}
          identity: {Map(List("userAssigned", "identity.userAssigned"))}
          privateAccess: {Map(
              List("networks", "privateAccess.networks"),
              List("endpoints", "privateAccess.endpoints"),
              List("zones", "privateAccess.dns.zones") is var zones and not "" ? $"dns: {Map(zones)}" : "")}
          alerts: {Map("storage: {}", "deletions: true", List("actionGroups", "alerts.actionGroups"))}
          {string.Join("\n  ", Lists())}
        """;

    /// <summary>Removes entries until all others have what they need.</summary>
    private static IReadOnlyList<(ListEntry Entry, bool IsChanged)> Possible(IReadOnlyList<(ListEntry Entry, bool IsChanged)> chosen)
    {
        var ids = chosen.Select(one => one.Entry.Id).ToHashSet();
        var lists = chosen.Select(one => one.Entry.List).ToHashSet();
        (ListEntry Entry, bool IsChanged)[] left =
        [
            .. chosen.Where(one =>
                one.Entry.Needs.All(ids.Contains)
                && (one.Entry.NeededList is not { } key || lists.Contains($"{one.Entry.Id}.{key}"))
                && (ListEntries.OwnerOf(one.Entry) is not { } owner || ids.Contains(owner.Id))),
        ];
        return left.Length == chosen.Count ? left : Possible(left);
    }

    private static string Map(params string[] parts) => $"{{ {string.Join(", ", parts.Where(part => part is not ""))} }}";

    private IEnumerable<string> Lists()
    {
        string[] keys =
        [
            "replicas", "webhooks", "access", "scopeMaps", "tokens", "credentialSets", "cacheRules", "workspaces", "diagnostics", "actionGroups", "agentPools",
            "tasks",
        ];
        return keys.Select(key => List(key, key))
            .Append(List("subscriptions", "events.subscriptions") is var events and not "" ? $"events: {Map(events)}" : "")
            .Where(line => line is not "");
    }

    private string List(string key, string list)
    {
        string[] entries = [.. In(list).Select(chosen => chosen.Entry.ToYaml(chosen.IsChanged, List))];
        return entries is [] ? "" : $"{key}: [{string.Join(", ", entries)}]";
    }

    private IEnumerable<(ListEntry Entry, bool IsChanged)> In(string list) => _chosen.Where(chosen => chosen.Entry.List == list);

    /// <summary>Every resource by its label, with the settings that it is made of.</summary>
    private Dictionary<string, string> Resources()
    {
        var resources = Shared().ToDictionary(resource => resource.Label, resource => resource.MadeOf);
        foreach (var (entry, isChanged) in _chosen)
        {
            foreach (var label in entry.Resources(this))
                resources.Add(label, isChanged && entry.Otherwise is not null ? "changed" : "as usual");
            foreach (var label in entry.SteadyResources(this))
                resources.Add(label, "");
        }

        return resources;
    }

    /// <summary>The resources that do not belong to one entry. Only these are updated because of entries of other resources.</summary>
    private IEnumerable<(string Label, string MadeOf)> Shared()
    {
        yield return ("Registry contoso", Joined(Ids("identity.userAssigned").Where(id => id is not "id-ci")));
        yield return ("ManagementLockByScope contoso-lock-westeurope", "");
        var told = Joined(Texts("alerts.actionGroups"));
        yield return ("MetricAlert contoso-alert-storage", told);
        yield return ("ActivityLogAlert contoso-alert-deletion", told);
        if (Ids("events.subscriptions").Any())
            yield return ("SystemTopic contoso-events", "");
        if (Ids("privateAccess.networks").Contains("vnet-eus"))
            yield return ("ResourceGroup rg-eus", "");

        // The roles may be assigned where endpoints are; which is written in the role itself.
        string[] groups = [.. Ids("privateAccess.endpoints").Select(endpoint => endpoint is "eus" ? "rg-eus" : "rg-registry")];
        if (groups is [])
            yield break;
        yield return ("RoleDefinition contoso-role-replicas", "");
        yield return ("RoleAssignment contoso-role-replicas-deployer", "");
        yield return ("RoleDefinition contoso-role-endpoints", Joined(groups.Append("rg-registry").Distinct()));
        foreach (var group in groups)
            yield return ($"RoleAssignment contoso-role-endpoints-deployer-{group}", "");
    }

    private static string Joined(IEnumerable<string> names) => string.Join(", ", names.Order(StringComparer.Ordinal));
}
