namespace Rehearsal.Providers.AzureNative;

/// <summary>What a stack, or an explicit provider, sets of the provider azure-native.</summary>
/// <param name="Location">Where resources go whose program gives no <c>location</c> (<c>azure-native:location</c>); null for where their resource group is.</param>
internal sealed record ProviderConfiguration(string? Location = null);
