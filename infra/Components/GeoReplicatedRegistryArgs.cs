using GeoRegistry.Settings;
using Pulumi;

namespace GeoRegistry.Components;

/// <summary>What a <see cref="GeoReplicatedRegistry"/> is made of.</summary>
/// <param name="Settings">The registry's settings.</param>
/// <param name="ResourceGroupName">
/// The resource group that it is deployed into. Where the group is declared in the same program, pass an output that depends on it.
/// </param>
public sealed record GeoReplicatedRegistryArgs(RegistrySettings Settings, Input<string> ResourceGroupName);
