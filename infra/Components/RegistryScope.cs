using GeoRegistry.Settings;
using Pulumi;

namespace GeoRegistry.Components;

/// <summary>What every part of a registry is declared with.</summary>
/// <param name="Component">The component that is the parent of all parts.</param>
/// <param name="Name">The component's name in the stack.</param>
/// <param name="Settings">The registry's settings.</param>
/// <param name="ResourceGroupName">The resource group that the parts are deployed into.</param>
internal sealed record RegistryScope(ComponentResource Component, string Name, RegistrySettings Settings, Input<string> ResourceGroupName)
{
    /// <summary>The name in the stack of one part: the component's, then what tells the part apart, such as a region.</summary>
    internal string NameOf(string part) => $"{Name}-{part}";

    /// <summary>The options of a part that waits for others besides those that its inputs come from.</summary>
    internal CustomResourceOptions Options(params IEnumerable<Resource> dependsOn)
        => new() { Parent = Component, DependsOn = dependsOn.ToList() };
}
