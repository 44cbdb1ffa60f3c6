using PulumiProtocol;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;

namespace Rehearsal.Engine.Planning;

/// <summary>Decides for each resource that the program declares whether it is this run's to care for, and has done what has to be done.</summary>
internal sealed class ResourceRegistrar
{
    private readonly Deployment _deployment;
    private readonly RegistrationSteps _steps;
    private readonly CustomResources _custom;
    private readonly LocalResources _local;
    private readonly ProviderRegistrations _providers;

    public ResourceRegistrar(Deployment deployment)
    {
        _deployment = deployment;
        _steps = new RegistrationSteps(deployment);
        _custom = new CustomResources(deployment, _steps);
        _local = new LocalResources(deployment, _steps);
        _providers = new ProviderRegistrations(deployment, _custom);
    }

    /// <exception cref="RehearsalException">The declaration itself is wrong.</exception>
    internal async Task<RegisteredResource> RegisterAsync(RegisterResourceRequest request, CancellationToken cancellationToken)
    {
        var registration = Registration.Read(request, _deployment);
        var urn = registration.Urn;
        _deployment.Declare(urn);
        if (request.Type == Urns.StackType)
            _deployment.RootUrn = urn;
        var parentAlias = registration.ParentUrn is { } parent ? _deployment.Inventory.FormerUrn(parent) : null;
        var old = _deployment.Inventory.FindOld(urn, Aliases.Of(request, _deployment.Stack.Name, _deployment.Stack.Project, parentAlias));
        if (_deployment.Kind.IsDestroy)
            return Recall(urn, old);
        if (request.Custom && request.Provider.Length == 0 && !ProviderTypes.IsProvider(request.Type))
        {
            if (_deployment.DefaultProviders.Refusal(request.Type, urn) is { } refusal)
                return Answer(registration, _steps.Refuse(registration, old, refusal));
            request.Provider = await _deployment.DefaultProviders.ReferenceAsync(
                request.Type, request.PackageRef, request.Version, request.PluginDownloadURL, cancellationToken);
        }
        if (!IsAlwaysWanted(request.Type) && !_deployment.Targets.Include(urn, registration.Prerequisites()))
            return await LeaveAsync(registration, old, cancellationToken);
        if (_deployment.Targets.FirstLeftOut(registration.Prerequisites()) is { } missing)
            return Answer(registration, _steps.Refuse(registration, old, $"it needs {Urns.Name(missing)}, which does not exist yet and is no target; add --target '{missing}'"));
        if (_deployment.FirstFailed(registration.Prerequisites()) is { } cause)
        {
            _deployment.MarkFailed(urn, "skipped");
            _deployment.Observe(new EngineEvent.StepSkipped(urn, $"{Urns.Name(cause)} failed"));
            return new RegisteredResource(urn, old?.Id ?? "", PropertyMap.Empty, Result.Skip);
        }
        return Answer(registration, !request.Custom ? await _local.RegisterAsync(registration, old, cancellationToken)
            : ProviderTypes.IsProvider(request.Type) ? await _providers.RegisterAsync(registration, old, cancellationToken)
            : await _custom.RegisterAsync(registration, old, cancellationToken));
    }

    /// <summary>A resource that waits to be deleted stays as it is until then; one that is not there is not made.</summary>
    private static RegisteredResource Recall(string urn, ResourceState? old)
        => old is null ? new RegisteredResource(urn, "", PropertyMap.Empty, Result.Skip) : new RegisteredResource(urn, old.Id, old.Outputs, Result.Success);

    /// <summary>A resource that the run is not about stays as it is; one that is not there yet is not created.</summary>
    private async Task<RegisteredResource> LeaveAsync(Registration registration, ResourceState? old, CancellationToken cancellationToken)
    {
        if (old is null)
        {
            _deployment.Targets.LeaveOut(registration.Urn);
            return new RegisteredResource(registration.Urn, "", PropertyMap.Empty, Result.Skip);
        }
        var target = old with { Urn = registration.Urn, Parent = registration.ParentUrn };
        return Answer(
            registration,
            await _steps.RunAsync(
                new StepWork(registration.ToStep(StepKind.Same, old, old.Inputs) with { LiftsProtection = false }, target), old, cancellationToken));
    }

    private static bool IsAlwaysWanted(string type) => type == Urns.StackType || ProviderTypes.IsProvider(type);

    private static RegisteredResource Answer(Registration registration, StepOutcome outcome)
        => new(registration.Urn, outcome.Id, outcome.Outputs, outcome.Succeeded ? Result.Success : Result.Fail);
}

/// <summary>What the program is told of a resource that it has declared.</summary>
internal sealed record RegisteredResource(string Urn, string Id, PropertyMap Outputs, Result Result);
