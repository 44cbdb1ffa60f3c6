using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Configuration;

namespace GeoRegistry.Parts;

/// <summary>The settings of a registry that all of its parts need.</summary>
public record CommonSettings
{
    /// <summary>How many characters <see cref="UniqueSuffix"/> adds to the name.</summary>
    public const int SuffixLength = 6;

    /// <summary>
    /// The registry's name (<c>name</c>): 5 to 50 letters and digits, unique in Azure and, without regard to letter case, in the stack.
    /// With <see cref="UniqueSuffix"/> 1 to 44. It also names the registry in the stack: a new name is a new registry. That of a registry which is to be
    /// created has no capitals.
    /// </summary>
    public required string Name { get; init; }

    /// <summary>
    /// Whether six random lower-case letters and digits are added to the name, the same ones on every run (<c>uniqueSuffix</c>).
    /// Default false.
    /// </summary>
    public bool UniqueSuffix { get; init; }

    /// <summary>Where the entry is in the configuration, as <see cref="ConfigurationFinding.Path"/>.</summary>
    internal string Path { get; init; } = "";

    /// <summary>
    /// The subscription that is deployed to, which is in the ids of what is adopted; null where neither configuration nor environment names it,
    /// and nothing is adopted.
    /// </summary>
    public string? SubscriptionId { get; init; }

    /// <summary>The resource group that the registry is in (<c>resourceGroup</c>). Several registries may share one.</summary>
    public required string ResourceGroup { get; init; }

    /// <summary>
    /// The region the registry is created in and managed from (<c>homeRegion</c>). It always holds a replica and cannot be changed later.
    /// </summary>
    public required Region HomeRegion { get; init; }

    /// <summary>
    /// Tags of the registry and its replicas (<c>tags</c>). Default none; at most 50, names up to 512 characters and without any of
    /// <c>&lt;&gt;%&amp;\?/</c>, values up to 256. With a private DNS zone or a key that is declared for the registry at most 15, with a zone only
    /// names that it keeps (<see cref="TagLimits.IsKeptOnDnsZone"/>).
    /// </summary>
    public required ImmutableSortedDictionary<string, string> Tags { get; init; }

    /// <summary>
    /// Whether the registry, its replicas and its resource group are protected: Pulumi then refuses to delete or replace them
    /// (<c>protect</c>). Default: true in a stack whose name has the part <c>prod</c> or <c>production</c>, otherwise false.
    /// </summary>
    public bool Protect { get; init; }

    /// <summary>
    /// The regions whose replicas are not protected although <see cref="Protect"/> is true, so that the next run can remove them
    /// (<c>allowReplicaRemoval</c>). Default none.
    /// </summary>
    public ImmutableHashSet<Region> AllowReplicaRemoval { get; init; } = [];

    /// <summary>Whether the registry exists in Azure and is adopted into the stack, instead of being created (<c>adopt</c>). Default false.</summary>
    public bool Adopt { get; init; }

    /// <summary>The registry's id in the subscription that is deployed to.</summary>
    internal string RegistryId => ResourceIds.InGroup(SubscriptionId ?? "", ResourceGroup, RegistryPath);

    /// <summary>The end of the registry's id, as for <see cref="ResourceIds.InGroup"/>.</summary>
    internal string RegistryPath => $"Microsoft.ContainerRegistry/registries/{Name}";

    /// <summary>The id of a part of the registry.</summary>
    /// <param name="path">The part's type and name, such as <c>replications/eastus</c>.</param>
    internal string IdOf(string path) => $"{RegistryId}/{path}";
}
