using System.Collections.Immutable;
using GeoRegistry.Access;
using GeoRegistry.Azure;
using GeoRegistry.Cache;
using GeoRegistry.Encryption;
using GeoRegistry.Events;
using GeoRegistry.Identities;
using GeoRegistry.Monitoring;
using GeoRegistry.NetworkRoles;
using GeoRegistry.Parts;
using GeoRegistry.PrivateAccess;
using GeoRegistry.PublicAccess;
using GeoRegistry.Replicas;
using GeoRegistry.Stacks;
using GeoRegistry.Tasks;
using GeoRegistry.Tokens;
using GeoRegistry.Webhooks;

namespace GeoRegistry.Registries;

/// <summary>One registry: an entry of <c>geo-registry:registries</c>, checked, with every default filled in.</summary>
public sealed record RegistrySettings : CommonSettings
{
    /// <summary>
    /// Whether the resource group is there already (<c>existingResourceGroup</c>). Default false: it is created in
    /// <see cref="CommonSettings.HomeRegion"/>, and deleted with the stack.
    /// </summary>
    public bool ExistingResourceGroup { get; init; }

    /// <summary>The registry's resource group, and others that are declared for parts of it.</summary>
    public IEnumerable<ResourceGroupSettings> ResourceGroups
        => PrivateAccess.ResourceGroups.Prepend(new(ResourceGroup, HomeRegion, ExistingResourceGroup, AdoptResourceGroup));

    /// <summary>The names of all resource groups that the registry or a part of it is in, declared or there already.</summary>
    internal IEnumerable<string> UsedResourceGroups
        => PrivateAccess.UsedResourceGroups
            .Concat(Identity.UserAssigned.Values.Select(identity => identity.ResourceGroup))
            .Concat(Observation.Workspaces.Select(workspace => workspace.ResourceGroup))
            .OfType<string>()
            .Prepend(ResourceGroup);

    /// <summary>
    /// Whether the global endpoint sends clients to the home region (<c>homeRegionEndpointEnabled</c> or
    /// <c>homeGlobalEndpointRouting</c>). Default: true. With false its replica still receives every image.
    /// </summary>
    public bool HomeRegionEndpointEnabled { get; init; } = true;

    /// <summary>
    /// Whether <c>can</c> of <c>access</c> gives the roles of both modes of <see cref="NewerFeatures.RoleAssignmentMode"/>, so that the mode can be
    /// changed without cutting anybody off (<c>accessInBothModes</c>). Roles of the other mode have no effect. Default: false.
    /// </summary>
    public bool AccessInBothModes { get; init; }

    /// <summary>
    /// Whether the home replica is spread over availability zones (<c>zoneRedundancy</c>: <c>Enabled</c> or <c>Disabled</c>). Default:
    /// enabled where the region has zones. Enabling it elsewhere is a mistake.
    /// </summary>
    public required bool ZoneRedundant { get; init; }

    /// <summary>
    /// Whether images are downloaded from a host name of the registry's own in each region, <c>NAME.REGION.data.azurecr.io</c>, instead
    /// of Azure Storage's (<c>dataEndpointEnabled</c>). Default: true with private endpoints, which Azure gives no choice, else false.
    /// </summary>
    public bool DataEndpointEnabled { get; init; }

    /// <summary>What the default API version lacks; null when the settings ask for none of it. Default null.</summary>
    public NewerFeatures? Newer { get; init; }

    /// <summary>
    /// The API version that the registry is declared in: the default one where it has all that the settings ask for, else the stable one where that
    /// does, else the preview. Soft delete is in the first and the last.
    /// </summary>
    internal RegistryApiVersion ApiVersion => Newer switch
    {
        null => RegistryApiVersion.Default,
        { OnlyInPreview: false } when Policies.SoftDeleteDays is null => RegistryApiVersion.Stable,
        _ => RegistryApiVersion.Preview,
    };

    /// <summary>Whether each region has a host name of its own, so that a private endpoint takes one more address per region.</summary>
    internal bool HasRegionalEndpoints => Newer?.RegionalEndpoints ?? false;

    /// <summary>Whether the registry takes only roles that may have conditions on repository names.</summary>
    internal bool HasRepositoryPermissions => RoleAssignmentMode is RoleAssignmentModes.AbacRepositoryPermissions;

    /// <summary>What roles on the registry mean.</summary>
    internal string RoleAssignmentMode => (Newer ?? new()).RoleAssignmentMode;

    /// <summary>
    /// The replicas outside the home region, by the regions' names (<c>replicas</c>): the order in the file means nothing. May be left
    /// out; the registry then has its home region only.
    /// </summary>
    public required ImmutableArray<ReplicaSettings> Replicas { get; init; }

    /// <summary>The managed identities (<c>identity</c>). Default none.</summary>
    public IdentitySettings Identity { get; init; } = new();

    /// <summary>The policies (<c>policies</c>). Default: each one's own default.</summary>
    public RegistryPolicySettings Policies { get; init; } = new();

    /// <summary>How private networks reach the registry (<c>privateAccess</c>). Default not at all.</summary>
    public PrivateAccessSettings PrivateAccess { get; init; } = new();

    /// <summary>How the internet reaches the registry (<c>publicAccess</c>). Default: each key's own default.</summary>
    public PublicAccessSettings PublicAccess { get; init; } = new();

    /// <summary>Who may do what later replicas need (<c>networkRoles</c>). Default: each key's own default.</summary>
    public NetworkRoleSettings NetworkRoles { get; init; } = new();

    /// <summary>Encryption with a key of one's own (<c>encryption</c>). Default null: with a key of Microsoft's. Only at creation.</summary>
    public EncryptionSettings? Encryption { get; init; }

    /// <summary>Who has which role on the registry, by name (<c>access</c>): the order in the file means nothing. Default nobody.</summary>
    public ImmutableArray<AccessSettings> Access { get; init; } = [];

    /// <summary>
    /// Whether Azure refuses to delete the replicas, and so also the registry and its resource group, until the program has removed the
    /// locks (<c>lock</c>: <c>CanNotDelete</c> or <c>None</c>). Default: <c>CanNotDelete</c> in a stack whose name has the part <c>prod</c> or
    /// <c>production</c>, otherwise <c>None</c>.
    /// </summary>
    public bool Locked { get; init; }

    /// <summary>Where logs and metrics go, and what raises an alert (<c>workspaces</c>, <c>diagnostics</c>, <c>actionGroups</c>, <c>alerts</c>).</summary>
    public ObservationSettings Observation { get; init; } = new();

    /// <summary>What the registry builds by itself (<c>agentPools</c>, <c>tasks</c>). Default nothing.</summary>
    public BuildSettings Builds { get; init; } = new();

    /// <summary>The webhooks, by name (<c>webhooks</c>): the order in the file means nothing. Default none; at most 500 in all regions together.</summary>
    public ImmutableArray<WebhookSettings> Webhooks { get; init; } = [];

    /// <summary>Whether the registry's resource group exists and is adopted too (<c>adoptResourceGroup</c>). Default false.</summary>
    public bool AdoptResourceGroup { get; init; }

    /// <summary>What Event Grid hears of the registry and passes on (<c>events</c>). Default null: nothing.</summary>
    public EventSettings? Events { get; init; }

    /// <summary>What tokens may do in which repositories, by name (<c>scopeMaps</c>): the order in the file means nothing. Default none.</summary>
    public ImmutableArray<ScopeMapSettings> ScopeMaps { get; init; } = [];

    /// <summary>Users that are none of Microsoft Entra's, by name (<c>tokens</c>): the order in the file means nothing. Default none.</summary>
    public ImmutableArray<TokenSettings> Tokens { get; init; } = [];

    /// <summary>
    /// With whom the registry signs in at others to cache their images, by name (<c>credentialSets</c>): the order in the file means
    /// nothing. Default none.
    /// </summary>
    public ImmutableArray<CredentialSetSettings> CredentialSets { get; init; } = [];

    /// <summary>
    /// Which images of other registries are cached, by name (<c>cacheRules</c>): the order in the file means nothing. Default none; at
    /// most 1,000.
    /// </summary>
    public ImmutableArray<CacheRuleSettings> CacheRules { get; init; } = [];
}
