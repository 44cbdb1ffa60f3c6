using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using PulumiProtocol;
using Rehearsal.Engine.Deploy.Hooks;
using Rehearsal.Engine.Deploy.Invoke;
using Rehearsal.Engine.Deploy.Providers;
using Rehearsal.Engine.Deploy.Read;
using Rehearsal.Engine.Deploy.Register;
using Rehearsal.Engine.Deploy.Tracking;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.Options;
using Rehearsal.Engine.Program;
using Rehearsal.Engine.Stacks;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Protocol;

/// <summary>The service <c>pulumirpc.ResourceMonitor</c>: what programs declare, read and call.</summary>
internal sealed class ResourceMonitorService(
    RehearsedStack stack,
    RunOptions options,
    RunMode mode,
    Packages packages,
    ResourceRegistrar registrar,
    RemoteComponents components,
    ResourceReader reader,
    FunctionCalls functions,
    OutputsRecorder outputs,
    ResourceTransforms transforms,
    InvokeTransforms invokeTransforms,
    ProgramHooks hooks,
    HookCallbacks hookCallbacks,
    ProgramEnd programEnd) : ResourceMonitor.ResourceMonitorBase
{
    private static readonly HashSet<string> Features =
    [
        "secrets",
        "resourceReferences",
        "outputValues",
        "aliasSpecs",
        "deletedWith",
        "replaceWith",
        "transforms",
        "invokeTransforms",
        "parameterization",
        "resourceHooks",
        "errorHooks",
    ];


    public override Task<SupportsFeatureResponse> SupportsFeature(SupportsFeatureRequest request, ServerCallContext context)
        => Task.FromResult(new SupportsFeatureResponse { HasSupport = Features.Contains(request.Id) });

    public override Task<DeploymentInfo> GetDeploymentInfo(Empty request, ServerCallContext context)
        => Task.FromResult(new DeploymentInfo
        {
            Project = stack.Project,
            Stack = stack.Name,
            Organization = ProgramEnvironment.Organization,
            Config = { stack.Configuration.Values },
            ConfigSecretKeys = { stack.Configuration.SecretKeys },
            DryRun = mode.IsPreview,
            Parallel = options.Parallelism,
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

    public override Task<RegisterPackageResponse> RegisterPackage(RegisterPackageRequest request, ServerCallContext context)
        => Task.FromResult(new RegisterPackageResponse { Ref = packages.Register(DeclarationReader.Read(request)) });

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
        hooks.Add(hookCallbacks.Read(request));
        return Task.FromResult(new Empty());
    }

    public override Task<Empty> RegisterErrorHook(RegisterErrorHookRequest request, ServerCallContext context)
    {
        hooks.Add(hookCallbacks.Read(request));
        return Task.FromResult(new Empty());
    }

    public override async Task<RegisterResourceResponse> RegisterResource(RegisterResourceRequest request, ServerCallContext context)
    {
        request = await transforms.ApplyAsync(request, context.CancellationToken);
        if (request.Remote)
            return Describe(await components.ConstructAsync(DeclarationReader.Read(request), context.CancellationToken), request.AcceptSecrets);
        var registered = await registrar.RegisterAsync(DeclarationReader.Read(request), context.CancellationToken);
        if (registered.Result is not RegistrationResult.Succeeded && !request.SupportsResultReporting)
            throw new RehearsalException($"{request.Name} ({request.Type}) {(registered.Result is RegistrationResult.Skipped ? "was not tried" : "failed")}");
        return new RegisterResourceResponse
        {
            Urn = registered.Urn,
            Id = registered.Id,
            Object = WireValues.Write(registered.Outputs, request.AcceptSecrets),
            Result = Describe(registered.Result),
            Unknown = registered.IsUnknown,
        };
    }

    private static Result Describe(RegistrationResult result) => result switch
    {
        RegistrationResult.Succeeded => Result.Success,
        RegistrationResult.Skipped => Result.Skip,
        _ => Result.Fail,
    };

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
        var read = await reader.ReadAsync(DeclarationReader.Read(request), context.CancellationToken);
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
        var result = await functions.CallAsync(DeclarationReader.Read(request), context.CancellationToken);
        return new InvokeResponse { Return = WireValues.Write(result) };
    }

    /// <summary>Every registration is done when it is answered, so only hooks of resources that are deleted can still need the program.</summary>
    public override async Task<Empty> SignalAndWaitForShutdown(Empty request, ServerCallContext context)
    {
        if (hooks.NeedProgram)
            await programEnd.WaitAsync(context.CancellationToken);
        return new Empty();
    }
}
