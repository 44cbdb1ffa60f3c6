using System.Text.Json.Nodes;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.Requests;

namespace Rehearsal.Azure.ContainerRegistry;

/// <summary>The limits of registries by SKU.</summary>
/// <param name="Gibibytes">Storage that is included.</param>
/// <param name="Webhooks">Webhooks.</param>
/// <param name="Tokens">Tokens, and scope maps as well.</param>
internal sealed record RegistryLimits(long Gibibytes, int Webhooks, int Tokens)
{
    /// <summary>Cache rules, in any SKU.</summary>
    internal const int CacheRules = 1000;

    private static readonly RegistryLimits Basic = new(10, 2, 100);
    private static readonly RegistryLimits Standard = new(100, 10, 500);
    private static readonly RegistryLimits Premium = new(500, 500, 50_000);

    internal static RegistryLimits Of(JsonObject registry)
        => RegistryBehaviour.IsPremium(registry) ? Premium : registry.Says("sku.name", "Standard") ? Standard : Basic;

    /// <summary>Refuses one resource more than a registry may have.</summary>
    /// <exception cref="ArmException">There are as many already.</exception>
    internal static void CheckRoom(Change change, int limit, string what)
    {
        var registry = change.Id.Parent!;
        if (change.Existing is null && change.Session.Contents.Children(registry, change.Type.Name).Count() >= limit)
        {
            throw ArmException.Conflict("QuotaExceeded", $"The registry '{registry.Name}' has reached its limit of {limit} {what}.", change.Id.Text);
        }
    }
}
