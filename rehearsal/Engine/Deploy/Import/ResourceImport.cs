using Rehearsal.Engine.Deploy.Steps;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.Options;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Deploy.Import;

/// <summary>Takes a resource that exists into the state, as it is, without a program that declares it.</summary>
internal sealed class ResourceImport(Deployment deployment, ImportRequest request)
{
    private readonly StepRunner _steps = new(deployment);
    private readonly RegistrationSteps _unchanged = new(deployment);

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
            _unchanged.Tell(RegistrationSteps.Unchanged(state));
        }
        if (deployment.Inventory.Before.FirstOrDefault(state => state is { External: false, PendingDeletion: false }
            && state.Type == request.Type && state.Id == request.Id) is { } twin)
        {
            deployment.Observe(new EngineEvent.Diagnostic(
                DiagnosticSeverity.Information,
                $"'{twin.Urn}' is the same resource: deleting one of the two takes it away from the other; "
                    + "'state rm' takes one out of the stack alone",
                urn));
        }
        if (deployment.DefaultProviders.Refusal(request.Type, urn) is { } refusal)
            throw new RehearsalException(refusal);
        var reference = await deployment.DefaultProviders.ReferenceAsync(request.Type, "", "", "", cancellationToken);
        if (deployment.HasFailures)
            return;
        var provider = deployment.Packages.ForReference(reference);
        var target = NewState(urn, request.Type, request.ParentUrn ?? stackUrn) with
        {
            Custom = true,
            Package = provider.Package,
            Provider = reference,
            Protect = request.Protect,
        };
        var work = new StepWork(NewStep(StepKind.Import, target) with { Id = request.Id }, target)
        {
            Operation = (context, abort) => ReadAsync(provider, context, abort),
        };
        await _steps.RunAsync(work, cancellationToken);
    }

    private async Task<ResourceResult> ReadAsync(IProvider provider, ResourceContext context, CancellationToken abort)
    {
        var read = await provider.ReadAsync(new ReadRequest(context, request.Id, null, null), abort)
            ?? throw new RehearsalException($"there is no resource '{request.Id}'; correct the id");
        // As a program's inputs are checked, so that the program that declares them finds nothing to do.
        var inputs = await provider.CheckAsync(new CheckRequest(context, null, WithoutEmpty(read.Inputs), []), abort);
        foreach (var failure in inputs.Failures)
        {
            deployment.Warn(
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
        if (deployment.Inventory.Old(urn) is null)
            await _steps.RunAsync(new StepWork(NewStep(StepKind.Create, target), target), cancellationToken);
        return urn;
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
