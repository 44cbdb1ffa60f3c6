using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.Requests;
using Rehearsal.Azure.Storage;

namespace Rehearsal.Azure.ContainerRegistry;

/// <summary>The actions of registries.</summary>
internal static partial class RegistryActions
{
    private const long Gibibyte = 1L << 30;

    /// <summary>The admin user and its two passwords: the same ones as long as the registry exists.</summary>
    /// <exception cref="ArmException">The admin user is not enabled.</exception>
    internal static JsonObject ListCredentials(StoredResource registry)
    {
        if (registry.Properties["adminUserEnabled"] is not { } enabled || !enabled.GetValue<bool>())
        {
            throw ArmException.BadRequest(
                "UnAuthorizedForCredentialOperations",
                $"Cannot perform credential operations for {registry.Id} as admin user is disabled. Kindly enable admin user as per docs.");
        }

        string Password(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{registry.Id} {registry.CreatedAt:O} {name}")));
        JsonObject[] passwords = [.. ((string[])["password", "password2"]).Select(name => new JsonObject { ["name"] = name, ["value"] = Password(name) })];
        return new JsonObject { ["username"] = registry.ArmId.Name, ["passwords"] = new JsonArray(passwords) };
    }

    /// <summary>Limits of the SKU and what is used of them; the home replica counts as a replica.</summary>
    internal static JsonObject ListUsages(CloudSession session, StoredResource registry)
    {
        var limits = RegistryLimits.Of(registry.Body);
        int Count(string type) => session.Contents.Children(registry.ArmId, type).Count();
        var usages = new List<JsonObject>
        {
            Usage("Size", limits.Gibibytes * Gibibyte, 0, "Bytes"),
            Usage("Webhooks", limits.Webhooks, Count(WebhookBehaviour.Type), "Count"),
        };
        if (RegistryBehaviour.IsPremium(registry.Body))
        {
            usages.Add(Usage("Geo-replications", -1, Count(ReplicationBehaviour.Type), "Count"));
        }

        return new JsonObject { ["value"] = new JsonArray([.. usages]) };
    }

    /// <summary>Whether a registry may be given a name.</summary>
    /// <exception cref="ArmException">No name was sent.</exception>
    internal static JsonObject CheckNameAvailability(CloudSession session, JsonNode? body)
    {
        var name = (body as JsonObject)?.TextAt("name") ?? throw ArmException.BadRequest("InvalidRequestContent", "'name' is required.", "name");
        return (RegistryName().IsMatch(name), session.Contents.Named(RegistryBehaviour.Type, name).Any()) switch
        {
            (false, _) => Unavailable("Invalid", $"The registry name '{name}' is invalid: it has to have 5 to 50 letters and digits."),
            (_, true) => Unavailable("AlreadyExists", $"The registry {name} is already in use."),
            _ => new JsonObject { ["nameAvailable"] = true },
        };
    }

    private static JsonObject Unavailable(string reason, string message) => new() { ["nameAvailable"] = false, ["reason"] = reason, ["message"] = message };

    private static JsonObject Usage(string name, long limit, long value, string unit)
        => new() { ["name"] = name, ["limit"] = limit, ["currentValue"] = value, ["unit"] = unit };

    [GeneratedRegex("^[a-zA-Z0-9]{5,50}$")]
    private static partial Regex RegistryName();
}
