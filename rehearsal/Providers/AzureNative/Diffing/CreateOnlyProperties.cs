using System.Collections.Frozen;
using Rehearsal.Providers.AzureNative.Catalogue;

namespace Rehearsal.Providers.AzureNative.Diffing;

/// <summary>
/// The inputs besides those of the id whose change replaces a resource: those of azure-native's own list (pulumi-azure-native,
/// provider/pkg/gen/replacement.go), and those that Microsoft's specification of the API version marks as set by a creation only
/// (<c>x-ms-mutability</c>: read, create). A change of any other is an update, which Azure may refuse.
/// </summary>
/// <remarks>
/// The marks were looked up in the files of the catalogue's API versions in azure-rest-api-specs: containerregistry.json and
/// containerregistry_build.json (definition <c>Resource</c>), actionGroups_API.json, activityLogAlerts_API.json, metricAlert_API.json,
/// scheduledQueryRule_API.json, ManagedIdentity.json and privatedns.json. Workspaces and the registries of 2026-01-01-preview take it from
/// the common <c>TrackedResource</c>; of EventGrid.json's own one the mark was not seen. Webhooks, vaults and networks do not have it.
/// </remarks>
internal static class CreateOnlyProperties
{
    private static readonly string[] Location = ["location"];

    private static readonly FrozenDictionary<string, string[]> ByType = new Dictionary<string, string[]>
    {
        // azure-native's own list.
        ["Microsoft.Authorization/roleAssignments"] = ["principalId", "scope"],
        ["Microsoft.Network/privateEndpoints"] = ["subnet"],
        ["Microsoft.Network/virtualNetworks"] = Location,
        ["Microsoft.Resources/resourceGroups"] = Location,
        // The specifications' mark.
        ["Microsoft.ContainerRegistry/registries"] = Location,
        ["Microsoft.ContainerRegistry/registries/agentPools"] = Location,
        ["Microsoft.ContainerRegistry/registries/replications"] = Location,
        ["Microsoft.ContainerRegistry/registries/tasks"] = Location,
        ["Microsoft.EventGrid/systemTopics"] = Location,
        ["Microsoft.Insights/actionGroups"] = Location,
        ["Microsoft.Insights/activityLogAlerts"] = Location,
        ["Microsoft.Insights/metricAlerts"] = Location,
        ["Microsoft.Insights/scheduledQueryRules"] = Location,
        ["Microsoft.ManagedIdentity/userAssignedIdentities"] = Location,
        ["Microsoft.Network/privateDnsZones"] = Location,
        ["Microsoft.Network/privateDnsZones/virtualNetworkLinks"] = Location,
        ["Microsoft.OperationalInsights/workspaces"] = Location,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a change of the property at a path, written without list positions (<c>rules[].value</c>), replaces the resource.</summary>
    internal static bool Contains(ResourceDefinition definition, string path)
        => definition.Path.Contains(path) || path == definition.TypeInput || ByType.GetValueOrDefault(definition.ArmType, []).Contains(path);
}
