using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using PulumiProtocol;
using Rehearsal.Engine.Deploy;
using Rehearsal.Engine.Deploy.Read;
using Rehearsal.Engine.Deploy.Register;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Program;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Protocol;

/// <summary>The service <c>pulumirpc.ResourceMonitor</c>: what programs declare, read and call.</summary>
internal sealed class ResourceMonitorService(
    Deployment deployment,
    ResourceRegistrar registrar,
    RemoteComponents components,
    ResourceReader reader,
    StackOutputsRecorder outputs,
    ResourceTransforms transforms,
    InvokeTransforms invokeTransforms) : ResourceMonitor.ResourceMonitorBase
{
    private const string GetResourceToken = "pulumi:pulumi:getResource";
    private static readonly HashSet<string> Features =
        ["secrets", "resourceReferences", "outputValues", "aliasSpecs", "deletedWith", "replaceWith", "transforms", "invokeTransforms", "parameterization", "resourceHooks", "errorHooks"];

    public override Task<SupportsFeatureResponse> SupportsFeature(SupportsFeatureRequest request, ServerCallContext context)
        => Task.FromResult(new SupportsFeatureResponse { HasSupport = Features.Contains(request.Id) });

    public override Task<DeploymentInfo> GetDeploymentInfo(Empty request, ServerCallContext context)
    {
        var stack = deployment.Stack;
        return Task.FromResult(new DeploymentInfo
        {
            Project = stack.Project,
            Stack = stack.Name,
            Organization = ProgramEnvironment.Organization,
            Config = { stack.Configuration.Values },
            ConfigSecretKeys = { stack.Configuration.SecretKeys },
            DryRun = deployment.IsPreview,
            Parallel = deployment.Options.Parallelism,
            SupportedFeatures =
            {
                ResourceMonitorFeature.Secrets,
                ResourceMonitorFeature.ResourceReferences,
                ResourceMonitorFeature.OutputValues,
                ResourceMonitorFeature.AliasSpecs,
                ResourceMonitorFeature.DeletedWith,
                ResourceMonitorFeature.ReplaceWith,
                ResourceMonitorFeature.ReplacementTrigger,
                ResourceMonitorFeature.Transforms,
                ResourceMonitorFeature.InvokeTransforms,
                ResourceMonitorFeature.Parameterization,
                ResourceMonitorFeature.ResourceHooks,
                ResourceMonitorFeature.ErrorHooks,
            },
        });
    }

    public override Task<RegisterPackageResponse> RegisterPackage(RegisterPackageRequest request, ServerCallContext context)
        => Task.FromResult(new RegisterPackageResponse { Ref = deployment.Packages.Register(request) });

    public override Task<Empty> RegisterStackTransform(Callback request, ServerCallContext context)
    {
        transforms.AddToStack(request);
        return Task.FromResult(new Empty());
    }

    public override Task<Empty> RegisterStackInvokeTransform(Callback request, ServerCallContext context)
    {
        invokeTransforms.Add(request);
        return Task.FromResult(new Empty());
    }

    public override Task<Empty> RegisterResourceHook(RegisterResourceHookRequest request, ServerCallContext context)
    {
        deployment.Hooks.Register(request);
        return Task.FromResult(new Empty());
    }

    public override Task<Empty> RegisterErrorHook(RegisterErrorHookRequest request, ServerCallContext context)
    {
        deployment.Hooks.Register(request);
        return Task.FromResult(new Empty());
    }

    public override async Task<RegisterResourceResponse> RegisterResource(RegisterResourceRequest request, ServerCallContext context)
    {
        request = await transforms.ApplyAsync(request, context.CancellationToken);
        if (request.Remote)
            return Describe(await components.ConstructAsync(request, context.CancellationToken), request.AcceptSecrets);
        var registered = await registrar.RegisterAsync(request, context.CancellationToken);
        if (registered.Result != Result.Success && !request.SupportsResultReporting)
            throw new RehearsalException($"{request.Name} ({request.Type}) {(registered.Result == Result.Skip ? "was not tried" : "failed")}");
        return new RegisterResourceResponse
        {
            Urn = registered.Urn,
            Id = registered.Id,
            Object = WireValues.Write(registered.Outputs, request.AcceptSecrets),
            Result = registered.Result,
            Unknown = registered.IsUnknown,
        };
    }

    private static RegisterResourceResponse Describe(ConstructResult constructed, bool secrets)
    {
        var response = new RegisterResourceResponse { Urn = constructed.Urn, Object = WireValues.Write(constructed.Outputs, secrets) };
        foreach (var (name, urns) in constructed.OutputDependencies)
        {
            response.PropertyDependencies[name] = new() { Urns = { urns } };
        }
        return response;
    }

    public override async Task<ReadResourceResponse> ReadResource(ReadResourceRequest request, ServerCallContext context)
    {
        var read = await reader.ReadAsync(request, context.CancellationToken);
        return new ReadResourceResponse { Urn = read.Urn, Properties = WireValues.Write(read.Outputs, request.AcceptSecrets) };
    }

    public override async Task<Empty> RegisterResourceOutputs(RegisterResourceOutputsRequest request, ServerCallContext context)
    {
        await outputs.RecordAsync(request.Urn, WireValues.Read(request.Outputs));
        return new Empty();
    }

    public override async Task<InvokeResponse> Invoke(ResourceInvokeRequest request, ServerCallContext context)
    {
        request = await invokeTransforms.ApplyAsync(request, context.CancellationToken);
        var arguments = WireValues.Read(request.Args);
        var result = request.Tok == GetResourceToken
            ? await GetResourceAsync(request, arguments, context.CancellationToken)
            : await CallAsync(request, arguments, context.CancellationToken);
        return new InvokeResponse { Return = WireValues.Write(result) };
    }

    private async Task<PropertyMap> CallAsync(ResourceInvokeRequest request, PropertyMap arguments, CancellationToken cancellationToken)
    {
        var reference = request.Provider;
        if (reference.Length == 0)
        {
            if (deployment.DefaultProviders.Refusal(request.Tok, request.Tok) is { } refusal)
                throw new RehearsalException(refusal);
            reference = await deployment.DefaultProviders.ReferenceAsync(
                request.Tok, request.PackageRef, request.Version, request.PluginDownloadURL, cancellationToken);
        }
        if (deployment.FirstFailed([ResourceState.ProviderUrn(reference)]) is not null)
            throw new RehearsalException($"{request.Tok} is not called, because its provider failed");
        return await deployment.OperateAsync(
            abort => deployment.Packages.ForReference(reference).InvokeAsync(request.Tok, arguments, abort),
            cancellationToken);
    }

    /// <summary>Everything that was registered has been carried out when its answer went out: only hooks of what is deleted can still need the program.</summary>
    public override async Task<Empty> SignalAndWaitForShutdown(Empty request, ServerCallContext context)
    {
        if (deployment.Hooks.NeedProgram)
            await deployment.ProgramEnd.WaitAsync(context.CancellationToken);
        return new Empty();
    }

    /// <summary>How programs turn a reference to a resource back into the resource, in a preview with what is planned for it.</summary>
    private async Task<PropertyMap> GetResourceAsync(ResourceInvokeRequest request, PropertyMap arguments, CancellationToken cancellationToken)
    {
        // As every function it has its provider register, although the engine answers itself.
        await deployment.DefaultProviders.ReferenceAsync(request.Tok, request.PackageRef, request.Version, request.PluginDownloadURL, cancellationToken);
        var urn = arguments.GetValueOrDefault("urn") is PropertyValue.Text(var text) ? text : "";
        return deployment.Registered.TryGetValue(urn, out var registered)
            ? new PropertyMap([new("urn", urn), new("id", registered.Id), new("state", new PropertyValue.Map(registered.Outputs))])
            : throw new RehearsalException($"there is no resource '{urn}', or the program has not declared it yet");
    }
}
