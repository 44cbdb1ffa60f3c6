using GeoRegistry.Azure;
using GeoRegistry.Configuration;

namespace GeoRegistry.Stacks;

/// <summary>A registry's name is the key of its outputs and of its place in the stack, so no two share one.</summary>
internal static class DistinctRegistries
{
    internal static void Check(ConfigNode registries)
    {
        var seen = new Dictionary<string, ConfigNode>(RegistryNames.Comparer);
        foreach (var name in registries.Items.Select(registry => registry["name"]))
        {
            if (name.Text is { } text && !seen.TryAdd(text, name))
                name.Report($"must be the name of one registry only; {seen[text].Path} has it as well, and letter case does not tell names apart");
        }
    }
}
