namespace GeoRegistry.Policies.Declarations;

/// <summary>How the internet reaches a declared registry.</summary>
internal static class RegistryNetwork
{
    /// <summary>Whether only some addresses on the internet reach it, or none.</summary>
    internal static Truth HasRestrictedNetwork(this DeclaredResource registry)
        => registry["publicNetworkAccess"].Is("Disabled") | registry["networkRuleSet.defaultAction"].Is("Deny");
}
