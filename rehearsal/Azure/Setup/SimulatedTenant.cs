namespace Rehearsal.Azure.Setup;

/// <summary>The ids in the directory of the simulated Azure.</summary>
internal static class SimulatedTenant
{
    /// <summary>The subscription that always exists; others are created with their first resource group.</summary>
    internal const string SubscriptionId = "00000000-0000-4000-8000-000000000001";

    /// <summary>The tenant of all subscriptions.</summary>
    internal const string TenantId = "00000000-0000-4000-8000-000000000002";

    /// <summary>Object id of the identity that deploys.</summary>
    internal const string PrincipalId = "00000000-0000-4000-8000-000000000003";
}
