using Rehearsal.Engine.Deploy.Compare;
using Rehearsal.Engine.Deploy.Declarations;
using Rehearsal.Engine.Deploy.Tracking;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Options;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Deploy.Replace;

/// <summary>Compares a resource as the last run left it with what the program declares now.</summary>
internal sealed class Comparer(Inventory inventory, RunTargets targets, ProviderChanges providerChanges, RunEvents events)
{
    /// <summary>Compares what a provider manages. As Pulumi's engine does, it asks the provider only where nothing else replaces the resource.</summary>
    /// <param name="inputs">What the program declares, checked.</param>
    internal async Task<Comparison> CompareAsync(
        Registration registration, IProvider provider, ResourceState old, PropertyMap inputs, CancellationToken cancellationToken)
    {
        if (Compare(registration, old) is { RequiresReplacement: true } replacement)
            return replacement;
        if (await providerChanges.CompareAsync(registration, provider, old, cancellationToken) is { } otherProvider)
            return otherProvider;
        return await CompareInputsAsync(registration, provider, old, inputs, cancellationToken);
    }

    /// <summary>Compares the inputs alone, with what the program says about changes of them.</summary>
    /// <inheritdoc cref="CompareAsync"/>
    internal async Task<Comparison> CompareInputsAsync(
        Registration registration, IProvider provider, ResourceState old, PropertyMap inputs, CancellationToken cancellationToken)
    {
        var context = events.ContextOf(registration.Urn, registration.Type, registration.Name);
        var diff = await provider.DiffAsync(new DiffRequest(context, old.Id, old.Inputs, old.Outputs, inputs), cancellationToken);
        return new Comparison(PropertyOptions.ReplaceOnChanges(registration.Declaration.ReplaceOnChanges, diff), []);
    }

    /// <summary>Compares everything that does not depend on a provider.</summary>
    internal Comparison Compare(Registration registration, ResourceState old)
        => inventory.ReplacedEarly(old) ?? new Comparison(DiffResult.None, [.. Reasons(registration, old)]);

    private IEnumerable<ReplacementReason> Reasons(Registration registration, ResourceState old)
    {
        var declaration = registration.Declaration;
        if (targets.IsReplacementRequested(registration.Urn))
            yield return ReplacementReason.Requested;
        if (old.Taint)
            yield return ReplacementReason.Tainted;
        if (old.External)
            yield return ReplacementReason.WasRead;
        else if (old.Custom != declaration.Custom)
            yield return ReplacementReason.OtherProvider;
        if (old.PendingReplacement)
            yield return ReplacementReason.Unfinished;
        if (TriggersReplacement(old.ReplacementTrigger, declaration.ReplacementTrigger))
            yield return ReplacementReason.Trigger;
        if (old is { External: false, Failures: not [] } && PropertyOptions.Names(declaration.ReplaceOnChanges, ReplacementReason.HalfDone))
            yield return ReplacementReason.Failed;
        if (declaration.ReplaceWith.FirstOrDefault(inventory.IsReplaced) is { } companion)
            yield return ReplacementReason.With(companion);
        if (declaration.DeletedWith is { } owner && inventory.IsReplaced(owner))
            yield return ReplacementReason.Without(owner);
    }

    /// <summary>
    /// Setting a trigger for the first time, or removing it, replaces nothing; nor does making it secret. One that is not known yet
    /// is expected to change.
    /// </summary>
    private static bool TriggersReplacement(PropertyValue? old, PropertyValue? current)
        => old is not null && current is not null && (current.HasUnknown || !WithoutSecrets(old).Equals(WithoutSecrets(current)));

    private static PropertyValue WithoutSecrets(PropertyValue value) => value switch
    {
        PropertyValue.Secret(var secret) => WithoutSecrets(secret),
        PropertyValue.List(var items) => new PropertyValue.List([.. items.Select(WithoutSecrets)]),
        PropertyValue.Map(var members)
            => new PropertyValue.Map(new PropertyMap(members.Select(member => KeyValuePair.Create(member.Key, WithoutSecrets(member.Value))))),
        _ => value,
    };
}
