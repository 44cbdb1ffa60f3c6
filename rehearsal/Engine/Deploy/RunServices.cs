using Microsoft.Extensions.DependencyInjection;
using Rehearsal.Engine.Deploy.Delete;
using Rehearsal.Engine.Deploy.Hooks;
using Rehearsal.Engine.Deploy.Import;
using Rehearsal.Engine.Deploy.Invoke;
using Rehearsal.Engine.Deploy.Names;
using Rehearsal.Engine.Deploy.Preview;
using Rehearsal.Engine.Deploy.Providers;
using Rehearsal.Engine.Deploy.Read;
using Rehearsal.Engine.Deploy.Recover;
using Rehearsal.Engine.Deploy.Refresh;
using Rehearsal.Engine.Deploy.Register;
using Rehearsal.Engine.Deploy.Replace;
using Rehearsal.Engine.Deploy.Steps;
using Rehearsal.Engine.Deploy.Tracking;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Options;
using Rehearsal.Engine.Protocol;
using Rehearsal.Engine.Stacks;
using Rehearsal.Engine.State;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Deploy;

/// <summary>Wires the parts of one run: each gets what it needs in its constructor, and one object of each part serves the whole run.</summary>
internal static class RunServices
{
    /// <param name="stack">The stack.</param>
    /// <param name="store">Its state; stays open when the services are disposed.</param>
    /// <param name="mode">What the run does.</param>
    /// <param name="options">How it does that.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <param name="events">Reports what happens.</param>
    /// <param name="providers">One per package.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="Diagnostics.RehearsalException">The stack's autonaming is not allowed.</exception>
    internal static ServiceProvider Of(
        RehearsedStack stack,
        StateStore store,
        RunMode mode,
        RunOptions options,
        RunCancellation cancellation,
        RunEvents events,
        IEnumerable<IProvider> providers,
        TimeProvider time)
    {
        var services = new ServiceCollection()
            .AddSingleton(stack)
            .AddSingleton(store)
            .AddSingleton(mode)
            .AddSingleton(options)
            .AddSingleton(cancellation)
            .AddSingleton(events)
            .AddSingleton(time)
            .AddSingleton(ResourceNaming.Of(stack, mode));
        foreach (var provider in providers)
        {
            services.AddSingleton(provider);
        }
        return services.AddTracking().AddSteps().AddDeployment().AddProtocol().AddRuns().BuildServiceProvider();
    }

    private static IServiceCollection AddTracking(this IServiceCollection services) => services
        .AddSingleton<RunTargets>()
        .AddSingleton<ProtectionHint>()
        .AddSingleton<Inventory>()
        .AddSingleton<RunState>()
        .AddSingleton<DeclaredResources>()
        .AddSingleton<RegisteredResources>()
        .AddSingleton<FailedResources>()
        .AddSingleton<ComponentOutputs>()
        .AddSingleton<StackResource>()
        .AddSingleton<UnknownTargets>()
        .AddSingleton<EngineAddress>()
        .AddSingleton<ProgramEnd>()
        .AddSingleton<RunFaults>();

    private static IServiceCollection AddSteps(this IServiceCollection services) => services
        .AddSingleton<Packages>()
        .AddSingleton<PlannedSteps>()
        .AddSingleton<ProgramHooks>()
        .AddSingleton<ProviderOperations>()
        .AddSingleton<StepRunner>()
        .AddSingleton<HookedSteps>()
        .AddSingleton<RegistrationSteps>();

    private static IServiceCollection AddDeployment(this IServiceCollection services) => services
        .AddSingleton<ResourceRemover>()
        .AddSingleton<DeletionGuard>()
        .AddSingleton<Deletions>()
        .AddSingleton<UnwantedResources>()
        .AddSingleton<ProviderChanges>()
        .AddSingleton<Comparer>()
        .AddSingleton<Dependents>()
        .AddSingleton<UndoneReplacement>()
        .AddSingleton<ReplacementGuard>()
        .AddSingleton<Replacement>()
        .AddSingleton<ProviderResources>()
        .AddSingleton<ProposedNames>()
        .AddSingleton<ResourceWrites>()
        .AddSingleton<DeclaredImport>()
        .AddSingleton<CustomResources>()
        .AddSingleton<Components>()
        .AddSingleton<ProviderRegistrations>()
        .AddSingleton<DefaultProviders>()
        .AddSingleton<RemoteComponents>()
        .AddSingleton<OutputsRecorder>()
        .AddSingleton<FormerStates>()
        .AddSingleton<Prerequisites>()
        .AddSingleton<ResourceRegistrar>()
        .AddSingleton<StackReferences>()
        .AddSingleton<ResourceReader>()
        .AddSingleton<FunctionCalls>()
        .AddSingleton<InterruptedOperations>()
        .AddSingleton<StackReview>()
        .AddSingleton<StackRefresh>()
        .AddSingleton<ResourceImport>()
        .AddSingleton<PlanExamination>();

    private static IServiceCollection AddProtocol(this IServiceCollection services) => services
        .AddSingleton<ProgramCallbacks>()
        .AddSingleton<HookCallbacks>()
        .AddSingleton<ResourceTransforms>()
        .AddSingleton<InvokeTransforms>()
        .AddSingleton<RunningCalls>()
        .AddSingleton<ProgramWatch>()
        .AddSingleton<FailureInterceptor>()
        .AddSingleton<ResourceMonitorService>()
        .AddSingleton<EngineService>()
        .AddSingleton<EngineServer>();

    private static IServiceCollection AddRuns(this IServiceCollection services) => services
        .AddSingleton<ProgramExitReport>()
        .AddSingleton<EndOfRun>()
        .AddSingleton<ProgramRun>()
        .AddSingleton<EngineRun>();
}
