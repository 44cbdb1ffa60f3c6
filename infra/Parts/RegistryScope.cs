using System.Collections.Immutable;
using GeoRegistry.Adoption;
using GeoRegistry.Azure;
using Pulumi;

namespace GeoRegistry.Parts;

/// <summary>Shared context for declaring the parts of a registry.</summary>
/// <param name="Component">The component that is the parent of all parts.</param>
/// <param name="Name">The component's name in the stack.</param>
/// <param name="Settings">The settings that all parts need; each part has its own beside them.</param>
/// <param name="ResourceGroupName">The resource group that the parts are deployed into.</param>
internal sealed record RegistryScope(ComponentResource Component, string Name, CommonSettings Settings, Input<string> ResourceGroupName)
{
    private readonly List<Resource> _declared = [];

    /// <summary>All parts that have been declared so far, in that order.</summary>
    internal IReadOnlyList<Resource> Declared => _declared;

    /// <summary>
    /// The registry's outputs by name. Whoever declares a part adds what is put out of it; the component registers them, and the stack has them in its
    /// output <c>registries</c>.
    /// </summary>
    internal OrderedDictionary<string, object?> Outputs { get; } = [];

    /// <summary>The names of resource groups that are declared for parts, by that name.</summary>
    internal ImmutableDictionary<string, Output<string>> OtherResourceGroups { get; init; } = ImmutableDictionary<string, Output<string>>.Empty;

    /// <summary>What every part waits for: no part is registered before this has a value, or at all if it fails.</summary>
    internal InputList<Resource> After { get; init; } = [];

    /// <summary>The names in Azure that the stack remembers, by the keys of their slots. A part that has none here has the name of the settings.</summary>
    internal ImmutableDictionary<string, Output<string>> Names { get; init; } = ImmutableDictionary<string, Output<string>>.Empty;

    /// <summary>The resources of all registries that are declared so far; each part that others may refer to is added.</summary>
    internal StackParts Parts { get; init; } = new();

    /// <summary>In which form Azure has what is or was adopted.</summary>
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
    /// The name of a part in the stack: the component's name, then what distinguishes the part, such as a region. It has no capitals, since Azure does not
    /// distinguish names by letter case.
    /// </summary>
    internal string NameOf(string part) => $"{Name}-{part.ToLowerInvariant()}";

    /// <summary>The name of a part in Azure, in the letter case in which it was first given.</summary>
    /// <param name="key">The key of the slot that remembers it.</param>
    /// <param name="name">The name in the settings.</param>
    internal Output<string> NameInAzure(string key, string name) => Names.GetValueOrDefault(key) ?? Output.Create(name);

    /// <summary>
    /// The tags of a part: the registry's and its own, which win where both have a name. Letter case does not distinguish names.
    /// </summary>
    /// <param name="own">The part's own tags; null for none.</param>
    internal ImmutableDictionary<string, string> Tags(IReadOnlyDictionary<string, string>? own = null)
        => ImmutableDictionary.Create<string, string>(TagLimits.NameComparer)
            .SetItems(Settings.Tags)
            .SetItems(own ?? ImmutableDictionary<string, string>.Empty);

    /// <summary>The tags of a part that may be adopted: in Azure's form, and without the registry's tags that it does not have.</summary>
    /// <param name="part">The key of an <see cref="AdoptedPart"/>.</param>
    /// <param name="own">The part's own tags; null for none.</param>
    internal InputMap<string> AdoptedTags(string part, IReadOnlyDictionary<string, string>? own = null)
        => Forms.Apply(forms => forms.TagsOf(part, Tags(own), own ?? ImmutableDictionary<string, string>.Empty)!);

    /// <summary>An id, spelled as Azure has it where a part was adopted with it.</summary>
    /// <param name="part">The key of an <see cref="AdoptedPart"/>.</param>
    /// <param name="input">The name under which <see cref="PartInAzure"/> has it.</param>
    /// <param name="id">The id.</param>
    internal Output<string> SpelledId(string part, string input, Output<string> id)
        => Output.Tuple(Forms, id).Apply(known => known.Item1.FormOf(part, input, known.Item2, ResourceIds.Comparer));

    /// <summary>The resource group of a part that may be in another one than the registry.</summary>
    /// <param name="own">Its name; null for the registry's.</param>
    internal Input<string> ResourceGroupOr(string? own)
        => own is null || ResourceGroupNames.Comparer.Equals(own, Settings.ResourceGroup) ? ResourceGroupName
            : OtherResourceGroups.TryGetValue(own, out var known) ? known
            : own;

    /// <summary>Whether Pulumi refuses to delete the replica in a region.</summary>
    /// <param name="region">The replica's region, or the home region.</param>
    internal bool ProtectsReplica(Region region) => Settings.Protect && !Settings.AllowReplicaRemoval.Contains(region);

    /// <summary>The options of a part.</summary>
    /// <param name="dependsOn">What it waits for besides the resources that its inputs come from.</param>
    internal CustomResourceOptions Options(params IEnumerable<Resource> dependsOn)
        => new() { Parent = Component, DependsOn = After.Concat(dependsOn.ToList()), ResourceTransformations = { Remember } };

    /// <summary>
    /// The options of a part whose name in the stack is made of its names in Azure. Azure does not distinguish names by letter case and keeps the form
    /// in which one was first given, and so does the stack: since the part's name in the stack has no capitals, nothing but letter case is ignored.
    /// </summary>
    /// <param name="part">What distinguishes the part, as for <see cref="NameOf"/>, in the letter case of the settings.</param>
    /// <param name="names">The inputs that are those names.</param>
    /// <param name="dependsOn">As for <see cref="Options"/>.</param>
    internal CustomResourceOptions OptionsOf(string part, ImmutableArray<string> names, params IEnumerable<Resource> dependsOn)
    {
        var options = Options(dependsOn);
        options.IgnoreChanges = [.. names];
        if (part.Any(char.IsUpper))
            options.Aliases.Add(Formerly(part));
        return options;
    }

    /// <summary>The name of a part in stacks of earlier versions of this program.</summary>
    /// <param name="part">What distinguished it then.</param>
    internal Alias Formerly(string part) => new() { Name = $"{Name}-{part}" };

    /// <summary>The id by which a resource that exists is adopted into the stack; null where it is not adopted.</summary>
    /// <param name="adopt">Whether it is.</param>
    /// <param name="path">As for <see cref="ResourceIds.InGroup"/>.</param>
    /// <param name="resourceGroup">The resource group that it is in; null for the registry's.</param>
    internal string? AdoptedId(bool adopt, string path, string? resourceGroup = null)
        => adopt && Settings.SubscriptionId is { } subscription ? ResourceIds.InGroup(subscription, resourceGroup ?? Settings.ResourceGroup, path) : null;

    /// <summary>The same of a resource that is in the registry.</summary>
    /// <param name="adopt">Whether it is adopted.</param>
    /// <param name="path">The resource's type and name, such as <c>replications/eastus</c>.</param>
    internal string? AdoptedPartId(bool adopt, string path) => AdoptedId(adopt, $"{Settings.RegistryPath}/{path}");

    /// <summary>Pulumi calls this with each resource that is declared; nothing is changed in it.</summary>
    private ResourceTransformationResult? Remember(ResourceTransformationArgs declared)
    {
        _declared.Add(declared.Resource);
        return null;
    }
}
