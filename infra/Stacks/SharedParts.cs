using GeoRegistry.Configuration;

namespace GeoRegistry.Stacks;

/// <summary>What a registry declares beside itself is its own: two registries that declared the same would write it by turns.</summary>
internal static class SharedParts
{
    internal static void Check(ConfigNode registries)
    {
        Check(registries, "workspaces");
        Check(registries, "actionGroups");
    }

    private static void Check(ConfigNode registries, string list)
    {
        var seen = new Dictionary<string, (string Registry, ConfigNode Name)>(StringComparer.OrdinalIgnoreCase);
        foreach (var (registry, entry) in registries.Items.SelectMany(registry => registry[list].Items, (registry, entry) => (registry, entry)))
        {
            var name = entry["name"];
            if (name.Text is not { } text || (entry["resourceGroup"].Text ?? registry["resourceGroup"].Text) is not { } group)
                continue;
            var first = seen.GetValueOrDefault($"{group}/{text}");
            if (first.Registry is null)
                seen.Add($"{group}/{text}", (registry.Path, name));
            else if (first.Registry != registry.Path)
                name.Report($"must be another name, or in another resource group, than {first.Name.Path}: both would be the same in Azure", "declare it in one registry, and give its id in the other");
        }
    }
}
