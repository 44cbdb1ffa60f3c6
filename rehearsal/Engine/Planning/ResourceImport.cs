using Rehearsal.Engine.Events;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Planning;

/// <summary>Takes a resource that exists into the state, as it is, without a program that declares it.</summary>
internal sealed class ResourceImport(Deployment deployment, ImportRequest request)
{
    private readonly StepRunner _steps = new(deployment);

    /// <exception cref="RehearsalException">It is in the stack already, or its parent is not.</exception>
    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        var (project, stack) = (deployment.Stack.Project, deployment.Stack.Name);
        _ = deployment.Packages.Plugin(request.Type, "", "", "");
        if (request.ParentUrn is { } parent && deployment.Inventory.Old(parent) is null)
            throw new RehearsalException($"there is no resource '{parent}' in this stack to be the parent. {Urns.Suggestion(parent, deployment.Inventory.Before.Select(state => state.Urn))}".TrimEnd());
        var urn = Urns.Of(stack, project, request.ParentUrn, request.Type, request.Name);
        if (deployment.Inventory.Old(urn) is { } known)
            throw new RehearsalException($"'{known.Urn}' is in the stack already, with the id '{known.Id}'");
        var stackUrn = await StackAsync(Urns.Of(stack, project, null, Urns.StackType, $"{project}-{stack}"), cancellationToken);
        foreach (var state in deployment.Inventory.Before.Where(state => !state.PendingDeletion))
        {
            TellThatItStays(state);
        }
        if (deployment.Inventory.Before.FirstOrDefault(state => state is { External: false, PendingDeletion: false } && state.Type == request.Type && state.Id == request.Id) is { } twin)
        {
            deployment.Observe(new EngineEvent.Diagnostic(
                DiagnosticSeverity.Information, $"'{twin.Urn}' is the same resource: deleting one of the two takes it away from the other; 'state rm' takes one out of the stack alone", urn));
        }
        if (deployment.DefaultProviders.Refusal(request.Type, urn) is { } refusal)
            throw new RehearsalException(refusal);
        var reference = await deployment.DefaultProviders.ReferenceAsync(request.Type, "", "", "", cancellationToken);
        if (deployment.HasFailures)
            return;
        var provider = deployment.Packages.ForReference(reference);
        var context = new ResourceContext(urn, request.Type, request.Name, message => deployment.Warn(message, urn));
        var read = await deployment.OperateAsync(abort => provider.ReadAsync(new ReadRequest(context, request.Id, null, null), abort), cancellationToken)
            ?? throw new RehearsalException($"there is no resource '{request.Id}'; correct the id");
        // As a program's inputs are checked, so that the program that declares them finds nothing to do.
        var inputs = await provider.CheckAsync(new CheckRequest(context, null, WithoutEmpty(read.Inputs), []), cancellationToken);
        foreach (var failure in inputs.Failures)
        {
            deployment.Warn($"what can be read is not all that a program has to declare ({failure.Property}: {failure.Reason}); add it, and the next update sets it", urn);
        }
        var target = NewState(urn, request.Type, request.ParentUrn ?? stackUrn) with
        {
            Custom = true,
            Package = provider.Package,
            Provider = reference,
            Inputs = inputs.Inputs,
            Protect = request.Protect,
        };
        var step = NewStep(StepKind.Import, target) with { Id = request.Id, NewInputs = inputs.Inputs };
        await _steps.RunAsync(new StepWork(step, target) { Operation = (_, _) => Task.FromResult(new ResourceResult(read.Id, read.Outputs)) }, cancellationToken);
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
        if (deployment.Inventory.Old(urn) is null)
            await _steps.RunAsync(new StepWork(NewStep(StepKind.Create, target), target), cancellationToken);
        return urn;
    }

    /// <summary>Of the rest of the stack nothing changes; the last state of each says all that there is to say.</summary>
    private void TellThatItStays(ResourceState state)
    {
        var step = NewStep(StepKind.Same, state) with { External = state.External, Id = state.Id, OldInputs = state.Inputs, OldOutputs = state.Outputs, NewInputs = state.Inputs };
        deployment.Observe(new EngineEvent.StepStarted(step));
        deployment.Observe(new EngineEvent.StepFinished(step with { NewOutputs = state.Outputs }, TimeSpan.Zero));
    }

    private ResourceState NewState(string urn, string type, string? parent) => new()
    {
        Key = deployment.Store.NewKey(),
        Urn = urn,
        Type = type,
        Custom = false,
        Inputs = PropertyMap.Empty,
        Outputs = PropertyMap.Empty,
        Parent = parent,
        Created = deployment.Time.GetUtcNow(),
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
