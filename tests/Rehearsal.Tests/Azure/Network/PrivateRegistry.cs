using System.Text.Json.Nodes;
using Rehearsal.Azure;
using Rehearsal.Azure.Setup;
using Rehearsal.Tests.Azure.Requests;
using static Rehearsal.Tests.Azure.Requests.AzureClient;

namespace Rehearsal.Tests.Azure.Network;

/// <summary>Requests of tests in which a registry is reached through private endpoints.</summary>
internal static class PrivateRegistry
{
    internal const string NetworkId = $"{Group}/providers/Microsoft.Network/virtualNetworks/vnet";
    internal const string SubnetId = $"{NetworkId}/subnets/endpoints";
    internal const string ZoneId = $"{Group}/providers/Microsoft.Network/privateDnsZones/privatelink.azurecr.io";
    internal const string NetworkContributor = "4d97b98b-1d4f-4787-a291-c67834d212e7";

    /// <summary>A registry contoso in West Europe and, there too, a network with the subnet <c>endpoints</c>.</summary>
    internal static async Task<AzureClient> StartWithNetworkAsync(string prefix = "10.0.0.0/24", SimulatedAzureOptions? options = null)
    {
        var azure = await StartAsync(options ?? new(null, 0, TimeSpan.Zero));
        _ = await azure.SucceedAsync("PUT", Group, """{ "location": "westeurope" }""");
        _ = await azure.SucceedAsync("PUT", Registry, RegistryBody());
        _ = await azure.SucceedAsync("PUT", NetworkId, NetworkBody());
        _ = await azure.SucceedAsync("PUT", SubnetId, SubnetBody(prefix));
        azure.Time.Advance(options?.OperationTime ?? TimeSpan.Zero);
        return azure;
    }

    internal static string NetworkBody(string members = "", string location = "westeurope")
        => $$"""{ "location": "{{location}}", "properties": { "addressSpace": { "addressPrefixes": ["10.0.0.0/16"] }{{members}} } }""";

    internal static string SubnetBody(string prefix) => $$"""{ "properties": { "addressPrefix": "{{prefix}}" } }""";

    internal static string EndpointId(string name) => $"{Group}/providers/Microsoft.Network/privateEndpoints/{name}";

    internal static string EndpointBody(
        string members = "", string subnet = SubnetId, string location = "westeurope", bool manual = false, string group = "registry")
        => $$"""
            {
              "location": "{{location}}",
              "properties": {
                "subnet": { "id": "{{subnet}}" },
                "{{(manual ? "manualPrivateLinkServiceConnections" : "privateLinkServiceConnections")}}": [
                  {
                    "name": "registry",
                    "properties": { "privateLinkServiceId": "{{Registry}}", "groupIds": ["{{group}}"]{{(manual ? ", \"requestMessage\": \"please\"" : "")}} }
                  }
                ]{{members}}
              }
            }
            """;

    internal static string StaticAddresses(params IEnumerable<(string Member, string Address)> addresses)
        => ", \"ipConfigurations\": ["
            + string.Join(", ", addresses.Select(address =>
                $$"""{ "name": "{{address.Member}}", "properties": { "groupId": "registry", "memberName": "{{address.Member}}","""
                    + $$""" "privateIPAddress": "{{address.Address}}" } }"""))
            + "]";

    internal static string ZoneGroupId(string endpoint) => $"{EndpointId(endpoint)}/privateDnsZoneGroups/default";

    internal static string ZoneGroupBody(params IEnumerable<string> zones)
        => "{ \"properties\": { \"privateDnsZoneConfigs\": ["
            + string.Join(", ", zones.Select((zone, index) => $$"""{ "name": "zone{{index}}", "properties": { "privateDnsZoneId": "{{zone}}" } }"""))
            + "] } }";

    /// <summary>Gives the deploying identity the role that may extend private endpoints.</summary>
    internal static Task<Answer> GrantAsync(this AzureClient azure, string scope = Group, string role = NetworkContributor)
        => azure.SucceedAsync("PUT", $"{scope}/providers/Microsoft.Authorization/roleAssignments/{Guid.NewGuid()}", $$"""
            {
              "properties": {
                "roleDefinitionId": "{{Subscription}}/providers/Microsoft.Authorization/roleDefinitions/{{role}}",
                "principalId": "{{SimulatedAzure.PrincipalId}}"
              }
            }
            """);

    /// <summary>The host names that an endpoint has addresses for, in the order of its network interface.</summary>
    internal static async Task<Dictionary<string, string>> HostsAsync(this AzureClient azure, string endpoint)
    {
        var found = await azure.GetAsync(EndpointId(endpoint));
        var networkInterface = await azure.GetAsync((string)found.Properties["networkInterfaces"]![0]!["id"]!);
        return networkInterface.Properties["ipConfigurations"]!.AsArray()
            .Select(configuration => configuration!["properties"]!)
            .SelectMany(configuration => configuration["privateLinkConnectionProperties"]!["fqdns"]!.AsArray()
                .Select(host => ((string)host!, (string)configuration["privateIPAddress"]!)))
            .ToDictionary();
    }

    /// <summary>The host names that an endpoint says itself, as long as no zone group has them.</summary>
    internal static async Task<IEnumerable<string>> CustomHostsAsync(this AzureClient azure, string endpoint)
        => (await azure.GetAsync(EndpointId(endpoint))).Properties["customDnsConfigs"]!.AsArray().Select(config => (string)config!["fqdn"]!);

    /// <summary>The address that a record of the zone leads to; null when there is no such record.</summary>
    internal static async Task<string?> RecordAsync(this AzureClient azure, string name)
        => (string?)(await azure.GetAsync($"{ZoneId}/A/{name}")).Body?["properties"]?["aRecords"]?[0]?["ipv4Address"];

    /// <summary>The zone for registries, and the zone group of an endpoint in it.</summary>
    internal static async Task CreateZoneGroupAsync(this AzureClient azure, string endpoint)
    {
        _ = await azure.SucceedAsync("PUT", ZoneId, """{ "location": "global" }""");
        _ = await azure.SucceedAsync("PUT", ZoneGroupId(endpoint), ZoneGroupBody(ZoneId));
    }

    /// <summary>Follows an operation to where it is now.</summary>
    internal static async Task<JsonObject> StatusAsync(this AzureClient azure, Answer accepted)
        => (await azure.SendToAsync("GET", accepted.Header("Azure-AsyncOperation")!)).Body!;
}
