using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Configuration;

namespace GeoRegistry.Webhooks;

/// <summary>Webhooks of one kind, one in each of some regions: an entry of <c>webhooks</c>, checked, with every default filled in.</summary>
public sealed record WebhookSettings
{
    /// <summary>What stands in a URI or header for the name of the region that a webhook is in: Azure's payload does not tell it.</summary>
    public const string RegionPlaceholder = "{region}";

    /// <summary>
    /// The name (<c>name</c>): letters and digits, as many as leave room for the name of any region. A webhook's name in Azure is this
    /// and its region's. Unlike those of the registry's other webhooks, without regard to letter case.
    /// </summary>
    public required string Name { get; init; }

    /// <summary>
    /// Where there is one (<c>regions</c>: a list, or <c>all</c> for the home region and every replica), by name. Each listens to the
    /// replica in its region. Default: the home region.
    /// </summary>
    public required ImmutableArray<Region> Regions { get; init; }

    /// <summary>
    /// What it listens to (<c>actions</c>), sorted: <c>push</c>, <c>delete</c>, <c>quarantine</c>, <c>chart_push</c>,
    /// <c>chart_delete</c>. Default <c>push</c>, which is raised in each region when the image has arrived there.
    /// </summary>
    public required ImmutableArray<string> Actions { get; init; }

    /// <summary>
    /// The images it listens to (<c>scope</c>): <c>REPOSITORY:TAG</c>, or <c>REPOSITORY:*</c> for all tags. Default empty: all images.
    /// </summary>
    public string Scope { get; init; } = "";

    /// <summary>Whether it sends anything (<c>status</c>: <c>enabled</c> or <c>disabled</c>). Default true.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Where it sends its requests (<c>serviceUri</c>): an HTTPS URI, in which <see cref="RegionPlaceholder"/> may stand.</summary>
    public required SecretText ServiceUri { get; init; }

    /// <summary>
    /// HTTP headers that it adds to its requests (<c>headers</c>), by name; <see cref="RegionPlaceholder"/> may stand in the values.
    /// Default none.
    /// </summary>
    public required ImmutableSortedDictionary<string, SecretText> Headers { get; init; }

    /// <summary>
    /// The HTTP header in which it sends a random password of its own (<c>sharedSecretHeader</c>), so that the receiver can tell its
    /// requests from others'; the same in all regions and on every run. Default null: none is sent.
    /// </summary>
    public string? SharedSecretHeader { get; init; }

    /// <summary>Tags besides the registry's (<c>tags</c>); they win over the registry's of the same name. Default none.</summary>
    public required ImmutableSortedDictionary<string, string> Tags { get; init; }

    /// <summary>The name in Azure of the webhook in a region.</summary>
    public string NameIn(Region region) => WebhookName ?? Name + region.Name;

    /// <summary>
    /// Where its entry is in the configuration, if it exists in Azure and is taken over into the stack (<c>adopt</c>); null where it is not taken over.
    /// Default: as the registry.
    /// </summary>
    internal string? AdoptedAt { get; init; }

    /// <summary>
    /// The one webhook's name in Azure (<c>webhookName</c>): 5 to 50 letters and digits. Default null: the entry's name and then the region's. It counts
    /// when the webhook is created or taken over, and never again.
    /// </summary>
    public string? WebhookName { get; init; }
}
