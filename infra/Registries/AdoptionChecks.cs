using GeoRegistry.Configuration;

namespace GeoRegistry.Registries;

/// <summary>
/// What exists is found by its id, which is made of the subscription, the resource group and names. All of them have to be known before anything is
/// declared, and none can be what the stack makes up.
/// </summary>
internal static class AdoptionChecks
{
    /// <summary>The keys of the parts that have the registry's name in their ids.</summary>
    private static readonly string[] NamedParts =
        ["replicas", "webhooks", "scopeMaps", "tokens", "cacheRules", "credentialSets", "agentPools", "tasks", "access"];

    internal static void Check(ConfigNode registry, StackContext stack)
    {
        CheckName(registry);
        CheckGroup(registry);
        foreach (var part in PartsWithGroups(registry).Where(part => part["resourceGroup"].IsGiven))
            CheckAdoptedGroup(part, existsByDefault: true);
        if (stack.SubscriptionId is null)
        {
            foreach (var key in Keys(registry).Where(IsTrue))
            {
                key.Report(
                    "is possible only where the subscription is known",
                    "pulumi config set azure-native:subscriptionId SUBSCRIPTION_ID, or set ARM_SUBSCRIPTION_ID");
            }
        }
    }

    /// <summary>The registry's name is in the ids of its replicas and in the names of its endpoints.</summary>
    private static void CheckName(ConfigNode registry)
    {
        if (registry["uniqueSuffix"].Flag is true && KeysOfNamed(registry).FirstOrDefault(IsTrue) is { } key)
        {
            registry["uniqueSuffix"].Report(
                $"must be false, or left out, with {key.Path}: true: the registry has its name already", "give the whole name as name");
        }
    }

    /// <summary>A group that the stack has made goes with all that is in it when the stack does not declare it any more, so nobody is to guess.</summary>
    private static void CheckGroup(ConfigNode registry)
    {
        var exists = registry["existingResourceGroup"];
        if (registry["adopt"].Flag is true && !exists.IsGiven && registry["adoptResourceGroup"].Flag is not true)
        {
            exists.Report(
                "must be given with adopt: true: true for a group that is to stay outside of the stack, false for one that the stack has made; "
                    + "or adoptResourceGroup: true takes the group over as well",
                "true");
        }

        CheckAdoptedGroup(registry, existsByDefault: false);
    }

    private static void CheckAdoptedGroup(ConfigNode place, bool existsByDefault)
    {
        if (place["adoptResourceGroup"].Flag is true && (place["existingResourceGroup"].Flag ?? existsByDefault))
        {
            place["existingResourceGroup"].Report(
                $"must be false{(existsByDefault ? "" : ", or left out,")} with adoptResourceGroup: true: otherwise the group stays outside of the stack",
                "false");
        }
    }

    private static bool IsTrue(ConfigNode key) => key.Flag is true || key.Items.Any();

    /// <summary>Every key that takes something over.</summary>
    private static IEnumerable<ConfigNode> Keys(ConfigNode registry)
        => PartsWithGroups(registry).Select(part => part["adoptResourceGroup"])
            .Prepend(registry["adoptResourceGroup"])
            .Concat(KeysOfNamed(registry))
            .Concat(registry["workspaces"].Items
                .Concat(Networks(registry))
                .Concat(Networks(registry).SelectMany(network => network["subnets"].Items))
                .Concat(Zones(registry))
                .Select(part => part["adopt"]))
            .Concat(Zones(registry).Select(zone => zone["adoptLinks"]));

    /// <summary>The keys of what has the registry's name in its id.</summary>
    private static IEnumerable<ConfigNode> KeysOfNamed(ConfigNode registry)
        => NamedParts.SelectMany(key => registry[key].Items).Concat(Endpoints(registry)).Prepend(registry).Select(part => part["adopt"])
            .Concat(Endpoints(registry).Select(endpoint => endpoint["adoptZoneGroup"]));

    private static IEnumerable<ConfigNode> PartsWithGroups(ConfigNode registry) => Networks(registry).Concat(Endpoints(registry)).Concat(Zones(registry));

    private static IEnumerable<ConfigNode> Networks(ConfigNode registry) => registry["privateAccess"]["networks"].Items;

    private static IEnumerable<ConfigNode> Endpoints(ConfigNode registry) => registry["privateAccess"]["endpoints"].Items;

    private static IEnumerable<ConfigNode> Zones(ConfigNode registry) => registry["privateAccess"]["dns"]["zones"].Items;
}
