using System.Text.Json.Nodes;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.Requests;
using Rehearsal.Azure.Storage;

namespace Rehearsal.Azure.KeyVault;

/// <summary>The kinds of keys, with their sizes and curves.</summary>
internal static class KeyRules
{
    private static readonly int[] RsaSizes = [2048, 3072, 4096];

    /// <summary>Completes what a new key leaves open: an RSA key of 2048 bits, an elliptic curve P-256, all operations of its kind.</summary>
    /// <exception cref="ArmException">The key cannot be made.</exception>
    internal static void Complete(JsonObject key, StoredResource vault)
    {
        key.Complete(new() { ["kty"] = "RSA" });
        var kind = key.TextAt("kty")!;
        if (kind.EndsWith("-HSM", StringComparison.OrdinalIgnoreCase) && !vault.Properties.Says("sku.name", "premium"))
        {
            throw Refused($"A key of type {kind} needs a vault with the SKU premium.", "kty");
        }

        if (kind.StartsWith("RSA", StringComparison.OrdinalIgnoreCase))
        {
            CompleteRsa(key, kind);
        }
        else
        {
            CompleteCurve(key, kind);
        }
    }

    private static void CompleteRsa(JsonObject key, string kind)
    {
        if (key["curveName"] is not null)
        {
            throw Refused($"A key of type {kind} has a size, no curve.", "curveName");
        }

        key.Complete(new() { ["keySize"] = RsaSizes[0], ["keyOps"] = new JsonArray("encrypt", "decrypt", "sign", "verify", "wrapKey", "unwrapKey") });
        if (!RsaSizes.Contains(key["keySize"]!.GetValue<int>()))
        {
            throw Refused($"The size of a key of type {kind} has to be one of {string.Join(", ", RsaSizes)} bits.", "keySize");
        }
    }

    private static void CompleteCurve(JsonObject key, string kind)
    {
        if (key["keySize"] is not null)
        {
            throw Refused($"A key of type {kind} has a curve, no size.", "keySize");
        }

        key.Complete(new() { ["curveName"] = "P-256", ["keyOps"] = new JsonArray("sign", "verify") });
    }

    private static ArmException Refused(string message, string property) => ArmException.BadRequest("BadParameter", message, $"properties.{property}");
}
