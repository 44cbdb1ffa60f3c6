using GeoRegistry.Azure;
using GeoRegistry.Configuration;

namespace GeoRegistry.Stacks;

/// <summary>
/// Registries may share a resource group, which is then declared once. What they say of it has to agree, so that it does not depend
/// on which of them comes first.
/// </summary>
internal static class SharedResourceGroups
{
    internal static void Check(ConfigNode registries)
    {
        foreach (var sharing in registries.Items
            .Where(registry => registry["resourceGroup"].Text is not null)
            .GroupBy(registry => registry["resourceGroup"].Text!, ResourceGroupNames.Comparer))
        {
            foreach (var other in sharing.Skip(1))
                CheckAgreement(sharing.First(), other);
        }
    }

    private static void CheckAgreement(ConfigNode first, ConfigNode other)
    {
        var name = first["resourceGroup"];
        if (other["resourceGroup"].Text != name.Text)
            other["resourceGroup"].Report($"must be spelled as in {name.Path}: letter case does not tell resource groups apart", name.Text);

        var exists = first["existingResourceGroup"].Flag ?? false;
        if ((other["existingResourceGroup"].Flag ?? false) != exists)
        {
            other["existingResourceGroup"].Report(
                $"must be the same for all registries in {name.Text}; {first.Path} says {(exists ? "true" : "false")}",
                exists ? "true" : "false");
        }
        else if (!exists && HomeRegion(first) is { } region && HomeRegion(other) is { } otherRegion && region != otherRegion)
        {
            other["resourceGroup"].Report(
                $"must be another resource group than that of {first.Path}: "
                    + $"a resource group is created in its registries' home region, {region.Name} or {otherRegion.Name}",
                "another resource group, or create this one beforehand and set existingResourceGroup: true for all registries in it");
        }
    }

    private static Region? HomeRegion(ConfigNode registry) => registry["homeRegion"].FindRegion();
}
