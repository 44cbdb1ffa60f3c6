using Rehearsal.Adoption.Notes;
using Rehearsal.Adoption.Reading;
using Rehearsal.Adoption.Writing;

namespace Rehearsal.Adoption.Parts;

/// <summary>The replicas, the home region's among them.</summary>
internal static class ReplicaPart
{
    /// <returns>The regions that have a replica, the home region among them.</returns>
    internal static IReadOnlySet<string> Add(SettingsMap settings, ExistingRegistry existing, AdoptionNotes notes)
    {
        var all = existing.TakeChildren("replications");
        var home = all.Where(replica => replica.Region == existing.Registry.Region).ToList();
        var others = all.Except(home).OrderBy(replica => replica.Region, StringComparer.Ordinal).ToList();
        if (all is [])
            notes.NotGiven.Add(("replicas", $"az acr replication list --registry {existing.Name}"));
        if (home.Any(replica => !IsOnGlobalEndpoint(replica)))
            AddHome(settings, existing, notes, others);
        settings.AddUnlessEmpty("replicas", SettingsList.Of(others.Select(replica => Describe(replica, existing))));
        foreach (var replica in all)
        {
            replica.Values.Skip("status", "tags", "zoneRedundancy", "location");
            notes.LeaveOutRest(existing.Registry, replica);
        }

        return others.Select(replica => replica.Region).Append(existing.Registry.Region).ToHashSet();
    }

    private static void AddHome(SettingsMap settings, ExistingRegistry existing, AdoptionNotes notes, List<ExistingResource> others)
    {
        if (others.Any(IsOnGlobalEndpoint))
        {
            settings.Add("homeRegionEndpointEnabled", false);
            return;
        }

        notes.Before.Add((
            "The global endpoint leads nowhere, since every replica is off it:",
            $"az acr replication update --name {existing.Registry.Region} --registry {existing.Name} --region-endpoint-enabled true"));
    }

    private static SettingsMap Describe(ExistingResource replica, ExistingRegistry existing)
    {
        var settings = new SettingsMap();
        settings.Add("region", replica.Region);
        if (replica.Name != replica.Region)
            settings.Add("name", replica.Name);
        if (!IsOnGlobalEndpoint(replica))
            settings.Add("regionEndpointEnabled", false);
        if (replica.Values.Text("zoneRedundancy") is { } redundancy)
            settings.Add("zoneRedundancy", redundancy);
        PartTags.Add(settings, replica, existing);
        return settings;
    }

    /// <summary>Newer versions of <c>az</c> call it by another name.</summary>
    private static bool IsOnGlobalEndpoint(ExistingResource replica)
        => replica.Values.Flag("regionEndpointEnabled", otherwise: replica.Values.IsEnabled("globalEndpointRouting", otherwise: true));
}
