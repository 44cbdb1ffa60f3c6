using Azure;
using Azure.Core;

namespace Rehearsal.Tests.Providers.AzureNative.Rest;

/// <summary>Unlike Azure.Core's fixed delays these do not vary.</summary>
internal sealed class TwoSeconds() : DelayStrategy(jitterFactor: 0)
{
    protected override TimeSpan GetNextDelayCore(Response? response, int retryNumber) => TimeSpan.FromSeconds(2);
}
