using System.Collections.Immutable;
using GeoRegistry.Access;
using GeoRegistry.Azure;
using GeoRegistry.Cache;
using GeoRegistry.Configuration;
using GeoRegistry.Encryption;
using GeoRegistry.Events;
using GeoRegistry.Identities;
using GeoRegistry.Monitoring;
using GeoRegistry.NetworkRoles;
using GeoRegistry.Parts;
using GeoRegistry.PrivateAccess;
using GeoRegistry.PublicAccess;
using GeoRegistry.Replicas;
using GeoRegistry.Tasks;
using GeoRegistry.Tokens;
using GeoRegistry.Webhooks;

namespace GeoRegistry.Registries;

/// <summary>Reads an entry of <c>registries</c>.</summary>
internal static class RegistrySection
{
    /// <param name="registry">The entry.</param>
    /// <param name="stack">What is known of the stack besides.</param>
    /// <param name="networks">What all registries declare of networks.</param>
    internal static RegistrySettings? Read(ConfigNode registry, StackContext stack, DeclaredNetworks networks) => registry.AsMap(map =>
    {
        var nameNode = map.Required("name");
        map.Refuse("sku", "is not a key here: a registry is always Premium, the only tier with replicas", "remove the key");
        var uniqueSuffix = map.Optional("uniqueSuffix")?.AsBoolean() ?? false;
        var name = nameNode?.AsRegistryName(uniqueSuffix ? RegistrySettings.SuffixLength : 0);
        var resourceGroup = map.Required("resourceGroup")?.AsResourceGroupName();
        var existingResourceGroup = map.Optional("existingResourceGroup")?.AsBoolean() ?? false;
        var adoptResourceGroup = map.Optional("adoptResourceGroup")?.AsBoolean() ?? false;
        var homeRegion = map.Required("homeRegion")?.AsOwnRegion();
        var homeRegionEndpointEnabled = map.AsRouting("homeRegionEndpointEnabled", "homeGlobalEndpointRouting");
        var zoneRedundant = map.Optional("zoneRedundancy").AsZoneRedundancy(homeRegion);
        var hasEndpoints = registry["privateAccess"]["endpoints"].Items.Any();
        var dataEndpointEnabled = map.Optional("dataEndpointEnabled")?.AsBoolean() ?? hasEndpoints;
        var newer = map.AsNewerFeatures();
        var accessInBothModes = map.Optional("accessInBothModes")?.AsBoolean() ?? false;
        var adopt = map.Optional("adopt")?.AsBoolean() ?? false;
        var replicas = map.Optional("replicas")?.AsList("replicas", replica => ReplicaSection.Read(replica, adopt)) ?? [];
        var identity = IdentitySection.Read(map.Optional("identity"));
        var policies = RegistryPolicySection.Read(map.Optional("policies"));
        var privateAccess = PrivateAccessSection.Read(registry, map.Optional("privateAccess"), networks);
        var publicAccess = PublicAccessSection.Read(map.Optional("publicAccess"), enabledByDefault: !hasEndpoints);
        var networkRoles = NetworkRoleSection.Read(map.Optional("networkRoles"), hasEndpoints);
        var encryption = EncryptionSection.Read(map.Optional("encryption"), name, homeRegion, identity);
        var access = AccessSection.Read(map.Optional("access"), registry, identity.WithIdentityOf(encryption), adopt);
        var tags = map.Optional("tags").AsTags();
        var protect = map.Optional("protect")?.AsBoolean() ?? stack.IsProduction;
        var allowReplicaRemoval = map.Optional("allowReplicaRemoval")?.AsList("regions", region => region.AsRegion()) ?? [];
        var locked = map.Optional("lock").AsLock(byDefault: stack.IsProduction);
        var observation = ObservationSection.Read(map, homeRegion);
        var builds = BuildSection.Read(map, networks, adopt);
        var webhooks = map.Optional("webhooks")?.AsEntries("webhooks", new WebhookSection(RegionsOf(registry), adopt).Read) ?? [];
        var events = map.Optional("events") is { } eventsNode ? EventsSection.Read(eventsNode) : null;
        var scopeMaps = map.Optional("scopeMaps")?.AsList("scope maps", scopeMap => ScopeMapSection.Read(scopeMap, adopt)) ?? [];
        var tokens = map.Optional("tokens")?.AsList("tokens", new TokenSection(stack.Today, adopt).Read) ?? [];
        var credentialSets = map.Optional("credentialSets")?.AsList("credential sets", credentialSet => CredentialSetSection.Read(credentialSet, adopt)) ?? [];
        var cacheRules = map.Optional("cacheRules")?.AsList("cache rules", rule => CacheRuleSection.Read(registry, rule, adopt)) ?? [];

        DistinctRegions.Check(registry);
        AdoptionChecks.Check(registry, stack);
        GlobalEndpoint.Check(registry);
        PublicAccessChecks.Check(registry, publicAccess);
        VaultResilience.Check(registry, homeRegion, encryption);
        ClusterRegions.Check(registry);
        SoftDelete.Check(registry);
        ExportPolicy.Check(registry);
        DistinctNames.Check(registry["webhooks"]);
        registry.Add(WebhookChecks.CheckAll(registry["webhooks"], webhooks));
        EndpointProtocols.Check(registry, dataEndpointEnabled);
        DataEndpoints.Check(registry);
        TokenScopeMaps.Check(registry);
        ArtifactCache.Check(registry, publicAccess);
        InheritedTags.Check(registry, privateAccess, encryption);

        return name is null || resourceGroup is null || homeRegion is null
            ? null
            : new RegistrySettings
            {
                Name = name,
                Path = registry.Path,
                UniqueSuffix = uniqueSuffix,
                ResourceGroup = resourceGroup,
                ExistingResourceGroup = existingResourceGroup,
                HomeRegion = homeRegion,
                HomeRegionEndpointEnabled = homeRegionEndpointEnabled,
                ZoneRedundant = zoneRedundant,
                DataEndpointEnabled = dataEndpointEnabled,
                Newer = newer,
                AccessInBothModes = accessInBothModes,
                Replicas = [.. replicas.OrderBy(replica => replica.Region.Name, StringComparer.Ordinal)],
                Policies = policies,
                PrivateAccess = privateAccess,
                PublicAccess = publicAccess,
                NetworkRoles = networkRoles,
                Identity = identity.WithIdentityOf(encryption),
                Encryption = encryption,
                Access = access,
                Tags = tags,
                Protect = protect,
                Adopt = adopt,
                AdoptResourceGroup = adoptResourceGroup,
                SubscriptionId = stack.SubscriptionId,
                AllowReplicaRemoval = [.. allowReplicaRemoval],
                Locked = locked,
                Observation = observation,
                Builds = builds,
                Webhooks = [.. webhooks.Values().OrderBy(webhook => webhook.Name, StringComparer.Ordinal)],
                Events = events,
                ScopeMaps = [.. scopeMaps.OrderBy(scopeMap => scopeMap.Name, StringComparer.Ordinal)],
                Tokens = [.. tokens.OrderBy(token => token.Name, StringComparer.Ordinal)],
                CredentialSets = [.. credentialSets.OrderBy(credentialSet => credentialSet.Name, StringComparer.Ordinal)],
                CacheRules = [.. cacheRules.OrderBy(cacheRule => cacheRule.Name, StringComparer.Ordinal)],
            };
    });

    /// <summary>The regions with a replica, the home region first; null when one of them is an error, so that no error follows from another.</summary>
    private static ImmutableArray<Region>? RegionsOf(ConfigNode registry)
    {
        var regions = registry["replicas"].Items.Select(replica => replica["region"]).Prepend(registry["homeRegion"]).Select(place => place.FindRegion()).ToList();
        return regions.Contains(null) ? null : [.. regions.OfType<Region>().Distinct()];
    }
}
