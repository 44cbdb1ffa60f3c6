using Rpc = PulumiProtocol;

namespace Pulumi;

/// <summary>The part of the engine that resources are registered with.</summary>
internal interface IMonitor
{
    Task<bool> SupportsAsync(string feature);

    Task<Rpc.RegisterResourceResponse> RegisterAsync(Resource resource, Rpc.RegisterResourceRequest request);

    Task<Rpc.ReadResourceResponse> ReadAsync(Resource resource, Rpc.ReadResourceRequest request);

    Task<Rpc.InvokeResponse> InvokeAsync(Rpc.ResourceInvokeRequest request);

    Task<Rpc.CallResponse> CallAsync(Rpc.ResourceCallRequest request);

    Task RegisterOutputsAsync(Rpc.RegisterResourceOutputsRequest request);

    Task<string> RegisterPackageAsync(Rpc.RegisterPackageRequest request);

    Task RegisterInvokeTransformAsync(Rpc.Callback transform);

    Task RegisterHookAsync(Rpc.RegisterResourceHookRequest request);

    Task RegisterHookAsync(Rpc.RegisterErrorHookRequest request);

    /// <summary>Signals that the program registers nothing more, and waits until the engine no longer needs it.</summary>
    Task SignalAndWaitForShutdownAsync();
}

/// <summary>The part of the engine that messages are sent to.</summary>
internal interface IEngine
{
    Task LogAsync(Rpc.LogRequest request);

    Task SetRootResourceAsync(string urn);

    Task RequireVersionAsync(string range);
}

/// <summary>The names of features that the engine may support.</summary>
internal static class Feature
{
    public const string Secrets = "secrets";
    public const string ResourceReferences = "resourceReferences";
    public const string OutputValues = "outputValues";
    public const string AliasSpecs = "aliasSpecs";
    public const string DeletedWith = "deletedWith";
    public const string ReplaceWith = "replaceWith";
    public const string Transforms = "transforms";
    public const string InvokeTransforms = "invokeTransforms";
    public const string ResourceHooks = "resourceHooks";
    public const string ErrorHooks = "errorHooks";
    public const string Parameterization = "parameterization";
}
