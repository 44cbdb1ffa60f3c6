using GeoRegistry.Stacks;
using Infra.Tests.Mocks;

namespace Infra.Tests.Policies.BadStacks;

/// <summary>Defects that the settings' checks find at their places, before anything is declared.</summary>
internal static class SettingsDefects
{
    private const string Registry = "geo-registry:registries[0]";

    internal static BadStack[] All { get; } =
    [
        new("The region of a replica is misspelt", $"{Registry}.replicas[1].region") { Edits = "registries[0].replicas[1].region: northeurop" },
        new("The settings have a replica in the home region", $"{Registry}.replicas[1].region") { Edits = "registries[0].replicas[1].region: West Europe" },
        new("The settings have two replicas in one region", $"{Registry}.replicas[1].region") { Edits = "registries[0].replicas[1].region: eastus" },
        new("The settings take every region off the global endpoint", $"{Registry}.homeRegionEndpointEnabled")
        {
            Edits = """
                registries[0].homeRegionEndpointEnabled: false
                registries[0].replicas[0].regionEndpointEnabled: false
                registries[0].replicas[1].regionEndpointEnabled: false
                """,
        },
        new("The settings ask for zones where there are none", $"{Registry}.replicas[1].zoneRedundancy")
        {
            Edits = "registries[0].replicas[1]: { region: northcentralus, zoneRedundancy: Enabled }",
        },
        new("The settings have a webhook where the registry is not", $"{Registry}.webhooks[0].regions[3]")
        {
            Edits = "registries[0].webhooks[0].regions: [westeurope, northeurope, eastus, japaneast]",
        },
        new("The settings have a webhook over HTTP", $"{Registry}.webhooks[0].serviceUri")
        {
            Edits = "registries[0].webhooks[0].serviceUri: http://hooks.contoso.com/registry",
        },
        new("A webhook takes a repository without a tag", $"{Registry}.webhooks[0].scope") { Edits = "registries[0].webhooks[0].scope: shop/web" },
        new("The settings have soft delete beside replicas", $"{Registry}.policies.softDelete") { Edits = "registries[0].policies.softDelete.days: 30" },
        new("The settings have soft delete beside retention", $"{Registry}.policies.softDelete")
        {
            Name = "dev",
            Edits = """
                registries[0].replicas: ~
                registries[0].policies: { softDelete: { days: 30 }, retention: { days: 7 } }
                """,
        },
        new("The settings ask for content trust", $"{Registry}.policies.trust") { Edits = "registries[0].policies.trust: true" },
        new("The settings switch export off in a public registry", $"{Registry}.policies.export")
        {
            Edits = $"{SoundStack.WithoutEndpoint}registries[0].policies.export: false",
        },
        new("A fixed address is missing for a region", $"{Registry}.privateAccess.endpoints[0].addresses")
        {
            Edits = "registries[0].privateAccess.endpoints[0].addresses: { registry: 10.10.0.4, data: { westeurope: 10.10.0.5, eastus: 10.10.0.6 } }",
        },
        new("A fixed address is one that Azure keeps", $"{Registry}.privateAccess.endpoints[0].addresses.registry")
        {
            Edits = """
                registries[0].privateAccess.endpoints[0].addresses:
                  { registry: 10.10.0.3, data: { westeurope: 10.10.0.5, eastus: 10.10.0.6, northeurope: 10.10.0.7 } }
                """,
        },
        new("The settings have two endpoints in one zone", $"{Registry}.privateAccess.endpoints[1]")
        {
            Edits = "registries[0].privateAccess.endpoints[1]: { name: second, subnet: vnet/snet }",
        },
        new("The settings have a subnet that is too small", $"{Registry}.privateAccess.networks[0].subnets[0].prefix")
        {
            Edits = "registries[0].privateAccess.networks[0].subnets[0].prefix: 10.10.0.0/29",
        },
        new("A subnet is not in its network", $"{Registry}.privateAccess.networks[0].subnets[0].prefix")
        {
            Edits = "registries[0].privateAccess.networks[0].subnets[0].prefix: 10.20.0.0/26",
        },
        new("An existing DNS zone is for another service", $"{Registry}.privateAccess.dns.zones[0].id")
        {
            Edits = $$"""
                registries[0].privateAccess.dns.zones:
                  - name: blobs
                    id: {{AzureMocks.ResourceGroups}}/rg-dns/providers/Microsoft.Network/privateDnsZones/privatelink.blob.core.windows.net
                """,
        },
        new("Data endpoints are off beside a private endpoint", $"{Registry}.dataEndpointEnabled") { Edits = "registries[0].dataEndpointEnabled: false" },
        new("The settings have service endpoints", $"{Registry}.publicAccess.virtualNetworkRules")
        {
            Edits = "registries[0].publicAccess: { enabled: true, ipRules: [203.0.113.0/24], virtualNetworkRules: [vnet/snet] }",
        },
        new("A private range is let in over the internet", $"{Registry}.publicAccess.ipRules[0]")
        {
            Edits = "registries[0].publicAccess: { enabled: true, ipRules: [10.10.0.0/24] }",
        },
        new("The settings give a role that the registry ignores", $"{Registry}.access[0].role")
        {
            Edits = """
                registries[0].access[0].can: ~
                registries[0].access[0].role: Container Registry Repository Reader
                """,
        },
        new("The settings give by repository a role that is not", $"{Registry}.access[0].role")
        {
            Edits = """
                registries[0].roleAssignmentMode: AbacRepositoryPermissions
                registries[0].access[0].can: ~
                registries[0].access[0].role: AcrPush
                """,
        },
        new("A principal is given one role twice", $"{Registry}.access[1].principal.objectId")
        {
            Edits = $$"""registries[0].access[1]: { name: again, can: push, principal: {{SoundStack.Pipeline}} }""",
        },
        new("Docker Hub is cached without signing in", $"{Registry}.cacheRules[0].credentialSet")
        {
            Edits = "registries[0].cacheRules: [{ name: docker-hub, source: docker.io/library/*, target: hub/* }]",
        },
        new("Two cache rules fill one repository", $"{Registry}.cacheRules[1].target")
        {
            Edits = """
                registries[0].cacheRules:
                  - { name: dotnet, source: mcr.microsoft.com/dotnet/*, target: cache/* }
                  - { name: azure, source: mcr.microsoft.com/azure/*, target: cache/* }
                """,
        },
        new("A token has a scope map that is not there", $"{Registry}.tokens[0].scopeMap")
        {
            Edits = "registries[0].tokens: [{ name: edge-site, scopeMap: edge-pull }]",
        },
        new("A diagnostic setting sends nothing anywhere", $"{Registry}.diagnostics[1]")
        {
            Edits = "registries[0].diagnostics[1]: { name: lost, metrics: true }",
        },
        new("The lock would stop the program itself", $"{Registry}.lock") { Edits = "registries[0].lock: ReadOnly" },
        new("The registry's name has a hyphen", $"{Registry}.name") { Edits = "registries[0].name: contoso-prod" },
        new("Two registries share a resource group in two regions", "geo-registry:registries[1].resourceGroup")
        {
            Edits = "registries[1]: { name: fabrikam, resourceGroup: rg-registry, homeRegion: japaneast, replicas: [{ region: eastus }] }",
        },
        new("An exemption gives no reason", "geo-registry:policies.exemptions[0].reason")
        {
            Edits = "policies.exemptions: [{ rule: GEO001, resource: contoso, reason: ' ', owner: platform, expires: 2099-12-31 }]",
        },
        new("A severity is for a rule that is not there", "geo-registry:policies.severities.GEO999") { Edits = "policies.severities.GEO999: warning" },
    ];
}
