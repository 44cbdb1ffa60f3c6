using System.Collections.Concurrent;
using PulumiProtocol;
using Rehearsal.Engine.Deploy.Declarations;
using Rehearsal.Engine.Deploy.Steps;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;

namespace Rehearsal.Engine.Deploy.Register;

/// <summary>Decides for each resource that the program declares whether it is this run's to care for, and has done what has to be done.</summary>
internal sealed class ResourceRegistrar
{
    private readonly Deployment _deployment;
    private readonly RegistrationSteps _steps;
    private readonly CustomResources _custom;
    private readonly LocalResources _local;
    private readonly ProviderRegistrations _providers;
    private readonly ConcurrentDictionary<string, bool> _recalled = new(StringComparer.Ordinal);

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
        var registered = await CareForAsync(request, cancellationToken);
        _deployment.Registered[registered.Urn] = registered;
        return registered;
    }

    private async Task<RegisteredResource> CareForAsync(RegisterResourceRequest request, CancellationToken cancellationToken)
    {
        _deployment.Ending.ThrowIfCancellationRequested();
        var registration = Registration.Read(request, _deployment);
        var urn = registration.Urn;
        _deployment.Declare(urn);
        if (request.Type == Urns.StackType)
            _deployment.RootUrn = urn;
        var old = FindOld(registration);
        if (_deployment.Kind.IsDestroy)
            return Recall(registration, old);
        if (request.Custom && request.Provider.Length == 0 && !ProviderTypes.IsProvider(request.Type))
        {
            if (_deployment.DefaultProviders.Refusal(request.Type, urn) is { } refusal)
                return Answer(registration, _steps.Refuse(registration, old, refusal));
            request.Provider = await _deployment.DefaultProviders.ReferenceAsync(
                request.Type, request.PackageRef, request.Version, request.PluginDownloadURL, cancellationToken);
        }
        if (!IsAlwaysWanted(request.Type) && !_deployment.Targets.Include(urn, registration.Prerequisites()))
            return await LeaveAsync(registration, old, cancellationToken);
        if (_deployment.Targets.FirstLeftOut(registration.Prerequisites()) is { } missing
            && !MayGoOnWithout(urn, $"it needs {Urns.Name(missing)}, which does not exist yet and {_deployment.Targets.WhyNot(missing)}"))
        {
            return new RegisteredResource(urn, old?.Id ?? "", PropertyMap.Empty, Result.Fail);
        }
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

    private ResourceState? FindOld(Registration registration)
    {
        var parentAlias = registration.ParentUrn is { } parent ? _deployment.Inventory.FormerUrn(parent) : null;
        try
        {
            return _deployment.Inventory.FindOld(
                registration.Urn,
                Aliases.Of(registration.Request, _deployment.Stack.Name, _deployment.Stack.Project, parentAlias));
        }
        catch (RehearsalException error)
        {
            throw _deployment.Wrong(registration.Urn, error);
        }
    }

    /// <summary>A resource that waits to be deleted stays as it is until then; one that is not there is not made.</summary>
    private RegisteredResource Recall(Registration registration, ResourceState? old)
    {
        if (old is null)
            return LeftOut(registration);
        if (old.Provider is { } reference)
            RecallDefault(ResourceState.ProviderUrn(reference));
        _steps.Tell(registration.ToStep(StepKind.Same, old, old.Inputs) with { NewOutputs = old.Outputs, LiftsProtection = false });
        return new RegisteredResource(registration.Urn, old.Id, old.Outputs, Result.Success);
    }

    /// <summary>The program does not declare default providers; the first resource that has one does it instead.</summary>
    private void RecallDefault(string urn)
    {
        if (ProviderTypes.IsDefault(Urns.Type(urn), Urns.Name(urn)) && _deployment.Inventory.Old(urn) is { } provider && _recalled.TryAdd(urn, true))
            _steps.Tell(RegistrationSteps.Unchanged(provider));
    }

    /// <summary>Refuses what needs a resource that does not come into being. A plan goes on, as Pulumi's does, so that all that is wrong is seen.</summary>
    private bool MayGoOnWithout(string urn, string reason)
    {
        if (_deployment.IsPreview)
        {
            _deployment.Refuse(reason, urn);
            return true;
        }
        _deployment.MarkFailed(urn, reason);
        _deployment.Error(reason, urn);
        return false;
    }

    /// <summary>A resource that the run is not about stays as it is; one that is not there yet is not created.</summary>
    private async Task<RegisteredResource> LeaveAsync(Registration registration, ResourceState? old, CancellationToken cancellationToken)
    {
        if (old is null)
        {
            _deployment.Targets.LeaveOut(registration.Urn);
            _steps.Tell(registration.ToStep(StepKind.Same, null, registration.Inputs));
            return LeftOut(registration);
        }
        var target = old with { Urn = registration.Urn, Parent = registration.ParentUrn };
        return Answer(
            registration,
            await _steps.RunAsync(
                new StepWork(registration.ToStep(StepKind.Same, old, old.Inputs) with { LiftsProtection = false }, target), old, cancellationToken));
    }

    /// <summary>
    /// A resource that is left out is answered with the result "unknown" instead of a failure, for which SDKs would end the program (recorded with version 3.260).
    /// </summary>
    private static RegisteredResource LeftOut(Registration registration)
        => new(registration.Urn, "", PropertyMap.Empty, Result.Success) { IsUnknown = true };

    private static bool IsAlwaysWanted(string type) => type == Urns.StackType || ProviderTypes.IsProvider(type);

    private static RegisteredResource Answer(Registration registration, StepOutcome outcome)
        => new(registration.Urn, outcome.Id, outcome.Outputs, outcome.Succeeded ? Result.Success : Result.Fail);
}

/// <summary>What the program is told of a resource that it has declared.</summary>
internal sealed record RegisteredResource(string Urn, string Id, PropertyMap Outputs, Result Result)
{
    /// <summary>True for a resource that does not come into being in this run, so that its outputs are not known, nor its id.</summary>
    internal bool IsUnknown { get; init; }
}
