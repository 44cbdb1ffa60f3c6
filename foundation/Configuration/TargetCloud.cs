using GeoRegistry.Azure;
using Pulumi;

namespace GeoRegistry.Configuration;

/// <summary>The cloud that the stack is deployed into.</summary>
public static class TargetCloud
{
    private const string ConfigNamespace = "azure-native";
    private const string ConfigKey = "environment";

    /// <summary>The cloud that <c>azure-native:environment</c> names. Default: the public one.</summary>
    /// <exception cref="RunException">The stack names a cloud that Azure does not have.</exception>
    public static Cloud Current
    {
        get
        {
            var name = new Config(ConfigNamespace).Get(ConfigKey) ?? Cloud.All[0].Name;
            return Cloud.All.FirstOrDefault(cloud => cloud.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                ?? throw new RunException(
                    $"{ConfigNamespace}:{ConfigKey}: \"{name}\"\n  rule: must be {string.Join(" or ", Cloud.All.Select(cloud => cloud.Name))}");
        }
    }
}
