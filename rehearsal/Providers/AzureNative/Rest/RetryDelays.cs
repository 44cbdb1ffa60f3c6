using Azure;
using Azure.Core;

namespace Rehearsal.Providers.AzureNative.Rest;

/// <summary>How long azure-native waits before it tries again: 20 seconds, then about 60 and 120, where Azure does not say.</summary>
internal sealed class RetryDelays() : DelayStrategy(TimeSpan.FromSeconds(120), jitterFactor: 0.2)
{
    private static readonly TimeSpan Unit = TimeSpan.FromSeconds(20);

    protected override TimeSpan GetNextDelayCore(Response? response, int retryNumber) => ((1 << retryNumber) - 1) * Unit;
}
