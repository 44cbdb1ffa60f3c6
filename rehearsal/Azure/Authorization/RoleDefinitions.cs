using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rehearsal.Azure.Addresses;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.Storage;

namespace Rehearsal.Azure.Authorization;

/// <summary>Finding role definitions: those that Azure comes with, and custom ones.</summary>
internal static class RoleDefinitions
{
    private static readonly FrozenDictionary<string, JsonObject> BuiltInByName = ReadBuiltIn();

    /// <summary>The role with an id, in whatever scope the id is spelt; null when there is none.</summary>
    internal static StoredResource? Find(CloudSession session, string id)
        => ArmAddress.Parse(id) is { Tail: null } address && address.Id.Is(RoleDefinitionBehaviour.Type)
            ? BuiltIn(address.Id) ?? session.Contents.Named(RoleDefinitionBehaviour.Type, address.Id.Name).FirstOrDefault()
            : null;

    /// <summary>A role that Azure comes with; null when there is no such one.</summary>
    internal static StoredResource? BuiltIn(ArmId id)
        => BuiltInByName.TryGetValue(id.Name, out var properties)
            ? new StoredResource(id.Text, new JsonObject { ["properties"] = properties.DeepClone() }, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, null)
            : null;

    /// <summary>Whether a role that Azure comes with has a display name.</summary>
    internal static bool IsBuiltInName(string roleName)
        => BuiltInByName.Values.Any(role => roleName.Equals(role.TextAt("roleName"), StringComparison.OrdinalIgnoreCase));

    /// <summary>All custom roles.</summary>
    internal static IEnumerable<StoredResource> Custom(CloudSession session) => session.Contents.OfType(RoleDefinitionBehaviour.Type);

    private static FrozenDictionary<string, JsonObject> ReadBuiltIn()
    {
        using var stream = typeof(RoleDefinitions).Assembly.GetManifestResourceStream("Rehearsal.Azure.Authorization.built-in-roles.json")!;
        var roles = JsonSerializer.Deserialize<Dictionary<string, JsonObject>>(stream)!;
        foreach (var role in roles.Values)
        {
            role["type"] = "BuiltInRole";
            role["assignableScopes"] = new JsonArray("/");
        }

        return roles.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
