using System.Text.Json.Nodes;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.Requests;
using Rehearsal.Azure.Storage;

namespace Rehearsal.Azure.KeyVault;

/// <summary>
/// Deleted vaults: they keep their names until they are recovered, purged or expired. They hold the vault's keys; other resources on the vault,
/// such as role assignments, are lost.
/// </summary>
internal sealed class DeletedVaultBehaviour : ResourceBehaviour
{
    internal const string Type = "Microsoft.KeyVault/locations/deletedVaults";

    // The former vault; not a property that deleted vaults show.
    private const string Vault = "vault";

    internal override JsonNode? Act(CloudSession session, StoredResource resource, string action, JsonNode? body)
    {
        if (!action.Equals("purge", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        if (resource.Properties.Flag("purgeProtectionEnabled"))
        {
            throw ArmException.BadRequest(
                "MethodNotAllowed",
                $"Operation 'DeletedVaultPurge' is not allowed: the vault '{resource.ArmId.Name}' has purge protection and is purged on "
                    + $"{resource.Properties["scheduledPurgeDate"]}.",
                resource.Id);
        }

        session.Remove(resource.ArmId);
        return new JsonObject();
    }

    /// <summary>The deleted vault that holds a name; null when there is none.</summary>
    internal static StoredResource? Find(CloudSession session, string name) => session.Contents.Named(Type, name).FirstOrDefault();

    /// <summary>The deleted vault of a vault; it expires by itself.</summary>
    internal static StoredResource Create(CloudSession session, StoredResource vault)
    {
        var purged = session.Now.AddDays(vault.Properties["softDeleteRetentionInDays"]!.GetValue<int>());
        var id = vault.ArmId.Subscription!.Provided("Microsoft.KeyVault", "locations", vault.Location!).Child("deletedVaults", vault.ArmId.Name);
        var properties = new JsonObject
        {
            ["vaultId"] = vault.Id,
            ["location"] = vault.Location,
            ["tags"] = vault.Body["tags"]?.DeepClone() ?? new JsonObject(),
            ["deletionDate"] = session.Now.UtcDateTime,
            ["scheduledPurgeDate"] = purged.UtcDateTime,
        };
        if (vault.Properties.Flag("enablePurgeProtection"))
        {
            properties["purgeProtectionEnabled"] = true;
        }

        var body = new JsonObject { ["properties"] = properties, [Vault] = vault.Body.DeepClone() };
        return new(id.Text, body, session.Now, session.Now, new PendingWork(PendingWork.Deleting, purged));
    }

    /// <summary>Recovers a vault with its keys; properties that the request leaves out keep their former values.</summary>
    /// <exception cref="ArmException">There is no such deleted vault, or it was somewhere else.</exception>
    internal static void Recover(Change change, StoredResource? deleted)
    {
        if (deleted is null || !deleted.Properties.Says("vaultId", change.Id.Text) || deleted.Properties.TextAt("location") != change.Location)
        {
            throw new ArmException(
                404,
                "DeletedVaultNotFound",
                $"There is no deleted vault '{change.Id.Name}' of this resource group in location '{change.Location}' to recover. "
                    + "A vault is recovered where it was.",
                change.Id.Text);
        }

        change.Body.Complete((JsonObject)deleted.Body[Vault]!);
        foreach (var key in change.Session.Contents.Children(deleted.ArmId).ToList())
        {
            change.Session.Put(key.MovedTo(change.Id.Child("keys", key.ArmId.Name)));
        }

        change.Session.Remove(deleted.ArmId);
    }
}
