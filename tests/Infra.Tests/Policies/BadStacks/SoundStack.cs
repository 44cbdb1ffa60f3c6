using System.Text.Json.Nodes;

namespace Infra.Tests.Policies.BadStacks;

/// <summary>A stack with one registry in production, with which nothing is wrong.</summary>
internal static class SoundStack
{
    /// <summary>The principal that is given a role.</summary>
    internal const string Pipeline = "{ objectId: 2b7e9c41-1d3f-4e5a-b6c8-9f0a1b2c3d33, type: ServicePrincipal }";

    private const string Configuration = $$"""
        registries:
          - name: contoso
            resourceGroup: rg-registry
            homeRegion: westeurope
            replicas: [{ region: eastus }, { region: northeurope }]
            privateAccess:
              networks: [{ name: vnet, addressSpace: [10.10.0.0/24], subnets: [{ name: snet, prefix: 10.10.0.0/26 }] }]
              endpoints: [{ name: weu, subnet: vnet/snet }]
            webhooks: [{ name: arrived, regions: all, serviceUri: https://hooks.contoso.com/registry, headers: { X-Api-Key: hunter2 } }]
            access: [{ name: pipeline, can: push, principal: {{Pipeline}} }]
            workspaces: [{ name: log-registry }]
            diagnostics: [{ name: audit, workspace: log-registry }]
            tags: { owner: platform }
        """;

    /// <summary>What makes it keep the rules of the preset <c>regulated</c> too.</summary>
    internal const string Regulated = """
        policies.preset: regulated
        registries[0].encryption: { vault: { name: kv-contoso }, key: { name: registry } }
        registries[0].policies.export: false

        """;

    /// <summary>What takes away the private endpoint, and lets only the company's addresses in.</summary>
    internal const string WithoutEndpoint = """
        registries[0].privateAccess: ~
        registries[0].publicAccess.ipRules: [203.0.113.0/24]
        registries[0].dataEndpointEnabled: true

        """;

    /// <summary>The configuration as Pulumi hands it over.</summary>
    /// <param name="edits">How it differs from that of the sound stack: a line for each path with its value, where <c>~</c> removes what is there.</param>
    internal static (string Key, string Value)[] With(string edits)
    {
        var configuration = Read(Configuration);
        foreach (var (path, value) in Read(edits))
            Set(configuration, path.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.'), value);
        return [.. configuration.Select(entry => ($"geo-registry:{entry.Key}", entry.Value!.ToJsonString()))];
    }

    private static JsonObject Read(string yaml) => yaml is "" ? [] : JsonNode.Parse(Yaml.ToJson(yaml))!.AsObject();

    private static void Set(JsonNode place, ReadOnlySpan<string> path, JsonNode? value)
    {
        if (path is [var key, _, ..])
            Set(place is JsonArray list ? list[int.Parse(key)]! : place[key] ??= new JsonObject(), path[1..], value);
        else if (place is JsonArray list)
            Set(list, int.Parse(path[0]), value);
        else if (value is null)
            Assert.True(place.AsObject().Remove(path[0]));
        else
            place[path[0]] = value.DeepClone();
    }

    private static void Set(JsonArray list, int index, JsonNode? value)
    {
        if (index < list.Count)
            list.RemoveAt(index);
        if (value is not null)
            list.Insert(index, value.DeepClone());
    }
}
