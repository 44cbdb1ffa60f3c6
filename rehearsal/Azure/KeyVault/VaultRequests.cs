using System.Text.Json.Nodes;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.Requests;
using Rehearsal.Azure.Storage;

namespace Rehearsal.Azure.KeyVault;

/// <summary>Requests to the host names of key vaults: deleting keys, and reading and recovering deleted ones.</summary>
internal static class VaultRequests
{
    private const string Suffix = ".vault.azure.net";
    private const string DeletedKeys = "deletedkeys";

    /// <summary>Whether a request is to a vault, not to Azure Resource Manager.</summary>
    internal static bool Are(ArmRequest request) => Host(request).EndsWith(Suffix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Answers a request to a vault.</summary>
    /// <exception cref="ArmException">It is refused.</exception>
    internal static ArmResponse Answer(CloudSession session, ArmRequest request)
    {
        var name = Host(request)[..^Suffix.Length];
        var vault = session.Contents.Named(VaultBehaviour.Type, name).FirstOrDefault()
            ?? throw new ArmException(404, "VaultNotFound", $"There is no vault '{name}'.");
        CheckFirewall(vault);
        return (request.Method, request.Path.Trim('/').ToLowerInvariant().Split('/')) switch
        {
            ("DELETE", ["keys", var key]) => Delete(session, Find(session, vault, "keys", key)),
            ("GET", [DeletedKeys, var key]) => Describe(Find(session, vault, DeletedKeys, key)),
            ("POST", [DeletedKeys, var key, "recover"]) => Recover(session, vault, Find(session, vault, DeletedKeys, key)),
            _ => throw new ArmException(405, "MethodNotAllowed", $"{request.Method} is not possible on '{request.Path}'."),
        };
    }

    private static string Host(ArmRequest request) => new Uri(request.Endpoint).Host;

    // A vault with a closed firewall admits trusted services only, and a deployment is not one.
    private static void CheckFirewall(StoredResource vault)
    {
        if (vault.Properties.Says("publicNetworkAccess", "Disabled") || vault.Properties.Says("networkAcls.defaultAction", "Deny"))
        {
            throw new ArmException(403, "Forbidden", "Client address is not authorized and caller is not a trusted service.", vault.Id);
        }
    }

    private static StoredResource Find(CloudSession session, StoredResource vault, string type, string key)
        => session.Find(vault.ArmId.Child(type, key))
            ?? throw new ArmException(404, "KeyNotFound", $"A key with (name/id) {key} was not found in this key vault.", vault.Id);

    private static ArmResponse Delete(CloudSession session, StoredResource key)
    {
        session.Delete(key);
        return Describe(key);
    }

    private static ArmResponse Recover(CloudSession session, StoredResource vault, StoredResource deleted)
    {
        session.Remove(deleted.ArmId);
        session.Put(deleted.MovedTo(vault.ArmId.Child("keys", deleted.ArmId.Name)) with { Pending = null });
        return Describe(deleted);
    }

    private static ArmResponse Describe(StoredResource key)
        => new(200, new JsonObject { ["key"] = new JsonObject { ["kid"] = key.Properties.TextAt("keyUriWithVersion") } });
}
