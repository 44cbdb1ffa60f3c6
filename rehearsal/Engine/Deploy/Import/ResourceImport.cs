using Rehearsal.Engine.Deploy.Providers;
using Rehearsal.Engine.Deploy.Register;
using Rehearsal.Engine.Deploy.Steps;
using Rehearsal.Engine.Deploy.Tracking;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.Options;
using Rehearsal.Engine.Stacks;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Deploy.Import;

/// <summary>Imports an existing resource into the state, as it is, without a program that declares it.</summary>
internal sealed class ResourceImport(
    RehearsedStack stack,
    StateStore store,
    Packages packages,
    DefaultProviders defaultProviders,
    StepRunner steps,
    RegistrationSteps unchanged,
    Inventory inventory,
    FailedResources failed,
    RunEvents events,
    TimeProvider time)
{
    /// <exception cref="RehearsalException">It is in the stack already, or its parent is not.</exception>
    internal async Task RunAsync(ImportRequest request, CancellationToken cancellationToken)
    {
        _ = packages.Plugin(request.Type, PluginRequest.Any);
        if (request.ParentUrn is { } parent && inventory.Old(parent) is null)
        {
            var suggestion = Urns.Suggestion(parent, inventory.Before.Select(state => state.Urn));
            throw new RehearsalException($"there is no resource '{parent}' in this stack to be the parent. {suggestion}".TrimEnd());
        }
        var urn = stack.UrnOf(request.ParentUrn, request.Type, request.Name);
        if (inventory.Old(urn) is { } known)
            throw new RehearsalException($"'{known.Urn}' is in the stack already, with the id '{known.Id}'");
        var stackUrn = await StackAsync(stack.UrnOf(null, Urns.StackType, $"{stack.Project}-{stack.Name}"), cancellationToken);
        foreach (var state in inventory.Before.Where(state => !state.PendingDeletion))
        {
            unchanged.Report(RegistrationSteps.Unchanged(state));
        }
        if (inventory.Before.FirstOrDefault(state => state is { External: false, PendingDeletion: false }
            && state.Type == request.Type && state.Id == request.Id) is { } twin)
        {
            events.Inform(
                $"'{twin.Urn}' is the same resource: deleting one of the two takes it away from the other; "
                    + "'state rm' takes one out of the stack alone",
                urn);
        }
        if (defaultProviders.Refusal(request.Type, urn) is { } refusal)
            throw new RehearsalException(refusal);
        var reference = await defaultProviders.ReferenceAsync(request.Type, PluginRequest.Any, cancellationToken);
        if (failed.Any)
            return;
        var provider = packages.ForReference(reference);
        var target = NewState(urn, request.Type, request.ParentUrn ?? stackUrn) with
        {
            Custom = true,
            Package = provider.Package,
            Provider = reference,
            Protect = request.Protect,
        };
        var work = new StepWork(NewStep(StepKind.Import, target) with { Id = request.Id }, target)
        {
            Operation = (context, abort) => ReadAsync(provider, request.Id, context, abort),
        };
        await steps.RunAsync(work, cancellationToken);
    }

    private async Task<ResourceResult> ReadAsync(IProvider provider, string id, ResourceContext context, CancellationToken abort)
    {
        var read = await provider.ReadAsync(new ReadRequest(context, id, null, null), abort)
            ?? throw new RehearsalException($"there is no resource '{id}'; correct the id");
        // As a program's inputs are checked, so that the program that declares them finds nothing to do.
        var inputs = await provider.CheckAsync(new CheckRequest(context, null, WithoutEmpty(read.Inputs), []), abort);
        foreach (var failure in inputs.Failures)
        {
            events.Warn(
                $"what can be read is not all that a program has to declare ({failure.Property}: {failure.Reason}); add it, and the next update sets it",
                context.Urn);
        }
        return new ResourceResult(read.Id, read.Outputs) { Inputs = inputs.Inputs };
    }

    /// <summary>Programs leave empty lists and maps out, and some SDKs do not send them.</summary>
    private static PropertyMap WithoutEmpty(PropertyMap map) => new(map
        .Select(member => KeyValuePair.Create(member.Key, WithoutEmpty(member.Value)))
        .Where(member => member.Value is not (PropertyValue.List { Items.IsEmpty: true } or PropertyValue.Map { Members.Count: 0 })));

    private static PropertyValue WithoutEmpty(PropertyValue value) => value switch
    {
        PropertyValue.Map(var members) => new PropertyValue.Map(WithoutEmpty(members)),
        PropertyValue.List(var items) => new PropertyValue.List([.. items.Select(WithoutEmpty)]),
        _ => value,
    };

    /// <summary>The stack itself, which is not there before the first update.</summary>
    private async Task<string> StackAsync(string urn, CancellationToken cancellationToken)
    {
        var target = NewState(urn, Urns.StackType, null);
        if (inventory.Old(urn) is null)
            await steps.RunAsync(new StepWork(NewStep(StepKind.Create, target), target), cancellationToken);
        return urn;
    }

    private ResourceState NewState(string urn, string type, string? parent) => new()
    {
        Key = store.NewKey(),
        Urn = urn,
        Type = type,
        Custom = false,
        Inputs = PropertyMap.Empty,
        Outputs = PropertyMap.Empty,
        Parent = parent,
        Created = time.GetUtcNow(),
    };

    private static Step NewStep(StepKind kind, ResourceState target) => new()
    {
        Kind = kind,
        Urn = target.Urn,
        Type = target.Type,
        Name = Urns.Name(target.Urn),
        ParentUrn = target.Parent,
        Custom = target.Custom,
        Protect = target.Protect,
    };
}
