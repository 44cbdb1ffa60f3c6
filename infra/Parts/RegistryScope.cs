using System.Collections.Immutable;
using GeoRegistry.Adoption;
using GeoRegistry.Azure;
using GeoRegistry.Policies.Declarations;
using GeoRegistry.Records;
using GeoRegistry.Registries;
using Pulumi;

namespace GeoRegistry.Parts;

/// <summary>What every part of a registry is declared with.</summary>
/// <param name="Component">The component that is the parent of all parts.</param>
/// <param name="Name">The component's name in the stack.</param>
/// <param name="Settings">The registry's settings.</param>
/// <param name="ResourceGroupName">The resource group that the parts are deployed into.</param>
internal sealed record RegistryScope(ComponentResource Component, string Name, RegistrySettings Settings, Input<string> ResourceGroupName)
{
    private readonly List<Resource> _declared = [];

    /// <summary>Everything that has been declared with this so far, in that order.</summary>
    internal IReadOnlyList<Resource> Declared => _declared;

    /// <summary>The names of resource groups that are declared for parts, by that name.</summary>
    internal ImmutableDictionary<string, Output<string>> OtherResourceGroups { get; init; } = ImmutableDictionary<string, Output<string>>.Empty;

    /// <summary>What every part waits for, as <see cref="GeoReplicatedRegistryArgs.After"/>.</summary>
    internal InputList<Resource> After { get; init; } = [];

    /// <summary>As <see cref="GeoReplicatedRegistryArgs.Records"/>.</summary>
    internal ImmutableArray<Resource> Records { get; init; } = [];

    /// <summary>As <see cref="GeoReplicatedRegistryArgs.Names"/>.</summary>
    internal ImmutableDictionary<string, Output<string>> Names { get; init; } = ImmutableDictionary<string, Output<string>>.Empty;

    /// <summary>As <see cref="GeoReplicatedRegistryArgs.Parts"/>.</summary>
    internal StackParts Parts { get; init; } = new();

    /// <summary>As <see cref="GeoReplicatedRegistryArgs.Forms"/>.</summary>
    internal Output<AzureForms> Forms { get; init; } = Output.Create(AzureForms.None);

    /// <summary>An id from the settings, depending on the resource where that is declared in this stack.</summary>
    internal Output<string> IdOf(string id) => Parts.IdOf(id, Settings.SubscriptionId);

    /// <summary>Lets settings, also those of other registries, refer to a part by its id.</summary>
    /// <param name="part">The part.</param>
    /// <param name="path">As for <see cref="ResourceIds.InGroup"/>.</param>
    /// <param name="resourceGroup">The resource group that it is in; null for the registry's.</param>
    internal T Publish<T>(T part, string path, string? resourceGroup = null)
        where T : Resource
    {
        Parts.Add(resourceGroup ?? Settings.ResourceGroup, path, part);
        return part;
    }

    /// <summary>The name of the resource group that a part is deployed into, depending on the group where it is declared in the same program.</summary>
    /// <param name="group">The group that the settings give the part; null for the registry's.</param>
    internal Input<string> NameOfGroup(ResourceGroupSettings? group) => ResourceGroupOr(group?.Name);

    /// <summary>
    /// The name in the stack of one part: the component's, then what tells the part apart, such as a region. Letter case does not, as in Azure.
    /// </summary>
    internal string NameOf(string part) => $"{Name}-{part.ToLowerInvariant()}";

    /// <summary>The name of a part in Azure, in the letter case in which it was given first.</summary>
    /// <param name="key">Under which key of <see cref="Slots"/> that is remembered.</param>
    /// <param name="name">The name in the settings.</param>
    internal Output<string> NameInAzure(string key, string name) => Names.GetValueOrDefault(key) ?? Output.Create(name);

    /// <summary>
    /// The tags of a part: the registry's, and those of its own, which win where both have a name. Letter case does not tell names apart.
    /// </summary>
    /// <param name="own">The part's own tags; null for none.</param>
    internal ImmutableDictionary<string, string> Tags(IReadOnlyDictionary<string, string>? own = null)
        => ImmutableDictionary.Create<string, string>(TagLimits.NameComparer).SetItems(Settings.Tags).SetItems(own ?? ImmutableDictionary<string, string>.Empty);

    /// <summary>The tags of something that may have been taken over: in Azure's form, and without the registry's that it does not have.</summary>
    /// <param name="part">The key of an <see cref="AdoptedPart"/>.</param>
    /// <param name="own">The part's own tags; null for none.</param>
    internal InputMap<string> AdoptedTags(string part, IReadOnlyDictionary<string, string>? own = null)
        => Forms.Apply(forms => forms.TagsOf(part, Tags(own), own ?? ImmutableDictionary<string, string>.Empty)!);

    /// <summary>An id of Azure's, spelled as Azure has it where something was taken over with it.</summary>
    /// <param name="part">The key of an <see cref="AdoptedPart"/>.</param>
    /// <param name="input">The name under which <see cref="PartInAzure"/> has it.</param>
    /// <param name="id">The id.</param>
    internal Output<string> SpelledId(string part, string input, Output<string> id)
        => Output.Tuple(Forms, id).Apply(known => known.Item1.FormOf(part, input, known.Item2, ResourceIds.Comparer));

    /// <summary>The resource group of a part that may have one of its own.</summary>
    /// <param name="own">Its name; null for the registry's.</param>
    internal Input<string> ResourceGroupOr(string? own)
        => own is null || ResourceGroupNames.Comparer.Equals(own, Settings.ResourceGroup) ? ResourceGroupName
            : OtherResourceGroups.TryGetValue(own, out var known) ? known
            : own;

    /// <summary>Whether Pulumi refuses to delete the replica in a region.</summary>
    /// <param name="region">The replica's region, or the home region.</param>
    internal bool ProtectsReplica(Region region) => Settings.Protect && !Settings.AllowReplicaRemoval.Contains(region);

    /// <summary>The options of a part that waits for others besides those that its inputs come from.</summary>
    internal CustomResourceOptions Options(params IEnumerable<Resource> dependsOn)
        => new() { Parent = Component, DependsOn = After.Concat(dependsOn.ToList()), ResourceTransformations = { Remember } };

    /// <summary>
    /// The options of a part that has its name in the settings in Azure too. Azure finds names without regard to letter case and keeps the form in
    /// which one was given first, and so does the stack: as the part's name in the stack has no capitals, nothing but letter case is ignored.
    /// </summary>
    /// <param name="part">What tells the part apart, as for <see cref="NameOf"/>, in the letter case of the settings.</param>
    /// <param name="names">The inputs that come of the names in it.</param>
    /// <param name="dependsOn">What it waits for besides.</param>
    internal CustomResourceOptions OptionsOf(string part, ImmutableArray<string> names, params IEnumerable<Resource> dependsOn)
    {
        var options = Options(dependsOn);
        options.IgnoreChanges = [.. names];
        if (part.Any(char.IsUpper))
            options.Aliases.Add(Formerly(part));
        return options;
    }

    /// <summary>Under which name a part was in stacks of earlier versions of this program.</summary>
    /// <param name="part">What told it apart then.</param>
    internal Alias Formerly(string part) => new() { Name = $"{Name}-{part}" };

    /// <summary>The id under which something that exists is taken over into the stack; null where it is not taken over.</summary>
    /// <param name="adopt">Whether it is.</param>
    /// <param name="path">As for <see cref="ResourceIds.InGroup"/>.</param>
    /// <param name="resourceGroup">The resource group that it is in; null for the registry's.</param>
    internal string? AdoptedId(bool adopt, string path, string? resourceGroup = null)
        => adopt && Settings.SubscriptionId is { } subscription ? ResourceIds.InGroup(subscription, resourceGroup ?? Settings.ResourceGroup, path) : null;

    /// <summary>The same of a part of the registry.</summary>
    /// <param name="adopt">Whether it is.</param>
    /// <param name="path">The part's type and name, such as <c>replications/eastus</c>.</param>
    internal string? AdoptedPartId(bool adopt, string path) => AdoptedId(adopt, $"Microsoft.ContainerRegistry/registries/{Settings.Name}/{path}");

    /// <summary>Pulumi hands each resource over as it is declared; nothing is changed in it.</summary>
    private ResourceTransformationResult? Remember(ResourceTransformationArgs declared)
    {
        _declared.Add(declared.Resource);
        return null;
    }
}
