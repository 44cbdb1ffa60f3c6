using System.Collections.Concurrent;
using Rehearsal.Engine.Deploy.Declarations;
using Rehearsal.Engine.Deploy.Providers;
using Rehearsal.Engine.Deploy.Steps;
using Rehearsal.Engine.Deploy.Tracking;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.Options;
using Rehearsal.Engine.Stacks;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;

namespace Rehearsal.Engine.Deploy.Register;

/// <summary>Registers the resources that the program declares: decides for each whether this run may change it, and if so does what is needed.</summary>
internal sealed class ResourceRegistrar(
    RehearsedStack stack,
    Packages packages,
    DefaultProviders defaultProviders,
    CustomResources custom,
    Components components,
    ProviderRegistrations providers,
    RegistrationSteps steps,
    FormerStates former,
    DeclaredResources declared,
    RegisteredResources registered,
    StackResource root,
    RunTargets targets,
    Prerequisites prerequisites,
    RunMode mode,
    RunCancellation cancellation)
{
    private readonly ConcurrentDictionary<string, bool> _recalled = new(StringComparer.Ordinal);

    /// <exception cref="RehearsalException">The declaration itself is wrong.</exception>
    internal async Task<RegisteredResource> RegisterAsync(ResourceDeclaration declaration, CancellationToken cancellationToken)
    {
        var answer = await DecideAsync(declaration, cancellationToken);
        registered.Add(answer);
        return answer;
    }

    private async Task<RegisteredResource> DecideAsync(ResourceDeclaration declaration, CancellationToken cancellationToken)
    {
        cancellation.Ending.ThrowIfCancellationRequested();
        var registration = Read(declaration);
        var urn = registration.Urn;
        declared.Add(urn);
        if (declaration.Type == Urns.StackType)
            root.Urn = urn;
        var old = former.Find(registration);
        if (mode.IsDestroy)
            return Recall(registration, old);
        if (declaration is { Custom: true, Provider: null } && !registration.IsProvider)
        {
            if (defaultProviders.Refusal(declaration.Type, urn) is { } refusal)
                return Answer(registration, steps.Refuse(registration, old, refusal));
            var provider = await defaultProviders.ReferenceAsync(declaration.Type, declaration.Plugin, cancellationToken);
            registration = registration with { Declaration = declaration with { Provider = provider } };
        }
        if (!IsAlwaysWanted(declaration.Type) && !targets.Include(urn, registration.Prerequisites()))
            return await LeaveAsync(registration, old, cancellationToken);
        if (prerequisites.Refuse(registration) is { } result)
            return new RegisteredResource(urn, old?.Id ?? "", PropertyMap.Empty, result);
        return Answer(registration, !declaration.Custom ? await components.RegisterAsync(registration, old, cancellationToken)
            : registration.IsProvider ? await providers.RegisterAsync(registration, old, cancellationToken)
            : await custom.RegisterAsync(registration, old, cancellationToken));
    }

    /// <exception cref="RehearsalException">It has a property path that cannot be understood, or there is no such provider.</exception>
    private Registration Read(ResourceDeclaration declaration)
    {
        foreach (var path in declaration.HideDiffs)
        {
            _ = PropertyPath.Parse(path);
        }
        return new Registration(
            declaration,
            stack.UrnOf(declaration.ParentUrn, declaration.Type, declaration.Name),
            declaration.ParentUrn ?? (declaration.Type == Urns.StackType ? null : root.Urn),
            ProviderTypes.IsProvider(declaration.Type)
                ? ProviderInputs.Of(declaration.Inputs, packages.Plugin(declaration.Type, declaration.Plugin))
                : declaration.Inputs);
    }

    /// <summary>Answers a registration during a destroy: what exists stays as it is until it is deleted, and nothing is created.</summary>
    private RegisteredResource Recall(Registration registration, ResourceState? old)
    {
        if (old is null)
            return LeftOut(registration);
        if (old.Provider is { } reference)
            RecallDefault(ResourceState.ProviderUrn(reference));
        steps.Report(registration.ToStep(StepKind.Same, old, old.Inputs) with { NewOutputs = old.Outputs, LiftsProtection = false });
        return new RegisteredResource(registration.Urn, old.Id, old.Outputs, RegistrationResult.Succeeded);
    }

    /// <summary>The program does not declare default providers; each is reported with the first resource that has it.</summary>
    private void RecallDefault(string urn)
    {
        if (ProviderTypes.IsDefault(Urns.Type(urn), Urns.Name(urn)) && former.Of(urn) is { } provider && _recalled.TryAdd(urn, true))
            steps.Report(RegistrationSteps.Unchanged(provider));
    }

    /// <summary>A resource that the run may not change stays as it is; one that does not exist yet is not created.</summary>
    private async Task<RegisteredResource> LeaveAsync(Registration registration, ResourceState? old, CancellationToken cancellationToken)
    {
        if (old is null)
        {
            targets.LeaveOut(registration.Urn);
            steps.Report(registration.ToStep(StepKind.Same, null, registration.Inputs));
            return LeftOut(registration);
        }
        var target = old with { Urn = registration.Urn, Parent = registration.Declaration.ParentUrn };
        return Answer(
            registration,
            await steps.RunAsync(
                new StepWork(registration.ToStep(StepKind.Same, old, old.Inputs) with { LiftsProtection = false }, target), old, cancellationToken));
    }

    /// <summary>
    /// A resource that is left out is answered with the result "unknown" instead of a failure, for which SDKs would end the program
    /// (recorded with version 3.260).
    /// </summary>
    private static RegisteredResource LeftOut(Registration registration)
        => new(registration.Urn, "", PropertyMap.Empty, RegistrationResult.Succeeded) { IsUnknown = true };

    private static bool IsAlwaysWanted(string type) => type == Urns.StackType || ProviderTypes.IsProvider(type);

    private static RegisteredResource Answer(Registration registration, StepOutcome outcome)
        => new(registration.Urn, outcome.Id, outcome.Outputs, outcome.Succeeded ? RegistrationResult.Succeeded : RegistrationResult.Failed);
}
