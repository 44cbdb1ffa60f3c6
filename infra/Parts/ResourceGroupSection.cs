using GeoRegistry.Azure;
using GeoRegistry.Configuration;

namespace GeoRegistry.Parts;

/// <summary>
/// Reads <c>resourceGroup</c>, <c>existingResourceGroup</c> and <c>adoptResourceGroup</c> of something that need not be in the registry's resource group.
/// </summary>
internal static class ResourceGroupSection
{
    /// <param name="map">Where the keys are.</param>
    /// <param name="region">The region that the group is created in where it does not exist; null when it could not be read.</param>
    /// <returns>The group; null when the key is left out, which means the registry's.</returns>
    internal static ResourceGroupSettings? ReadResourceGroup(this ConfigMap map, Region? region)
    {
        var name = map.Optional("resourceGroup")?.AsResourceGroupName();
        var existing = map.Optional("existingResourceGroup");
        var exists = existing?.AsBoolean() ?? true;
        var adopted = map.Optional("adoptResourceGroup");
        var adopt = adopted?.AsBoolean() ?? false;
        if (map.Node["resourceGroup"].Text is null)
        {
            existing?.Report("must be left out where resourceGroup is: the registry says whether its own group exists", "remove the key");
            adopted?.Report("must be left out where resourceGroup is: the registry says whether its own group is taken over", "remove the key");
        }

        return name is null || region is null ? null : new(name, region, exists, adopt);
    }
}
