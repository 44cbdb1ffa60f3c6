using System.Collections.Immutable;
using GeoRegistry.Access;
using GeoRegistry.Cache;
using GeoRegistry.Encryption;
using GeoRegistry.Events;
using GeoRegistry.Identities;
using GeoRegistry.Monitoring;
using GeoRegistry.NetworkRoles;
using GeoRegistry.Parts;
using GeoRegistry.PrivateAccess;
using GeoRegistry.Replicas;
using GeoRegistry.Tasks;
using GeoRegistry.Tokens;
using GeoRegistry.Webhooks;
using Pulumi;
using Pulumi.Utilities;

namespace GeoRegistry.Registries;

/// <summary>
/// A Premium container registry with replicas in other regions. Its global endpoint sends each client to the replica that answers it
/// fastest, among those that are not taken off it.
/// </summary>
public sealed class GeoReplicatedRegistry : ComponentResource
{
    /// <summary>Declares the registry and everything that belongs to it, in the order that Azure needs.</summary>
    /// <param name="name">The component's name in the stack; the names of its parts derive from it.</param>
    /// <param name="args">What it is made of.</param>
    /// <param name="options">Options of the component; the parts inherit those that Pulumi passes on, such as providers and protection.</param>
    public GeoReplicatedRegistry(string name, GeoReplicatedRegistryArgs args, ComponentResourceOptions? options = null)
        : base(RegistryComponent.TypeToken, name, options)
    {
        var settings = args.Settings;
        var scope = new RegistryScope(this, name, settings, args.ResourceGroupName)
        {
            OtherResourceGroups = args.OtherResourceGroups,
            After = args.After,
            Names = args.Names,
            Parts = args.Parts,
            Forms = args.Forms,
        };
        var identities = UserAssignedIdentities.Declare(scope, settings.Identity);
        var encryption = RegistryEncryption.Declare(scope, settings.Encryption, args.RegistryName, identities, args.Clock);
        var registry = PremiumRegistry.Declare(scope, settings, args.RegistryName, identities, encryption);
        var networks = PrivateNetworks.Declare(scope, settings.PrivateAccess.Networks, args.Networks);
        var tasks = AcrTasks.Declare(scope, settings.Builds, registry, identities, networks);
        RoleAssignments.Declare(scope, settings.Access, registry, identities, tasks);
        var registryName = OutputUtilities.WithDependency(args.RegistryName, registry.Resource);
        var roles = ReplicaManagers.Declare(scope, settings.NetworkRoles, settings.PrivateAccess.Endpoints, args.RegistryName, registry);
        var replication = GeoReplication.Declare(
            scope,
            settings.Replicas,
            settings.HomeRegionEndpointEnabled,
            registry,
            registryName,
            registryName.AfterPropagation(roles, settings.NetworkRoles.SettleTime, args.Clock),
            ImmutableArray<Resource>.CastUp(roles));
        PrivateEndpoints.Declare(scope, settings.PrivateAccess, registry, registryName, networks, replication.Written);
        RegistryMonitoring.Declare(scope, settings.Observation, registry);
        RegistryWebhooks.Declare(scope, settings.Webhooks, registryName, replication.ByRegion);
        RegistryEvents.Declare(scope, settings.Events, registry);
        RegistryTokens.Declare(scope, settings.ScopeMaps, settings.Tokens, registry, registryName);
        RegistryCache.Declare(scope, settings.CredentialSets, settings.CacheRules, registryName, identities);
        DeletionLocks.Declare(scope, settings, replication.Replicas.Values, encryption);
        Protection.Declare(scope, args.Records);

        RegistryId = registry.Id;
        RegistryName = args.RegistryName;
        LoginServer = registry.LoginServer;
        Replicas = replication.Replicas;
        Outputs = scope.Outputs.ToImmutableDictionary();
        RegisterOutputs(Outputs);
    }

    /// <summary>The registry's id in Azure Resource Manager.</summary>
    public Output<string> RegistryId { get; }

    /// <summary>The registry's name in Azure, with the suffix where it has one.</summary>
    public Output<string> RegistryName { get; }

    /// <summary>The global endpoint: the host name that images are pushed to and pulled from.</summary>
    public Output<string> LoginServer { get; }

    /// <summary>The replicas by region, the home region's among them.</summary>
    public ImmutableSortedDictionary<string, DeployedReplica> Replicas { get; }

    /// <summary>The outputs that the component registers and the stack puts out, by name: what every registry has, and what its settings ask for.</summary>
    public ImmutableDictionary<string, object?> Outputs { get; }
}
