namespace Rehearsal.Providers.AzureNative.Configuring;

/// <summary>The identity that deploys.</summary>
/// <param name="SubscriptionId">The subscription that resources go to.</param>
/// <param name="TenantId">Its tenant.</param>
/// <param name="PrincipalId">Object id of the identity that deploys.</param>
/// <param name="ClientId">Its application id.</param>
internal sealed record AzureIdentity(string SubscriptionId, string TenantId, string PrincipalId, string ClientId);
