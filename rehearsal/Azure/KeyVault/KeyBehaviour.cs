using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.Requests;
using Rehearsal.Azure.Storage;

namespace Rehearsal.Azure.KeyVault;

/// <summary>
/// Keys of vaults. Putting a key that exists changes nothing and makes no new version; a deleted one keeps its name as long as a vault does.
/// </summary>
/// <remarks>Azure Resource Manager creates and reads keys only; they are deleted in the vault itself.</remarks>
internal sealed class KeyBehaviour : ResourceBehaviour
{
    internal const string Type = "Microsoft.KeyVault/vaults/keys";

    private const string DeletedKeys = "deletedKeys";

    // Microsoft's page "About keys, secrets, and certificates" of Key Vault.
    private const int MostTags = 15;

    internal override void Prepare(Change change)
    {
        if (change.Existing is { } existing)
        {
            change.Body.Clear();
            change.Body.Complete(existing.Body);
            return;
        }

        if (change.Session.Find(change.Id.Parent!.Child(DeletedKeys, change.Id.Name)) is not null)
        {
            throw ArmException.Conflict(
                "Conflict",
                $"Key {change.Id.Name} is currently in a deleted but recoverable state, and its name cannot be reused; "
                    + "in this state, the key can only be recovered or purged.",
                change.Id.Text);
        }

        if ((change.Body["tags"] as JsonObject)?.Count > MostTags)
        {
            throw ArmException.BadRequest("BadParameter", $"A key has at most {MostTags} tags.", "tags");
        }

        var vault = change.Session.Find(change.Id.Parent!)!;
        KeyRules.Complete(change.Properties, vault);
        KeyRotationRules.Check(change.Properties["rotationPolicy"] as JsonObject);
        Complete(change, vault);
    }

    internal override void CheckDeletion(CloudSession session, StoredResource resource)
        => throw new ArmException(405, "MethodNotAllowed", "Keys are deleted in the vault itself, not by Azure Resource Manager.", resource.Id);

    internal override void FollowDeletion(CloudSession session, StoredResource resource)
    {
        var vault = resource.ArmId.Parent!;
        if (session.Find(vault) is { } remaining)
        {
            var purged = session.Now.AddDays(remaining.Properties["softDeleteRetentionInDays"]!.GetValue<int>());
            session.Put(resource.MovedTo(vault.Child(DeletedKeys, resource.ArmId.Name)) with { Pending = new PendingWork(PendingWork.Deleting, purged) });
        }
        else if (DeletedVaultBehaviour.Find(session, vault.Name) is { } deleted)
        {
            session.Put(resource.MovedTo(deleted.ArmId.Child("keys", resource.ArmId.Name)));
        }
    }

    internal override void Present(CloudSession session, StoredResource resource, JsonObject view)
        => view["location"] = session.Find(resource.ArmId.Parent!)!.Location;

    private static void Complete(Change change, StoredResource vault)
    {
        var (properties, now) = (change.Properties, change.Session.Now.ToUnixTimeSeconds());
        var uri = $"{vault.Properties.TextAt("vaultUri")}keys/{change.Id.Name}";
        properties["keyUri"] = uri;
        properties["keyUriWithVersion"] = $"{uri}/{Version(change)}";
        var attributes = properties.Child("attributes");
        attributes["created"] = now;
        attributes["updated"] = now;
        attributes["recoveryLevel"] = vault.Properties.Flag("enablePurgeProtection") ? "Recoverable" : "Recoverable+Purgeable";
        attributes.Complete(new() { ["enabled"] = true, ["exportable"] = false });
    }

    private static string Version(Change change)
        => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{change.Id.Key} {change.Session.Now:O}")).AsSpan(0, 16));
}
