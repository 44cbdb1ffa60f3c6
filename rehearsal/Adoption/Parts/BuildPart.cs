using System.Collections.Immutable;
using Rehearsal.Adoption.Notes;
using Rehearsal.Adoption.Reading;
using Rehearsal.Adoption.Writing;

namespace Rehearsal.Adoption.Parts;

/// <summary>Agent pools and tasks.</summary>
internal static class BuildPart
{
    internal const string OwnTags = "the settings give agent pools and tasks the registry's tags only, and it has others";

    private static readonly string[] Tiers = ["S1", "S2", "S3", "I6"];

    internal static void Add(SettingsMap settings, ExistingRegistry existing, AdoptionNotes notes)
    {
        var pools = existing.TakeChildren("agentPools");
        if (pools is [])
            notes.NotGiven.Add(("agent pools", $"az acr agentpool list --registry {existing.Name}"));
        var written = Described.Write([.. pools.Select(pool => Described.Of(pool, DescribePool(pool, existing)))], settings, "agentPools", existing, notes);

        var tasks = existing.TakeChildren("tasks");
        if (tasks is [])
            notes.NotGiven.Add(("tasks", $"az acr task list --registry {existing.Name}"));
        var described = new TaskPart(existing, [.. written.Select(pool => pool.Name)]);
        Described.Write([.. tasks.Select(task => Described.Of(task, described.Describe(task)))], settings, "tasks", existing, notes);
    }

    private static (SettingsMap? Settings, string? Problem) DescribePool(ExistingResource pool, ExistingRegistry existing)
    {
        pool.Values.Skip("tags", "location");
        var (tier, os) = (pool.Values.Text("tier") ?? "", pool.Values.Text("os"));
        if (!Names.IsOfPool(pool.Name))
            return (null, "the settings take names of 3 to 20 letters, digits and hyphens");
        if (Tiers.FirstOrDefault(known => AzureObject.Same(known, tier)) is not { } known)
            return (null, $"the settings have no tier such as {tier}");
        if (os is not null && !AzureObject.Same(os, "Linux"))
            return (null, $"the program has machines with Linux only, not {os}");
        if (!PartTags.AreRegistrys(pool, existing))
            return (null, OwnTags);
        var map = new SettingsMap();
        map.Add("name", pool.Name);
        map.Add("tier", known);
        if (pool.Values.Number("count") is { } count)
            map.Add("count", count);
        if (pool.Values.Text("virtualNetworkSubnetResourceId") is { } subnet)
            map.Add("subnet", subnet);
        return (map, null);
    }
}
