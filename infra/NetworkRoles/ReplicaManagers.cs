using System.Collections.Immutable;
using GeoRegistry.Access;
using GeoRegistry.Azure;
using GeoRegistry.Parts;
using Pulumi;
using Pulumi.AzureNative.Authorization;
using Pulumi.AzureNative.Authorization.Inputs;
using Pulumi.Utilities;

namespace GeoRegistry.NetworkRoles;

/// <summary>
/// Lets the deploying identity, and operators, add replicas to a registry with private endpoints. Adding one writes to each endpoint in
/// the name of who adds it. The assignments come before the replicas and so before the endpoints that this stack declares, which therefore
/// cannot be their scope: it is the endpoints' resource groups. An endpoint that others made is there already, and is its own scope.
/// </summary>
internal sealed class ReplicaManagers
{
    private readonly RegistryScope _scope;
    private readonly Output<string> _registryName;
    private readonly Output<GetClientConfigResult> _deployer;

    private ReplicaManagers(RegistryScope scope, Output<string> registryName)
        => (_scope, _registryName, _deployer) = (scope, registryName, GetClientConfig.Invoke(new InvokeOptions { Parent = scope.Component }));

    /// <summary>Declares the roles and assigns them.</summary>
    /// <param name="scope">What the parts of the registry are declared with.</param>
    /// <param name="registryName">The registry's name.</param>
    /// <param name="registry">The registry.</param>
    /// <returns>All assignments, which replicas wait for; none where the settings ask for none.</returns>
    internal static ImmutableArray<RoleAssignment> Declare(RegistryScope scope, Output<string> registryName, DeployedRegistry registry)
        => scope.Settings.NetworkRoles.Enabled ? new ReplicaManagers(scope, registryName).Declare(registry) : [];

    private ImmutableArray<RoleAssignment> Declare(DeployedRegistry registry)
    {
        var ownGroup = GroupId(_scope.ResourceGroupName);
        var endpoints = EndpointPlaces();
        var replicas = Assign(NetworkRole.Replicas, [ownGroup], [new("", registry.Id)]);
        return endpoints is [] ? replicas : [.. replicas, .. Assign(NetworkRole.Endpoints, [ownGroup, .. endpoints.Select(place => GroupOf(place.Id))], endpoints)];
    }

    private ImmutableArray<Place> EndpointPlaces()
    {
        var settings = _scope.Settings;
        var groups = settings.PrivateAccess.Endpoints
            .Select(endpoint => endpoint.ResourceGroup)
            .DistinctBy(NameOf)
            .Select(group => new Place($"-{NameOf(group)}", GroupId(_scope.NameOfGroup(group))));
        var connected = settings.NetworkRoles.ConnectedEndpoints
            .Select(id => new Place($"-{ResourceIds.ResourceGroup(id)}/{ResourceIds.Name(id)}", Output.Create(id)));
        return [.. groups, .. connected];

        // Endpoints may spell one group in several ways.
        string NameOf(ResourceGroupSettings? group) => (group?.Name ?? settings.ResourceGroup).ToLowerInvariant();
    }

    private ImmutableArray<RoleAssignment> Assign(NetworkRole role, IEnumerable<Output<string>> groups, ImmutableArray<Place> places)
    {
        var definition = Define(role, groups);
        var settings = _scope.Settings.NetworkRoles;
        var deployer = settings.DeployerId is { } given ? Output.Create(given) : _deployer.Apply(client => client.ObjectId);
        (string Name, string FormerName, Output<string> Id, string Type)[] managers =
        [
            ("deployer", "deployer", deployer, settings.DeployerType),
            // What an operator is called means nothing to Azure, which takes one assignment of a role to a principal at a place.
            .. settings.Operators.Select(one => ($"operator/{one.ObjectId}", $"operator-{one.Name}", Output.Create(one.ObjectId), one.Type)),
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

    private Output<string> GroupId(Input<string> name) => Output.Format($"/subscriptions/{_deployer.Apply(client => client.SubscriptionId)}/resourceGroups/{name}");

    private static Output<string> GroupOf(Output<string> id) => id.Apply(ResourceIds.ResourceGroupId);

    /// <summary>A scope that a role is assigned at.</summary>
    /// <param name="Suffix">What tells it apart in the stack.</param>
    /// <param name="Id">Its id.</param>
    private sealed record Place(string Suffix, Output<string> Id);
}
