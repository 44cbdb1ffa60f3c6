using System.Collections.Immutable;
using GeoRegistry.Adoption;
using GeoRegistry.Parts;
using GeoRegistry.Policies.Declarations;
using GeoRegistry.PrivateAccess;
using Pulumi;

namespace GeoRegistry.Registries;

/// <summary>What a <see cref="GeoReplicatedRegistry"/> is made of.</summary>
/// <param name="Settings">The registry's settings.</param>
/// <param name="RegistryName">The registry's name in Azure: 5 to 50 letters and digits.</param>
/// <param name="ResourceGroupName">
/// The resource group that it is deployed into. Where the group is declared in the same program, pass an output that depends on it.
/// </param>
public sealed record GeoReplicatedRegistryArgs(RegistrySettings Settings, Output<string> RegistryName, Input<string> ResourceGroupName)
{
    /// <summary>
    /// The names of resource groups that are declared in the same program for parts of the registry, by that name: outputs that depend on
    /// the groups. Default none.
    /// </summary>
    public ImmutableDictionary<string, Output<string>> OtherResourceGroups { get; init; } = ImmutableDictionary<string, Output<string>>.Empty;

    /// <summary>
    /// What everything in the component waits for: nothing of the registry is registered before this has a value, or at all if it fails.
    /// Default: nothing.
    /// </summary>
    public InputList<Resource> After { get; init; } = [];

    /// <summary>
    /// The records that the stack keeps of the registry. While the registry is protected, none of them is deleted before everything else. Default: none.
    /// </summary>
    internal ImmutableArray<Resource> Records { get; init; } = [];

    /// <summary>Names in Azure that the stack remembers, by the keys of <see cref="RegistrySlots"/>. Default: all names are those of the settings.</summary>
    internal ImmutableDictionary<string, Output<string>> Names { get; init; } = ImmutableDictionary<string, Output<string>>.Empty;

    /// <summary>The resources of all registries that are declared so far, to which this one's are added. Default: there are none.</summary>
    internal StackParts Parts { get; init; } = new();

    /// <summary>The networks and zones of all registries that are declared so far, to which this one's are added. Default: there are none.</summary>
    internal StackNetworks Networks { get; init; } = new();

    /// <summary>In which form Azure has what is or was adopted. Default: everything is in the program's form.</summary>
    internal Output<AzureForms> Forms { get; init; } = Output.Create(AzureForms.None);

    /// <summary>The clock for waits until roles have taken effect. Default: the system's clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
