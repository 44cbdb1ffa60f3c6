using System.Text.Json.Nodes;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.Requests;

namespace Rehearsal.Azure.ContainerRegistry;

/// <summary>Documented restrictions of a registry's policies.</summary>
internal static class RegistryPolicyRules
{
    /// <param name="change">The registry.</param>
    /// <param name="isReplicated">Whether it has replicas beside that of its home region.</param>
    /// <exception cref="ArmException">The change is refused.</exception>
    internal static void Check(Change change, bool isReplicated)
    {
        var properties = change.Properties;
        CheckDays(properties, "retentionPolicy.days", 0, 365);
        CheckDays(properties, "softDeletePolicy.retentionDays", 1, 90);
        if (properties.Says("policies.exportPolicy.status", "disabled") && !properties.Says("publicNetworkAccess", "Disabled"))
        {
            throw ArmException.BadRequest(
                "ExportPolicyInvalid", "Export can be disabled only together with public network access.", "properties.policies.exportPolicy.status");
        }

        if (properties.Says("policies.softDeletePolicy.status", "enabled")
            && (properties.Says("policies.retentionPolicy.status", "enabled") || isReplicated
                || change.Session.Contents.Children(change.Id, CacheRuleBehaviour.Type).Any()))
        {
            throw ArmException.BadRequest(
                "SoftDeletePolicyInvalid",
                "Soft delete cannot be enabled together with a retention policy, in a geo-replicated registry or in one with cache rules.",
                "properties.policies.softDeletePolicy.status");
        }
    }

    private static void CheckDays(JsonObject properties, string path, int minimum, int maximum)
    {
        var (policy, name) = (path.Split('.')[0], path.Split('.')[1]);
        if (properties["policies"]?[policy]?[name] is { } days && (days.GetValue<int>() < minimum || days.GetValue<int>() > maximum))
        {
            throw ArmException.BadRequest(
                "PolicyInvalid", $"'properties.policies.{path}' has to be from {minimum} to {maximum}.", $"properties.policies.{path}");
        }
    }
}
