using GeoRegistry.Access;
using GeoRegistry.Azure;
using GeoRegistry.Configuration;

namespace GeoRegistry.NetworkRoles;

/// <summary>Reads <c>networkRoles</c>.</summary>
internal static class NetworkRoleSection
{
    private const string PrivateEndpoint = "Microsoft.Network/privateEndpoints";
    private const int MaximumNameLength = 64;

    /// <param name="networkRoles">What stands at the key; null when it is left out.</param>
    /// <param name="hasEndpoints">Whether the registry has private endpoints in this stack.</param>
    internal static NetworkRoleSettings Read(ConfigNode? networkRoles, bool hasEndpoints) => networkRoles?.AsMap(map =>
    {
        var enabled = map.Optional("enabled");
        var (deployerId, deployerType) = ReadDeployer(map.Optional("deployer"));
        var list = map.Optional("operators");
        var operators = list?.AsList("operators", ReadOperator) ?? [];
        var connected = map.Optional("connectedEndpoints")?.AsList("private endpoints", endpoint => endpoint.AsResourceId(PrivateEndpoint)) ?? [];
        var seconds = map.Optional("settleSeconds")?.AsInteger(0, NetworkRoleSettings.MaximumSettleSeconds) ?? NetworkRoleSettings.DefaultSettleSeconds;
        if (list is not null)
        {
            DistinctNames.Check(list);
            CheckPrincipals(map.Node, list);
        }

        CheckDistinct(map.Node["connectedEndpoints"]);
        return new NetworkRoleSettings
        {
            Enabled = enabled?.AsBoolean() ?? (hasEndpoints || connected is not []),
            DeployerId = deployerId,
            DeployerType = deployerType,
            Operators = [.. operators.OrderBy(one => one.Name, StringComparer.Ordinal)],
            ConnectedEndpoints = [.. connected.Order(StringComparer.Ordinal)],
            SettleTime = TimeSpan.FromSeconds(seconds),
        };
    }) ?? new() { Enabled = hasEndpoints };

    private static (string? Id, string Type) ReadDeployer(ConfigNode? deployer)
    {
        string? id = null;
        var type = PrincipalSettings.ServicePrincipal;
        _ = deployer?.AsMap(map =>
        {
            id = map.Optional("objectId")?.AsDirectoryId();
            type = ReadType(map);
            return map;
        });
        return (id, type);
    }

    private static OperatorSettings? ReadOperator(ConfigNode one) => one.AsMap(map =>
    {
        var name = map.Required("name")?.AsNetworkName(1, MaximumNameLength);
        var id = map.Required("objectId")?.AsDirectoryId();
        var type = map.Required("type")?.AsChoice([.. OperatorSettings.Types]);
        return name is null || id is null || type is null ? null : new OperatorSettings(name, id, type);
    });

    private static string ReadType(ConfigMap map) => map.Optional("type")?.AsChoice([.. OperatorSettings.Types]) ?? PrincipalSettings.ServicePrincipal;

    /// <summary>Azure takes one assignment of a role to a principal at a scope.</summary>
    private static void CheckPrincipals(ConfigNode networkRoles, ConfigNode operators)
    {
        var seen = new Dictionary<string, ConfigNode>(StringComparer.OrdinalIgnoreCase);
        foreach (var id in operators.Items.Select(one => one["objectId"]).Prepend(networkRoles["deployer"]["objectId"]))
        {
            if (id.Text is { } text && !seen.TryAdd(text, id))
                id.Report($"must be another principal than that of {seen[text].Path}, which is given the same roles", "remove this entry");
        }
    }

    private static void CheckDistinct(ConfigNode endpoints)
    {
        var seen = new Dictionary<string, ConfigNode>(ResourceIds.Comparer);
        foreach (var endpoint in endpoints.Items)
        {
            if (endpoint.Text is { } text && !seen.TryAdd(text, endpoint))
                endpoint.Report($"must be in the list once; {seen[text].Path} is the same", "remove one of the two entries");
        }
    }
}
