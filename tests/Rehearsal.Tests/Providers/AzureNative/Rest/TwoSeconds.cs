using Azure;
using Azure.Core;

namespace Rehearsal.Tests.Providers.AzureNative.Rest;

/// <summary>Delays between attempts. Azure.Core's own fixed delays have a random jitter, which tests could not predict.</summary>
internal sealed class TwoSeconds() : DelayStrategy(jitterFactor: 0)
{
    protected override TimeSpan GetNextDelayCore(Response? response, int retryNumber) => TimeSpan.FromSeconds(2);
}
