using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Rehearsal.Azure.Setup;

namespace Rehearsal.Azure.Behaviours;

/// <summary>The directory ids of managed identities, always the same for the same resource.</summary>
internal static class Identities
{
    /// <summary>Fills in the ids of the member <c>identity</c>, where a resource has one.</summary>
    internal static void Complete(Change change)
    {
        if (change.Body["identity"] is not JsonObject identity)
        {
            return;
        }

        if (identity.TextAt("type")?.Contains("SystemAssigned", StringComparison.OrdinalIgnoreCase) == true)
        {
            identity["principalId"] = DirectoryId(change.Id.Text, "principal");
            identity["tenantId"] = SimulatedTenant.TenantId;
        }

        if (identity["userAssignedIdentities"] is JsonObject assigned)
        {
            foreach (var id in assigned.Select(member => member.Key).ToList())
            {
                assigned[id] = new JsonObject { ["clientId"] = DirectoryId(id, "client"), ["principalId"] = DirectoryId(id, "principal") };
            }
        }
    }

    /// <summary>An id in the directory.</summary>
    /// <param name="resourceId">Whose.</param>
    /// <param name="kind">Which one: <c>principal</c> or <c>client</c>.</param>
    internal static string DirectoryId(string resourceId, string kind)
        => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind} {resourceId.ToLowerInvariant()}")).AsSpan(0, 16)).ToString();
}
