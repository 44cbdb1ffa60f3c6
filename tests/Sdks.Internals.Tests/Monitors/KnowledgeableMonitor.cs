using Pulumi;
using PulumiProtocol;

namespace Sdks.Internals.Tests.Monitors;

/// <summary>An engine that says which features it knows; everything else must not be asked of it.</summary>
/// <param name="knows">Whether it knows a feature.</param>
internal sealed class KnowledgeableMonitor(Func<string, bool> knows) : IMonitor
{
    public Task<bool> SupportsAsync(string feature) => Task.FromResult(knows(feature));

    public Task<RegisterResourceResponse> RegisterAsync(Resource resource, RegisterResourceRequest request) => throw new NotSupportedException();

    public Task<ReadResourceResponse> ReadAsync(Resource resource, ReadResourceRequest request) => throw new NotSupportedException();

    public Task<InvokeResponse> InvokeAsync(ResourceInvokeRequest request) => throw new NotSupportedException();

    public Task<CallResponse> CallAsync(ResourceCallRequest request) => throw new NotSupportedException();

    public Task RegisterOutputsAsync(RegisterResourceOutputsRequest request) => throw new NotSupportedException();

    public Task<string> RegisterPackageAsync(PulumiProtocol.RegisterPackageRequest request) => throw new NotSupportedException();

    public Task RegisterInvokeTransformAsync(Callback transform) => throw new NotSupportedException();

    public Task RegisterHookAsync(RegisterResourceHookRequest request) => throw new NotSupportedException();

    public Task RegisterHookAsync(RegisterErrorHookRequest request) => throw new NotSupportedException();

    public Task SignalAndWaitForShutdownAsync() => throw new NotSupportedException();
}
