using GeoRegistry.Azure;
using GeoRegistry.Cache;
using GeoRegistry.Events;
using GeoRegistry.Monitoring;
using GeoRegistry.NetworkRoles;
using GeoRegistry.Policies.Declarations;
using GeoRegistry.PrivateAccess;
using GeoRegistry.Registries;
using Pulumi;

namespace GeoRegistry.Records;

/// <summary>
/// The parts of a registry that have a name in Azure and, besides, something that Azure gives to one at a time. In a run Pulumi creates under
/// the new name before it deletes under the old one, so that a renamed part would meet itself. Parts without such a second place are not here:
/// they may be there under both names for a moment.
/// </summary>
internal static class Slots
{
    private const int HashLength = 8;
    private const int LongestSubject = 40;

    /// <summary>What the settings of a registry take. What several entries would share by its key tells nothing, and is left out.</summary>
    internal static IEnumerable<Slot> Of(RegistrySettings registry)
        => new[] { Endpoints(registry), Subnets(registry), Diagnostics(registry), Credentials(registry), CacheRules(registry), Topic(registry) }
            .SelectMany(slots => slots)
            .GroupBy(slot => slot.Key, ResourceIds.Comparer)
            .Where(sharing => sharing.Count() is 1)
            .Select(sharing => sharing.First());

    /// <summary>The key under which it is remembered which endpoint has the registry's records in a zone, or whatever else only one can have.</summary>
    internal static string KeyOfEndpoint(RegistrySettings registry, PrivateEndpointSettings endpoint)
        => endpoint.Zone is { } zone ? $"endpoint-in-{ZoneKey(registry, zone)}"
            : endpoint.NetworkInterfaceName is { } networkInterface ? $"endpoint-with-{networkInterface.ToLowerInvariant()}"
            : endpoint.Addresses.Count > 0 ? $"endpoint-at-{endpoint.Addresses.First().Value}"
            : $"endpoint-{endpoint.Name.ToLowerInvariant()}";

    /// <summary>The key under which it is remembered what a cache rule fills.</summary>
    internal static string KeyOfCacheRule(string name) => $"cache-rule-{name.ToLowerInvariant()}";

    /// <summary>The key under which the system topic's name is remembered.</summary>
    internal static string KeyOfTopic(string name) => $"system-topic-{name.ToLowerInvariant()}";

    /// <summary>
    /// A registry's records in a DNS zone belong to one endpoint: a second one's zone group writes the same records, and the first one's clears
    /// them when it goes. Without a zone, network interfaces have names of their own and addresses are taken once.
    /// </summary>
    private static IEnumerable<Slot> Endpoints(RegistrySettings registry) => registry.PrivateAccess.Endpoints
        .Select(endpoint => new Slot(KeyOfEndpoint(registry, endpoint), endpoint.Name, recorded => Refusal(
            $"{registry.Name}: the private endpoint {recorded} cannot become {endpoint.Name}: Azure does not rename endpoints, and "
                + $"{Place(registry, endpoint)} to one at a time",
            recorded,
            "until the second run is done, some minutes, nobody reaches the registry through this endpoint, whose addresses may be others then"))
        {
            Name = endpoint.Name,
        });

    private static string Place(RegistrySettings registry, PrivateEndpointSettings endpoint)
        => endpoint.Zone is { } zone ? $"the registry's records in the DNS zone {zone} ({ZoneKey(registry, zone)}) belong"
            : endpoint.NetworkInterfaceName is { } networkInterface ? $"the network interface {networkInterface} belongs"
            : $"the addresses {string.Join(", ", endpoint.Addresses.Values)} belong";

    /// <summary>Zones for registries all have one name, so the group tells them apart; of one that exists also the subscription.</summary>
    private static string ZoneKey(RegistrySettings registry, string name)
    {
        var zone = registry.PrivateAccess.Zones.Single(zone => zone.Name == name);
        var place = zone.Id is { } id
            ? $"{ResourceIds.ResourceGroup(id)}-{Hash(id)}"
            : zone.Shared?.ResourceGroup ?? zone.ResourceGroup?.Name ?? registry.ResourceGroup;
        return place.ToLowerInvariant();
    }

    /// <summary>The first address tells a range apart from all others of the network, also when it gets larger together with another name.</summary>
    private static IEnumerable<Slot> Subnets(RegistrySettings registry)
    {
        var all = registry.PrivateAccess.Networks.SelectMany(network => network.Subnets.Select(subnet => (Network: network, Subnet: subnet))).ToList();
        return all.Select(one =>
        {
            var first = FirstAddress(one.Subnet);
            var isShared = all.Count(other => FirstAddress(other.Subnet) == first) > 1;
            var holder = $"{one.Network.Name}/{one.Subnet.Name}";
            return new Slot(
                isShared ? $"subnet-at-{first}-of-{one.Network.Name.ToLowerInvariant()}" : $"subnet-at-{first}",
                holder,
                recorded => Refusal(
                    $"{registry.Name}: the subnet {recorded} cannot become {holder}: Azure renames neither networks nor subnets, a range of addresses belongs "
                        + "to one subnet of a network, and none can be deleted while endpoints or agent pools are in it",
                    recorded,
                    "what is in the subnet has to be removed first and be added again with it, and cannot be reached until then; to avoid that, declare the "
                        + "new subnet or network beside the old one with another range, and move one after another")
                        + InTheStack(registry, one.Network, recorded, holder));
        });
    }

    private static string InTheStack(RegistrySettings registry, NetworkSettings network, string recorded, string holder)
        => recorded.StartsWith($"{network.Name}/", StringComparison.OrdinalIgnoreCase)
            ? InTheStack(registry, "azure-native:network:Subnet", recorded, $"network-{recorded.Replace('/', '-')}", $"network-{holder.Replace('/', '-')}")
            : "";

    private static string FirstAddress(SubnetSettings subnet) => subnet.Prefix.Split('/')[0];

    /// <summary>Azure refuses two settings of one resource that send the same category to the same destination.</summary>
    private static IEnumerable<Slot> Diagnostics(RegistrySettings registry)
        => from setting in registry.Observation.Diagnostics
           from destination in DestinationsOf(setting)
           let isShared = registry.Observation.Diagnostics.SelectMany(DestinationsOf).Count(other => ResourceIds.Comparer.Equals(other, destination)) > 1
           let sent = string.Join('-', setting.LogCategories.Concat(setting.LogGroups).Concat(setting.Metrics ? ["metrics"] : []).Order(StringComparer.Ordinal))
           select new Slot(
               $"diagnostics-to-{KeyOf(destination)}{(isShared ? $"-{sent}" : "")}".ToLowerInvariant(),
               setting.Name,
               recorded => Refusal(
                   $"{registry.Name}: the diagnostic setting {recorded} cannot become {setting.Name}: Azure does not rename diagnostic settings, and takes one "
                       + $"that sends these logs or metrics to {ResourceIds.Name(destination)}",
                   recorded,
                   "what the registry would log between the two runs is lost")
                       + InTheStack(registry, "azure-native:monitor:DiagnosticSetting", recorded, $"diagnostics-{recorded}", $"diagnostics-{setting.Name}"));

    private static IEnumerable<string> DestinationsOf(DiagnosticSettings setting)
        => new[]
        {
            setting.Workspace,
            setting.StorageAccount,
            setting.EventHub is { } hub ? hub.AuthorizationRule : null,
            setting.Partner,
        }.OfType<string>();

    /// <summary>A workspace that is declared here by its name; an id by its last part, with what tells it apart from others named the same.</summary>
    private static string KeyOf(string destination) => destination.StartsWith('/') ? $"{ResourceIds.Name(destination)}-{Hash(destination)}" : destination;

    /// <summary>Issuer and subject are unique in an identity.</summary>
    private static IEnumerable<Slot> Credentials(RegistrySettings registry)
        => from identity in registry.Identity.UserAssigned.Values
           from credential in identity.FederatedCredentials
           let subject = Readable(credential.Subject)
           select new Slot(
               $"credential-of-{identity.Name.ToLowerInvariant()}-for-{subject}-{Hash(credential.Issuer, credential.Subject)}",
               credential.Name,
               recorded => Refusal(
                   $"{registry.Name}: the federated credential {recorded} of {identity.Name} cannot become {credential.Name}: Azure does not rename "
                       + $"credentials, and an identity has one for the issuer {credential.Issuer} and the subject {credential.Subject}",
                   recorded,
                   "nobody signs in with it until the second run is done and has taken effect, which takes a few minutes")
                       + InTheStack(
                           registry,
                           "azure-native:managedidentity:FederatedIdentityCredential",
                           recorded,
                           $"identity-{identity.Name}.{recorded}",
                           $"identity-{identity.Name}.{credential.Name}"));

    private static string Readable(string subject)
    {
        var readable = string.Concat(subject.ToLowerInvariant().Select(character => char.IsAsciiLetterOrDigit(character) ? character : '-'));
        return readable.Length > LongestSubject ? readable[..LongestSubject] : readable;
    }

    /// <summary>
    /// A cache rule is known by what it fills, so that it is replaced under another name, deleted first. It is the name that belongs to one at a
    /// time then.
    /// </summary>
    private static IEnumerable<Slot> CacheRules(RegistrySettings registry) => registry.CacheRules.Select(rule => new Slot(
        KeyOfCacheRule(rule.Name),
        rule.Target,
        recorded =>
            $"{registry.Name}: the cache rule {rule.Name} cannot go from the target {recorded} to {rule.Target}: a rule is known by the repositories that it "
                + "fills, and the new one would be made while the old one still has the name. Give the rule another name: then the new one is made first, and "
                + "nothing is interrupted. Images that are cached already stay where they are.")
    {
        Name = rule.Name,
    });

    /// <summary>A registry has one system topic, whatever its name, which is replaced under another one. In another letter case it is the same.</summary>
    private static IEnumerable<Slot> Topic(RegistrySettings registry) => registry.Events?.SystemTopicName is { } name
        ? [new Slot(KeyOfTopic(name), name, recorded => $"{registry.Name}: the system topic {recorded} cannot become {name}.") { Name = name }]
        : [];

    private static string Refusal(string what, string recorded, string meanwhile) => string.Join(
        Environment.NewLine,
        $"{what}.",
        $"  Keep the name {recorded}, which changes nothing;",
        $"  or remove the entry in one run and add it under the new name in the next: {meanwhile}.");

    /// <summary>How to rename a resource in the stack: letter case is all that is compared of its name in Azure, so that Azure keeps the old one.</summary>
    private static string InTheStack(RegistrySettings registry, string type, string recorded, string part, string newPart)
        => $"{Environment.NewLine}  or rename it in the stack only, which interrupts nothing, and make the stack forget the old name as below; in Azure "
            + $"it stays {recorded}: pulumi state rename "
            + $"'urn:pulumi:{Deployment.Instance.StackName}::{Deployment.Instance.ProjectName}::{GeoReplicatedRegistry.TypeToken}${type}"
            + $"::{registry.Name}-{part.ToLowerInvariant()}' '{registry.Name}-{newPart.ToLowerInvariant()}'";

    private static string Hash(params string[] texts) => DeterministicGuid.Of(texts).ToString("N")[..HashLength];
}
