namespace GeoRegistry.Policies.Declarations;

/// <summary>Kinds of resources, for <see cref="DeclaredResource.Kind"/>. A rule may name any other kind as well.</summary>
public static class Kinds
{
    /// <summary>A registry.</summary>
    public const string Registry = "containerregistry:Registry";

    /// <summary>A replica.</summary>
    public const string Replication = "containerregistry:Replication";

    /// <summary>A webhook.</summary>
    public const string Webhook = "containerregistry:Webhook";

    /// <summary>A token of a registry.</summary>
    public const string Token = "containerregistry:Token";

    /// <summary>A scope map of a registry.</summary>
    public const string ScopeMap = "containerregistry:ScopeMap";

    /// <summary>A cache rule of a registry.</summary>
    public const string CacheRule = "containerregistry:CacheRule";

    /// <summary>A credential set of a registry.</summary>
    public const string CredentialSet = "containerregistry:CredentialSet";

    /// <summary>A task of a registry.</summary>
    public const string Task = "containerregistry:Task";

    /// <summary>
    /// The replica in a registry's home region, which Azure creates together with the registry: one that is imported and retained
    /// (<see cref="DeclaredResource.IsAzures"/>).
    /// </summary>
    public const string HomeReplica = "containerregistry:HomeReplica";

    /// <summary>A pool of machines for a registry's tasks.</summary>
    public const string AgentPool = "containerregistry:AgentPool";

    /// <summary>A resource group.</summary>
    public const string ResourceGroup = "resources:ResourceGroup";

    /// <summary>A private endpoint.</summary>
    public const string PrivateEndpoint = "network:PrivateEndpoint";

    /// <summary>A private endpoint's group of private DNS zones.</summary>
    public const string PrivateDnsZoneGroup = "network:PrivateDnsZoneGroup";

    /// <summary>A private DNS zone.</summary>
    public const string PrivateZone = "privatedns:PrivateZone";

    /// <summary>A link of a private DNS zone to a virtual network.</summary>
    public const string VirtualNetworkLink = "privatedns:VirtualNetworkLink";

    /// <summary>A virtual network.</summary>
    public const string VirtualNetwork = "network:VirtualNetwork";

    /// <summary>A subnet.</summary>
    public const string Subnet = "network:Subnet";

    /// <summary>An assignment of a role.</summary>
    public const string RoleAssignment = "authorization:RoleAssignment";

    /// <summary>A custom role.</summary>
    public const string RoleDefinition = "authorization:RoleDefinition";

    /// <summary>A management lock on any scope.</summary>
    public const string LockByScope = "authorization:ManagementLockByScope";

    /// <summary>A management lock on a resource.</summary>
    public const string LockAtResource = "authorization:ManagementLockAtResourceLevel";

    /// <summary>A management lock on a resource group.</summary>
    public const string LockAtGroup = "authorization:ManagementLockAtResourceGroupLevel";

    /// <summary>A key vault.</summary>
    public const string Vault = "keyvault:Vault";

    /// <summary>A diagnostic setting.</summary>
    public const string DiagnosticSetting = "monitor:DiagnosticSetting";

    /// <summary>A group of people and addresses that alerts are sent to.</summary>
    public const string ActionGroup = "monitor:ActionGroup";

    /// <summary>A subscription to the events of a system topic.</summary>
    public const string SystemTopicEventSubscription = "eventgrid:SystemTopicEventSubscription";

    /// <summary>A subscription to the events of any resource.</summary>
    public const string EventSubscription = "eventgrid:EventSubscription";

    /// <summary>A Log Analytics workspace.</summary>
    public const string Workspace = "operationalinsights:Workspace";
}
