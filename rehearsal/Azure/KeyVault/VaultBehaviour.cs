using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.Requests;
using Rehearsal.Azure.Storage;

namespace Rehearsal.Azure.KeyVault;

/// <summary>Key vaults: named uniquely in the whole cloud, and kept as deleted vaults for a while once they are deleted.</summary>
/// <remarks>Facts: Key Vault's soft-delete overview, and the errors reported in Azure/azure-cli issue 29115.</remarks>
internal sealed partial class VaultBehaviour : ResourceBehaviour
{
    internal const string Type = "Microsoft.KeyVault/vaults";

    // The first API version in which a new vault has role-based access unless it says otherwise.
    private const string RoleBasedSince = "2026-02-01";

    internal override bool MayBeGlobal => false;

    internal override void Prepare(Change change)
    {
        CheckName(change);
        var recovers = change.Properties.Says("createMode", "recover");
        _ = change.Properties.Remove("createMode");
        var deleted = DeletedVaultBehaviour.Find(change.Session, change.Id.Name);
        if (change.Existing is null && recovers)
        {
            DeletedVaultBehaviour.Recover(change, deleted);
        }
        else if (change.Existing is null && deleted is not null)
        {
            throw ArmException.Conflict(
                "ConflictError",
                "A vault with the same name already exists in deleted state. You need to either recover or purge existing key vault.",
                change.Id.Text);
        }

        VaultRules.Check(change, recovers);
        Complete(change);
    }

    internal override void FollowDeletion(CloudSession session, StoredResource resource)
        => session.Put(DeletedVaultBehaviour.Create(session, resource));

    /// <summary>Where a vault is reached, with a slash at the end.</summary>
    internal static string Uri(string name) => $"https://{name.ToLowerInvariant()}.vault.azure.net/";

    private static void CheckName(Change change)
    {
        var name = change.Id.Name;
        if (change.Existing is null && !VaultName().IsMatch(name))
        {
            throw ArmException.BadRequest(
                "VaultNameNotValid",
                $"The vault name '{name}' is invalid. A vault's name must be between 3-24 alphanumeric characters. The name must begin with a letter, "
                    + "end with a letter or digit, and not contain consecutive hyphens.",
                change.Id.Text);
        }

        if (change.Session.Contents.Named(Type, name).Any(other => other.ArmId.Key != change.Id.Key))
        {
            throw ArmException.Conflict(
                "VaultAlreadyExists",
                $"The vault name '{name}' is already in use. Vault names are globally unique so it is possible that the name is already taken.",
                change.Id.Text);
        }
    }

    private static void Complete(Change change)
    {
        var properties = change.Properties;
        properties["vaultUri"] = Uri(change.Id.Name);
        properties["provisioningState"] = "Succeeded";
        properties.Complete(new()
        {
            ["accessPolicies"] = new JsonArray(),
            ["enabledForDeployment"] = false,
            ["enableRbacAuthorization"] = string.CompareOrdinal(change.Type.ApiVersion, RoleBasedSince) >= 0,
            ["enableSoftDelete"] = true,
            ["publicNetworkAccess"] = "Enabled",
            ["softDeleteRetentionInDays"] = 90,
        });
        if (properties["networkAcls"] is JsonObject rules)
        {
            rules.Complete(new()
            {
                ["bypass"] = "AzureServices",
                ["defaultAction"] = "Allow",
                ["ipRules"] = new JsonArray(),
                ["virtualNetworkRules"] = new JsonArray(),
            });
        }
    }

    [GeneratedRegex("^[a-zA-Z](?!.*--)[a-zA-Z0-9-]{1,22}[a-zA-Z0-9]$")]
    private static partial Regex VaultName();
}
