using System.Collections.Immutable;
using GeoRegistry.Access;
using GeoRegistry.Azure;
using GeoRegistry.Parts;
using GeoRegistry.PrivateAccess;
using Pulumi;
using Pulumi.AzureNative.Authorization;
using Pulumi.AzureNative.Authorization.Inputs;
using Pulumi.Utilities;

namespace GeoRegistry.NetworkRoles;

/// <summary>
/// Lets the deploying identity, and operators, add replicas to a registry with private endpoints. Whoever adds a replica writes to each endpoint. The
/// roles are assigned before the replicas and so before the endpoints that this stack declares, so their scope is the endpoints' resource groups and not
/// the endpoints. An endpoint that others made already exists, and is the scope itself.
/// </summary>
internal sealed class ReplicaManagers
{
    private readonly RegistryScope _scope;
    private readonly NetworkRoleSettings _settings;
    private readonly Output<string> _registryName;
    private readonly Output<GetClientConfigResult> _deployer;

    private ReplicaManagers(RegistryScope scope, NetworkRoleSettings settings, Output<string> registryName)
    {
        (_scope, _settings, _registryName) = (scope, settings, registryName);
        _deployer = GetClientConfig.Invoke(new InvokeOptions { Parent = scope.Component });
    }

    /// <summary>Declares the roles and assigns them.</summary>
    /// <param name="scope">Shared context of the registry's parts.</param>
    /// <param name="settings">The settings of the roles.</param>
    /// <param name="endpoints">The private endpoints that this stack declares for the registry.</param>
    /// <param name="registryName">The registry's name.</param>
    /// <param name="registry">The registry.</param>
    /// <returns>All assignments, which replicas wait for; none where the settings ask for none.</returns>
    internal static ImmutableArray<RoleAssignment> Declare(
        RegistryScope scope,
        NetworkRoleSettings settings,
        ImmutableArray<PrivateEndpointSettings> endpoints,
        Output<string> registryName,
        DeployedRegistry registry)
        => settings.Enabled ? new ReplicaManagers(scope, settings, registryName).Declare(registry, endpoints) : [];

    private ImmutableArray<RoleAssignment> Declare(DeployedRegistry registry, ImmutableArray<PrivateEndpointSettings> endpoints)
    {
        var ownGroup = GroupId(_scope.ResourceGroupName);
        var places = EndpointPlaces(endpoints);
        var replicas = Assign(NetworkRole.Replicas, [ownGroup], [new("", registry.Id)]);
        return places is []
            ? replicas
            : [.. replicas, .. Assign(NetworkRole.Endpoints, [ownGroup, .. places.Select(place => GroupOf(place.Id))], places)];
    }

    private ImmutableArray<Place> EndpointPlaces(ImmutableArray<PrivateEndpointSettings> endpoints)
    {
        var groups = endpoints
            .Select(endpoint => endpoint.ResourceGroup)
            .DistinctBy(NameOf)
            .Select(group => new Place($"-{NameOf(group)}", GroupId(_scope.NameOfGroup(group))));
        var connected = _settings.ConnectedEndpoints
            .Select(id => new Place($"-{ResourceIds.ResourceGroup(id)}/{ResourceIds.Name(id)}", Output.Create(id)));
        return [.. groups, .. connected];

        // Endpoints may spell one group in several ways.
        string NameOf(ResourceGroupSettings? group) => (group?.Name ?? _scope.Settings.ResourceGroup).ToLowerInvariant();
    }

    private ImmutableArray<RoleAssignment> Assign(NetworkRole role, IEnumerable<Output<string>> groups, ImmutableArray<Place> places)
    {
        var definition = Define(role, groups);
        var deployer = _settings.DeployerId is { } given ? Output.Create(given) : _deployer.Apply(client => client.ObjectId);
        (string Name, string FormerName, Output<string> Id, string Type)[] managers =
        [
            ("deployer", "deployer", deployer, _settings.DeployerType),
            // Azure takes one assignment of a role to a principal at a scope, whatever the operator's name.
            .. _settings.Operators.Select(one => ($"operator/{one.ObjectId}", $"operator-{one.Name}", Output.Create(one.ObjectId), one.Type)),
        ];
        var id = OutputUtilities.WithDependency(IdOf(role), definition);
        return
        [
            .. from manager in managers
               from place in places
               select ScopedRole.Assign(
                   _scope,
                   $"role-{role.Part}-{manager.Name}{place.Suffix}",
                   new ScopedRole(place.Id, id),
                   manager.Id,
                   manager.Type,
                   formerPart: $"role-{role.Part}-{manager.FormerName}{place.Suffix}"),
        ];
    }

    private RoleDefinition Define(NetworkRole role, IEnumerable<Output<string>> groups) => new(
        _scope.NameOf($"role-{role.Part}"),
        new RoleDefinitionArgs
        {
            RoleDefinitionId = IdOf(role),
            RoleName = Output.Format($"{role.Title} of {_registryName}"),
            RoleType = "CustomRole",
            Description = role.Description,
            Scope = GroupId(_scope.ResourceGroupName),
            AssignableScopes = Output.All(groups).Apply(ids => ids.Distinct(ResourceIds.Comparer).Order(StringComparer.Ordinal).ToImmutableArray()),
            Permissions = [new PermissionArgs { Actions = role.Actions, NotActions = [], DataActions = [], NotDataActions = [] }],
        },
        _scope.Options());

    private Output<string> IdOf(NetworkRole role) => _registryName.Apply(name => DeterministicGuid.Of(name, role.Part).ToString());

    private Output<string> GroupId(Input<string> name)
        => Output.Format($"/subscriptions/{_deployer.Apply(client => client.SubscriptionId)}/resourceGroups/{name}");

    private static Output<string> GroupOf(Output<string> id) => id.Apply(ResourceIds.ResourceGroupId);

    /// <summary>A scope that a role is assigned at.</summary>
    /// <param name="Suffix">What distinguishes it in the stack.</param>
    /// <param name="Id">Its id.</param>
    private sealed record Place(string Suffix, Output<string> Id);
}
