using Rehearsal.Engine.Deploy.Declarations;
using Rehearsal.Engine.Deploy.Providers;
using Rehearsal.Engine.Deploy.Register;
using Rehearsal.Engine.Deploy.Steps;
using Rehearsal.Engine.Deploy.Tracking;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Options;
using Rehearsal.Engine.Stacks;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Deploy.Read;

/// <summary>Reads resources that exist outside of the stack, in previews and updates alike.</summary>
internal sealed class ResourceReader(
    RehearsedStack stack,
    StateStore store,
    Packages packages,
    DefaultProviders defaultProviders,
    StackReferences stackReferences,
    StepRunner steps,
    ProviderOperations operations,
    Inventory inventory,
    DeclaredResources declared,
    RegisteredResources registered,
    FailedResources failed,
    StackResource root,
    RunMode mode,
    RunEvents events,
    TimeProvider time)
{
    /// <exception cref="RehearsalException">The declaration is wrong, or the resource does not exist.</exception>
    internal async Task<RegisteredResource> ReadAsync(ReadDeclaration declaration, CancellationToken cancellationToken)
    {
        var urn = stack.UrnOf(declaration.ParentUrn, declaration.Type, declaration.Name);
        declared.Add(urn);
        var old = inventory.FindOld(urn, []);
        declaration = declaration with { Provider = declaration.Provider ?? await DefaultProviderAsync(declaration, urn, cancellationToken) };
        var read = mode.IsDestroy
            ? await RecallAsync(declaration, urn, old, cancellationToken)
            : await RunStepAsync(declaration, urn, old, cancellationToken);
        registered.Add(read);
        return read;
    }

    private async Task<RegisteredResource> RunStepAsync(ReadDeclaration declaration, string urn, ResourceState? old, CancellationToken cancellationToken)
    {
        var package = declaration.Type == StackReferences.Type ? "" : packages.ForReference(declaration.Provider!).Package;
        // With its own id the resource only leaves the stack: the program reads from now on what it managed. Many clouds ignore case in ids.
        var replaced = old is { External: false } && !old.Id.Equals(declaration.Id, StringComparison.OrdinalIgnoreCase) ? old : null;
        if (replaced is { Protect: true })
            throw new RehearsalException(
                $"it is protected, and reading '{declaration.Id}' in its place would delete '{replaced.Id}'; "
                    + $"give what is read another name, or run 'state unprotect {replaced.Urn}' first");
        var now = time.GetUtcNow();
        var target = new ResourceState
        {
            Key = replaced is null && old is not null ? old.Key : store.NewKey(),
            Urn = urn,
            Type = declaration.Type,
            Custom = true,
            Package = package,
            Id = declaration.Id,
            Inputs = declaration.Properties,
            Outputs = old?.Outputs ?? PropertyMap.Empty,
            Parent = declaration.ParentUrn,
            Provider = declaration.Provider,
            Dependencies = declaration.Dependencies,
            External = true,
            AdditionalSecretOutputs = declaration.AdditionalSecretOutputs,
            Created = old?.Created ?? now,
            Modified = now,
        };
        var step = new Step
        {
            Kind = replaced is null ? StepKind.Read : StepKind.ReadReplacement,
            Urn = urn,
            Type = declaration.Type,
            Name = declaration.Name,
            ParentUrn = target.Parent ?? root.Urn,
            Custom = true,
            Id = declaration.Id,
            OldOutputs = old?.Outputs,
            NewInputs = declaration.Properties,
        };
        var work = new StepWork(step, target) { Operation = (context, abort) => FetchAsync(declaration, context, abort), Superseded = replaced };
        var outcome = await steps.RunAsync(work, cancellationToken);
        if (outcome.Succeeded && replaced is not null)
            inventory.Supersede(replaced, urn);
        return outcome.Succeeded
            ? new RegisteredResource(urn, outcome.Id, outcome.Outputs, RegistrationResult.Succeeded)
            : throw new RehearsalException($"{declaration.Name} could not be read");
    }

    /// <summary>Reads during a destroy, which adds nothing to the state.</summary>
    private async Task<RegisteredResource> RecallAsync(ReadDeclaration declaration, string urn, ResourceState? old, CancellationToken cancellationToken)
    {
        var context = events.ContextOf(urn, declaration.Type, declaration.Name);
        var read = old is null
            ? await operations.RunAsync(abort => FetchAsync(declaration, context, abort), cancellationToken)
            : new ResourceResult(old.Id, old.Outputs);
        return new RegisteredResource(urn, read.Id, read.Outputs, RegistrationResult.Succeeded);
    }

    private async Task<ResourceResult> FetchAsync(ReadDeclaration declaration, ResourceContext context, CancellationToken abort)
    {
        if (Unknowns.IsUnknown(declaration.Id))
            return new ResourceResult("", declaration.Properties);
        if (declaration.Type == StackReferences.Type)
            return new ResourceResult(declaration.Id, stackReferences.Read(declaration.Id));
        var provider = packages.ForReference(declaration.Provider!);
        var read = await provider.ReadAsync(new ReadRequest(context, declaration.Id, null, declaration.Properties), abort)
            ?? throw new RehearsalException($"there is no resource '{declaration.Id}'; correct the id, or create the resource first");
        return new ResourceResult(read.Id, read.Outputs);
    }

    private async Task<string> DefaultProviderAsync(ReadDeclaration declaration, string urn, CancellationToken cancellationToken)
    {
        if (defaultProviders.Refusal(declaration.Type, urn) is { } refusal)
            throw new RehearsalException(refusal);
        var reference = await defaultProviders.ReferenceAsync(declaration.Type, declaration.Plugin, cancellationToken);
        return failed.FirstOf([ResourceState.ProviderUrn(reference)]) is null
            ? reference
            : throw new RehearsalException($"{declaration.Name} is not read, because its provider failed");
    }
}
