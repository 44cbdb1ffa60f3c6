using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using PulumiProtocol;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Planning;

/// <summary>Decides for each resource that the program declares what has to be done, and has it done.</summary>
internal sealed class ResourceRegistrar(Deployment deployment)
{
    private const string ProviderTypePrefix = "pulumi:providers:";
    private readonly StepRunner _steps = new(deployment);
    private readonly Replacement _replacement = new(deployment);
    private readonly Creation _creation = new(deployment);

    /// <exception cref="RehearsalException">The declaration itself is wrong.</exception>
    internal async Task<RegisteredResource> RegisterAsync(RegisterResourceRequest request, CancellationToken cancellationToken)
    {
        var registration = Registration.Read(request, deployment);
        var urn = registration.Urn;
        deployment.Declare(urn);
        if (request.Type == Urns.StackType)
            deployment.RootUrn = urn;
        var parentAlias = registration.ParentUrn is { } parent ? deployment.FormerUrn(parent) : null;
        var old = deployment.FindOld(urn, Aliases.Of(request, deployment.Stack.Name, deployment.Stack.Project, parentAlias));
        if (!IsAlwaysWanted(request.Type) && !deployment.Targets.Include(urn, registration.Prerequisites()))
            return await LeaveAsync(registration, old, cancellationToken);
        if (deployment.Targets.FirstLeftOut(registration.Prerequisites()) is { } missing)
            return Refuse(registration, old, $"it needs {Urns.Name(missing)}, which does not exist yet and is no target; add --target '{missing}'");
        if (deployment.FirstFailed(registration.Prerequisites()) is { } cause)
        {
            deployment.MarkFailed(urn, "skipped");
            deployment.Observe(new EngineEvent.StepSkipped(urn, $"{Urns.Name(cause)} failed"));
            return new RegisteredResource(urn, old?.Id ?? "", PropertyMap.Empty, Result.Skip);
        }
        return request.Custom && !IsProvider(request.Type)
            ? await RegisterCustomAsync(registration, old, cancellationToken)
            : await RegisterLocalAsync(registration, old, cancellationToken);
    }

    /// <summary>A resource that the run is not about stays as it is; one that is not there yet is not created.</summary>
    private async Task<RegisteredResource> LeaveAsync(Registration registration, ResourceState? old, CancellationToken cancellationToken)
    {
        if (old is null)
        {
            deployment.Targets.LeaveOut(registration.Urn);
            return new RegisteredResource(registration.Urn, "", PropertyMap.Empty, Result.Skip);
        }
        var target = old with { Urn = registration.Urn, Parent = registration.ParentUrn };
        return Answer(registration, await FinishAsync(NewStep(registration, StepKind.Same, old, old.Inputs), target, old, null, cancellationToken));
    }

    private static bool IsAlwaysWanted(string type) => type == Urns.StackType || IsProvider(type);

    private static bool IsProvider(string type) => type.StartsWith(ProviderTypePrefix, StringComparison.Ordinal);

    /// <summary>Components and providers exist in the stack alone.</summary>
    private async Task<RegisteredResource> RegisterLocalAsync(Registration registration, ResourceState? old, CancellationToken cancellationToken)
    {
        var id = registration.Request.Custom ? old?.Id ?? Guid.NewGuid().ToString() : "";
        var target = registration.ToState(old?.Key ?? deployment.Store.NewKey(), registration.Inputs, "", old, deployment.Time.GetUtcNow()) with
        {
            Id = id,
            Outputs = registration.Request.Custom ? registration.Inputs : old?.Outputs ?? PropertyMap.Empty,
        };
        var changes = old is null ? ImmutableSortedDictionary<string, PropertyChange>.Empty : Differences.Between(old.Inputs, registration.Inputs);
        var kind = old is null ? StepKind.Create : changes.IsEmpty ? StepKind.Same : StepKind.Update;
        var outcome = await FinishAsync(NewStep(registration, kind, old, registration.Inputs) with { Changes = changes }, target, old, null, cancellationToken);
        return Answer(registration, outcome);
    }

    private async Task<RegisteredResource> RegisterCustomAsync(Registration registration, ResourceState? old, CancellationToken cancellationToken)
    {
        var request = registration.Request;
        var provider = deployment.Packages.ForToken(request.Type, request.PackageRef);
        var program = IgnoreChanges(registration, registration.Inputs, old?.Inputs);
        var checkedInputs = await CheckAsync(old?.Inputs);
        if (!checkedInputs.Failures.IsEmpty)
            return Refuse(registration, old, string.Join("; ", checkedInputs.Failures.Select(failure => failure.Property.Length > 0 ? $"{failure.Property}: {failure.Reason}" : failure.Reason)));

        var inputs = checkedInputs.Inputs;
        if (registration.ImportId is { } importId && (old is null || (old.Id != importId && old.ImportId != importId)))
            return await ImportAsync(registration, provider, importId, inputs, old, cancellationToken);
        if (old is null || old.External)
            return Answer(registration, await CreateAsync(registration, provider, inputs, old, cancellationToken));

        var diff = deployment.ReplacedEarly(old) ?? ReplaceOnChanges(registration, await provider.DiffAsync(
            new DiffRequest(Context(registration), old.Id, old.Inputs, old.Outputs, inputs), cancellationToken));
        var isAskedFor = deployment.Options.Replace.Match(registration.Urn);
        if (!diff.RequiresReplacement && !isAskedFor)
            return Answer(registration, await UpdateAsync(registration, provider, inputs, old, diff, cancellationToken));
        var reasons = isAskedFor ? Reasons(diff).Add("--replace") : Reasons(diff);
        if (old.Protect)
            return Refuse(registration, old, $"it is protected, and this change would replace it ({string.Join(", ", reasons)}). Undo the change, or remove 'protect' in the program and run 'up' before making it, or run 'state unprotect {old.Urn}'");
        // The new resource is checked as a new one: a generated name that it took over from the old one would collide.
        var replacing = (await CheckAsync(null)).Inputs;
        var step = NewStep(registration, StepKind.CreateReplacement, old, replacing) with { Changes = diff.Changes, ReplacementReasons = reasons };
        return Answer(registration, await _replacement.RunAsync(
            registration, provider, step, old, diff with { DeleteBeforeReplace = registration.DeleteBeforeReplace ?? diff.DeleteBeforeReplace }, cancellationToken));

        Task<CheckResult> CheckAsync(PropertyMap? oldInputs)
            => provider.CheckAsync(new CheckRequest(Context(registration), oldInputs, program, Seed(registration.Urn, old)), cancellationToken);
    }

    private Task<StepOutcome> CreateAsync(Registration registration, IProvider provider, PropertyMap inputs, ResourceState? external, CancellationToken cancellationToken)
    {
        var target = registration.ToState(deployment.Store.NewKey(), inputs, provider.Package, null, deployment.Time.GetUtcNow());
        return _steps.RunAsync(
            NewStep(registration, StepKind.Create, null, inputs),
            target,
            (context, abort) => _creation.RunAsync(registration, provider, inputs, context, abort),
            cancellationToken,
            removed: external);
    }

    private Task<StepOutcome> UpdateAsync(
        Registration registration, IProvider provider, PropertyMap inputs, ResourceState old, DiffResult diff, CancellationToken cancellationToken)
    {
        var target = registration.ToState(old.Key, inputs, provider.Package, old, deployment.Time.GetUtcNow());
        if (!diff.HasChanges && old.Failures.IsEmpty)
            return FinishAsync(NewStep(registration, StepKind.Same, old, inputs), target, old, null, cancellationToken);
        return FinishAsync(
            NewStep(registration, StepKind.Update, old, inputs) with { Changes = diff.Changes },
            target,
            old,
            async (context, abort) => await provider.UpdateAsync(
                new UpdateRequest(context, old.Id, old.Inputs, old.Outputs, inputs, deployment.IsPreview, registration.UpdateTimeout), abort),
            cancellationToken);
    }

    /// <param name="old">What the stack has so far: the imported resource takes its place.</param>
    private async Task<RegisteredResource> ImportAsync(
        Registration registration, IProvider provider, string importId, PropertyMap inputs, ResourceState? old, CancellationToken cancellationToken)
    {
        var replaced = old is { External: false } ? old : null;
        if (replaced is { Protect: true })
            return Refuse(registration, old, $"it is protected, and importing '{importId}' would replace it. Remove 'import', or remove 'protect' in the program and run 'up' before importing");
        var target = registration.ToState(deployment.Store.NewKey(), inputs, provider.Package, null, deployment.Time.GetUtcNow()) with { ImportId = importId };
        var outcome = await _steps.RunAsync(
            NewStep(registration, StepKind.Import, null, inputs) with { Id = importId },
            target,
            async (context, abort) =>
            {
                var read = await provider.ReadAsync(new ReadRequest(context, importId, null, null), abort)
                    ?? throw new RehearsalException($"it cannot be imported: there is no resource '{importId}'");
                var diff = await provider.DiffAsync(new DiffRequest(context, importId, read.Inputs, read.Outputs, IgnoreChanges(registration, inputs, read.Inputs)), abort);
                return diff.HasChanges
                    ? throw new RehearsalException($"it cannot be imported: what the program declares differs from '{importId}' in {string.Join(", ", diff.Changes.Keys)}; declare it as it is, import it, then change it")
                    : new ResourceResult(read.Id, read.Outputs);
            },
            cancellationToken,
            removed: old is { External: true } ? old : null,
            superseded: replaced);
        if (outcome.Succeeded && replaced is not null)
            deployment.Supersede(replaced);
        return Answer(registration, outcome);
    }

    /// <summary>Leaves the state alone where a step changes nothing, not even what is known of the resource.</summary>
    private async Task<StepOutcome> FinishAsync(
        Step step, ResourceState target, ResourceState? old, Func<ResourceContext, CancellationToken, Task<ResourceResult?>>? operation, CancellationToken cancellationToken)
    {
        if (step.Kind == StepKind.Same && !deployment.IsPreview && old is not null && target.SaysTheSameAs(old))
        {
            deployment.Observe(new EngineEvent.StepStarted(step));
            deployment.Observe(new EngineEvent.StepFinished(step with { NewOutputs = old.Outputs }, TimeSpan.Zero));
            return new StepOutcome(true, old.Id, old.Outputs);
        }
        return await _steps.RunAsync(step, target, operation, cancellationToken);
    }

    private RegisteredResource Refuse(Registration registration, ResourceState? old, string reason)
    {
        deployment.MarkFailed(registration.Urn, reason);
        deployment.Observe(new EngineEvent.StepFailed(NewStep(registration, old is null ? StepKind.Create : StepKind.Update, old, registration.Inputs), reason, TimeSpan.Zero));
        return new RegisteredResource(registration.Urn, old?.Id ?? "", PropertyMap.Empty, Result.Fail);
    }

    private static RegisteredResource Answer(Registration registration, StepOutcome outcome)
        => new(registration.Urn, outcome.Id, outcome.Outputs, outcome.Succeeded ? Result.Success : Result.Fail);

    private static PropertyMap IgnoreChanges(Registration registration, PropertyMap inputs, PropertyMap? old)
        => old is null
            ? inputs
            : registration.Request.IgnoreChanges.Select(PropertyPath.Parse).Aggregate(inputs, (kept, path) => path.Restore(kept, old));

    private static DiffResult ReplaceOnChanges(Registration registration, DiffResult diff)
    {
        var paths = registration.Request.ReplaceOnChanges.Select(PropertyPath.Parse).ToList();
        if (paths.Count == 0)
            return diff;
        return diff with
        {
            Changes = diff.Changes.ToImmutableSortedDictionary(
                change => change.Key,
                change => change.Value < PropertyChange.AddReplace && paths.Any(path => path.Contains(PropertyPath.Parse(change.Key)) || PropertyPath.Parse(change.Key).Contains(path))
                    ? change.Value + (PropertyChange.AddReplace - PropertyChange.Add)
                    : change.Value,
                StringComparer.Ordinal),
        };
    }

    private static ImmutableArray<string> Reasons(DiffResult diff)
        => [.. diff.Changes.Where(change => change.Value >= PropertyChange.AddReplace).Select(change => change.Key)];

    private Step NewStep(Registration registration, StepKind kind, ResourceState? old, PropertyMap inputs) => new()
    {
        Kind = kind,
        Urn = registration.Urn,
        Type = registration.Request.Type,
        Name = registration.Request.Name,
        ParentUrn = registration.ParentUrn ?? (registration.Request.Type == Urns.StackType ? null : deployment.RootUrn),
        Custom = registration.Request.Custom,
        Protect = registration.Request.Protect,
        Id = old?.Id,
        FormerUrn = old is not null && old.Urn != registration.Urn ? old.Urn : null,
        OldInputs = old?.Inputs,
        OldOutputs = old?.Outputs,
        NewInputs = inputs,
    };

    private ResourceContext Context(Registration registration)
        => new(registration.Urn, registration.Request.Type, registration.Request.Name, message => deployment.Warn(message, registration.Urn));

    /// <summary>
    /// The same in the preview and the update after it, so that both show the same generated name; another one when an existing
    /// resource is replaced.
    /// </summary>
    private static ImmutableArray<byte> Seed(string urn, ResourceState? old) => [.. SHA256.HashData(Encoding.UTF8.GetBytes(urn + old?.Id))];
}

/// <summary>What the program is told of a resource that it has declared.</summary>
internal sealed record RegisteredResource(string Urn, string Id, PropertyMap Outputs, Result Result);
