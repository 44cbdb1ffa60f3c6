namespace GeoRegistry.Policies.Declarations;

/// <summary>How the internet reaches a declared registry.</summary>
internal static class RegistryNetwork
{
    /// <summary>Whether the internet is kept out, or only some of its addresses are let in.</summary>
    internal static Decision HasRestrictedNetwork(this DeclaredResource registry)
        => registry["publicNetworkAccess"].Is("Disabled") | registry["networkRuleSet.defaultAction"].Is("Deny");
}
