using System.Collections.Immutable;
using GeoRegistry.Access;

namespace GeoRegistry.NetworkRoles;

/// <summary>
/// Who is given the permissions that a later replica of a registry with private endpoints needs (<c>networkRoles</c>), checked, with every
/// default filled in.
/// </summary>
public sealed record NetworkRoleSettings
{
    /// <summary>The seconds that <see cref="SettleTime"/> is by default.</summary>
    public const int DefaultSettleSeconds = 120;

    /// <summary>The most seconds that <see cref="SettleTime"/> can be.</summary>
    public const int MaximumSettleSeconds = 600;

    /// <summary>Whether the roles are declared (<c>enabled</c>). Default: true where there are private endpoints, of this stack or of others.</summary>
    public bool Enabled { get; init; }

    /// <summary>The object id of the identity that deploys the stack (<c>deployer.objectId</c>). Default null: the one that deploys it now.</summary>
    public string? DeployerId { get; init; }

    /// <summary>What kind of principal the deploying identity is (<c>deployer.type</c>). Default <c>ServicePrincipal</c>.</summary>
    public string DeployerType { get; init; } = PrincipalSettings.ServicePrincipal;

    /// <summary>Who else manages replicas, by name (<c>operators</c>). Default none.</summary>
    public ImmutableArray<OperatorSettings> Operators { get; init; } = [];

    /// <summary>The ids of private endpoints that others made to this registry (<c>connectedEndpoints</c>), sorted. Default none.</summary>
    public ImmutableArray<string> ConnectedEndpoints { get; init; } = [];

    /// <summary>
    /// How old an assignment of a role has to be before replicas are created (<c>settleSeconds</c>), since Azure says that it is there
    /// before it works: 0 to 600 seconds. Default 120.
    /// </summary>
    public TimeSpan SettleTime { get; init; } = TimeSpan.FromSeconds(DefaultSettleSeconds);
}

/// <summary>Somebody who manages replicas besides the deploying identity: an entry of <c>networkRoles.operators</c>.</summary>
/// <param name="Name">What tells them apart from the others (<c>name</c>).</param>
/// <param name="ObjectId">Their object id in Microsoft Entra (<c>objectId</c>).</param>
/// <param name="Type">What kind of principal they are (<c>type</c>): <c>ServicePrincipal</c>, <c>User</c> or <c>Group</c>.</param>
public sealed record OperatorSettings(string Name, string ObjectId, string Type)
{
    /// <summary>Every type.</summary>
    public static ImmutableArray<string> Types { get; } = [PrincipalSettings.ServicePrincipal, "User", "Group"];
}
