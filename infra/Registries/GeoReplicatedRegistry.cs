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
using GeoRegistry.Policies.Declarations;
using GeoRegistry.PrivateAccess;
using GeoRegistry.Replicas;
using GeoRegistry.Tasks;
using GeoRegistry.Tokens;
using GeoRegistry.Webhooks;
using Pulumi;
using Pulumi.AzureNative.Authorization;
using Pulumi.AzureNative.ContainerRegistry;
using Pulumi.Utilities;

namespace GeoRegistry.Registries;

/// <summary>
/// A Premium container registry with replicas in other regions. Its global endpoint sends each client to the replica that answers it
/// fastest, among those that are not taken off it.
/// </summary>
public sealed class GeoReplicatedRegistry : ComponentResource
{
    /// <summary>The component's type in the stack.</summary>
    public const string TypeToken = "geo-registry:index:GeoReplicatedRegistry";

    private readonly ImmutableArray<DeployedEndpoint> _privateEndpoints;
    private readonly ImmutableArray<DeployedWebhook> _webhooks;
    private readonly Output<ImmutableDictionary<string, object?>> _hostNames;
    private readonly ImmutableSortedDictionary<string, DeployedTask> _tasks;
    private readonly DeployedEvents? _events;
    private readonly ImmutableArray<DeployedToken> _tokens;
    private readonly ImmutableArray<DeployedCredentialSet> _credentialSets;

    /// <summary>Declares the registry and everything that belongs to it, in the order that Azure needs.</summary>
    /// <param name="name">The component's name in the stack; the names of its parts derive from it.</param>
    /// <param name="args">What it is made of.</param>
    /// <param name="options">Options of the component; the parts inherit those that Pulumi hands down, such as providers and protection.</param>
    public GeoReplicatedRegistry(string name, GeoReplicatedRegistryArgs args, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        var scope = new RegistryScope(this, name, args.Settings, args.ResourceGroupName)
        {
            OtherResourceGroups = args.OtherResourceGroups,
            After = args.After,
            Records = args.Records,
            Names = args.Names,
            Parts = args.Parts,
            Forms = args.Forms,
        };
        RegistryName = args.RegistryName;
        Identities = UserAssignedIdentities.Declare(scope);
        Encryption = RegistryEncryption.Declare(scope, RegistryName, Identities, args.Clock);
        var registry = PremiumRegistry.Declare(scope, RegistryName, Identities, Encryption);
        var networks = PrivateNetworks.Declare(scope);
        _tasks = RegistryBuilds.Declare(scope, registry, Identities, networks);
        Access = RoleAssignments.Declare(scope, registry, Identities, _tasks);
        var registryName = OutputUtilities.WithDependency(RegistryName, registry.Resource);
        var roles = ReplicaManagers.Declare(scope, RegistryName, registry);
        var (home, replications) = DeclareReplication(
            scope, registry, registryName, registryName.Settle(roles, args.Settings.NetworkRoles.SettleTime, args.Clock), roles);
        _privateEndpoints = PrivateEndpoints.Declare(
            scope, registry, registryName, networks, home.Dependency.Concat(ImmutableArray<Resource>.CastUp(replications)));
        Observers.Declare(scope, registry);
        _webhooks = RegistryWebhooks.Declare(scope, registryName, Replications.ByRegion(scope, replications));
        _events = RegistryEvents.Declare(scope, registry);
        _tokens = RegistryTokens.Declare(scope, registry, registryName);
        _credentialSets = RegistryCache.Declare(scope, registryName, Identities);

        RegistryId = registry.Id;
        LoginServer = registry.LoginServer;
        PrincipalId = args.Settings.Identity.SystemAssigned ? registry.PrincipalId : null;
        HomeRegion = Output.Create(args.Settings.HomeRegion.Name);
        Replicas = args.Settings.Replicas
            .Zip(replications, (replica, replication) => DeployedReplica.From(replica.Region, Output.Create(replication)))
            .Prepend(DeployedReplica.From(args.Settings.HomeRegion, home.Replication))
            .ToImmutableSortedDictionary(replica => replica.Region.Name, replica => replica, StringComparer.Ordinal);
        _hostNames = HostNames.Describe(scope, LoginServer);
        Locks.Declare(scope, Replicas.Values, Encryption);
        Protection.Declare(scope);
        RegisterOutputs(new Dictionary<string, object?>
        {
            ["registryId"] = RegistryId,
            ["registryName"] = RegistryName,
            ["loginServer"] = LoginServer,
            ["homeRegion"] = HomeRegion,
            ["replicas"] = DescribeReplicas(),
        });
    }

    /// <summary>The registry's id in Azure Resource Manager.</summary>
    [Output("registryId")]
    public Output<string> RegistryId { get; private set; }

    /// <summary>The registry's name in Azure, with the suffix where it has one.</summary>
    [Output("registryName")]
    public Output<string> RegistryName { get; private set; }

    /// <summary>The global endpoint: the host name that images are pushed to and pulled from.</summary>
    [Output("loginServer")]
    public Output<string> LoginServer { get; private set; }

    /// <summary>The region that the registry is managed from.</summary>
    [Output("homeRegion")]
    public Output<string> HomeRegion { get; private set; }

    /// <summary>The replicas by region, the home region's among them.</summary>
    public ImmutableSortedDictionary<string, DeployedReplica> Replicas { get; }

    /// <summary>The user-assigned identities by name.</summary>
    internal ImmutableSortedDictionary<string, DeployedIdentity> Identities { get; }

    /// <summary>Encryption with a key of one's own; null where the settings ask for none.</summary>
    internal RegistryEncryption? Encryption { get; }

    /// <summary>The role assignments on the registry by name, to depend on.</summary>
    internal ImmutableSortedDictionary<string, RoleAssignment> Access { get; }

    /// <summary>The object id of the identity that Azure made with the registry; null where the settings ask for none.</summary>
    internal Output<string?>? PrincipalId { get; }

    /// <summary>The URN of the component of a name in the stack that is being deployed.</summary>
    internal static string UrnOf(string name) => $"urn:pulumi:{Deployment.Instance.StackName}::{Deployment.Instance.ProjectName}::{TypeToken}::{name}";

    /// <summary>The registry as part of a stack's outputs: what every registry has, and what its settings ask for.</summary>
    internal ImmutableDictionary<string, object?> Describe() => new Dictionary<string, object?>
    {
        ["id"] = RegistryId,
        ["name"] = RegistryName,
        ["loginServer"] = LoginServer,
        ["homeRegion"] = HomeRegion,
        ["replicas"] = DescribeReplicas(),
        ["hostNames"] = _hostNames,
        ["principalId"] = PrincipalId,
        ["privateEndpoints"] = Description.OfAll(_privateEndpoints, endpoint => endpoint.Name, endpoint => endpoint.Describe()),
        ["identities"] = Description.OfAll(Identities, identity => identity.Key, identity => identity.Value.Describe()),
        ["webhooks"] = Description.OfAll(_webhooks, webhook => webhook.Name, webhook => webhook.Describe()),
        ["encryption"] = Encryption?.Describe(),
        ["access"] = Description.OfAll(Access, assignment => assignment.Key, assignment => assignment.Value.Id),
        ["tasks"] = Description.OfAll(_tasks, task => task.Key, task => task.Value.Describe()),
        ["events"] = _events?.Describe(),
        ["tokens"] = Description.OfAll(_tokens, token => token.Settings.Name, token => token.Describe()),
        ["credentialSets"] = Description.OfAll(_credentialSets, credentialSet => credentialSet.Name, credentialSet => credentialSet.Describe()),
    }.Where(output => output.Value is not null).ToImmutableDictionary();

    private ImmutableDictionary<string, object?> DescribeReplicas()
        => Replicas.ToImmutableDictionary(replica => replica.Key, replica => (object?)replica.Value.Describe());

    /// <summary>
    /// The home region leaves the global endpoint after all other replicas were written, and comes back before any of them is, so that the endpoint
    /// leads somewhere all the time.
    /// </summary>
    /// <param name="scope">What the parts of the registry are declared with.</param>
    /// <param name="registry">The registry.</param>
    /// <param name="registryName">The registry's name, as an output that depends on the registry.</param>
    /// <param name="settledName">The same for new replicas: it is there only when the roles have taken effect.</param>
    /// <param name="roles">What replicas wait for besides.</param>
    private static (HomeReplica Home, ImmutableArray<Replication> Replications) DeclareReplication(
        RegistryScope scope, DeployedRegistry registry, Output<string> registryName, Output<string> settledName, ImmutableArray<RoleAssignment> roles)
    {
        if (scope.Settings.HomeRegionEndpointEnabled)
        {
            var home = HomeReplica.Declare(scope, registry, registryName);
            return (home, Replications.Declare(scope, settledName, home.Dependency.Concat(ImmutableArray<Resource>.CastUp(roles))));
        }

        var replications = Replications.Declare(scope, settledName, ImmutableArray<Resource>.CastUp(roles));
        return (HomeReplica.Declare(scope, registry, registryName, replications), replications);
    }
}
