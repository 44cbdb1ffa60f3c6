using System.Text.Json.Nodes;
using Rehearsal.ArmTypes;

namespace Rehearsal.Azure;

/// <summary>What Azure tells of a provider namespace: clients look up there which API versions a resource type has.</summary>
internal static class ResourceProviders
{
    /// <exception cref="ArmException">There is no such namespace.</exception>
    internal static ArmResponse Describe(ArmId subscription, string providerNamespace)
    {
        var types = ArmTypeCatalogue.Shared.ResourceTypes(providerNamespace).Select(type => type.Split('/', 2)).ToList();
        if (types.Count == 0)
        {
            throw AddressChecks.InvalidNamespace(providerNamespace);
        }

        var spelling = types[0][0];
        return new(200, new JsonObject
        {
            ["id"] = $"{subscription.Text}/providers/{spelling}",
            ["namespace"] = spelling,
            ["registrationState"] = "Registered",
            ["resourceTypes"] = new JsonArray([.. types.Select(type => Describe(spelling, type[1]))]),
        });
    }

    private static JsonObject Describe(string providerNamespace, string type) => new()
    {
        ["resourceType"] = type,
        ["locations"] = new JsonArray([.. Regions.DisplayNames.Values.Order(StringComparer.Ordinal)]),
        ["apiVersions"] = new JsonArray([.. ArmTypeCatalogue.Shared.ApiVersions($"{providerNamespace}/{type}")]),
    };
}
