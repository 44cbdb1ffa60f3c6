using Rehearsal.Engine.Deploy.Compare;
using Rehearsal.Engine.Deploy.Declarations;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Deploy.Replace;

/// <summary>Compares a resource as the last run left it with what the program declares now.</summary>
internal sealed class Comparer(Deployment deployment)
{
    private readonly ProviderChanges _providerChanges = new(deployment);

    /// <summary>Compares what a provider manages. As Pulumi's engine does, it asks the provider only where nothing else replaces the resource.</summary>
    /// <param name="inputs">What the program declares, checked.</param>
    internal async Task<Comparison> CompareAsync(
        Registration registration, IProvider provider, ResourceState old, PropertyMap inputs, CancellationToken cancellationToken)
    {
        if (Compare(registration, old) is { RequiresReplacement: true } replacement)
            return replacement;
        if (await _providerChanges.CompareAsync(registration, provider, old, cancellationToken) is { } otherProvider)
            return otherProvider;
        return await CompareInputsAsync(registration, provider, old, inputs, cancellationToken);
    }

    /// <summary>Compares the inputs alone, with what the program says of changes of them.</summary>
    /// <inheritdoc cref="CompareAsync"/>
    internal async Task<Comparison> CompareInputsAsync(
        Registration registration, IProvider provider, ResourceState old, PropertyMap inputs, CancellationToken cancellationToken)
    {
        var diff = await provider.DiffAsync(new DiffRequest(registration.Context(deployment), old.Id, old.Inputs, old.Outputs, inputs), cancellationToken);
        return new Comparison(PropertyOptions.ReplaceOnChanges(registration.Request.ReplaceOnChanges, diff), []);
    }

    /// <summary>Compares all that has to do with no provider.</summary>
    internal Comparison Compare(Registration registration, ResourceState old)
        => deployment.Inventory.ReplacedEarly(old) ?? new Comparison(DiffResult.None, [.. Reasons(registration, old)]);

    private IEnumerable<ReplacementReason> Reasons(Registration registration, ResourceState old)
    {
        if (deployment.Options.Replace.Match(registration.Urn))
            yield return ReplacementReason.Requested;
        if (old.Taint)
            yield return ReplacementReason.Tainted;
        if (old.External)
            yield return ReplacementReason.WasRead;
        else if (old.Custom != registration.Request.Custom)
            yield return ReplacementReason.OtherProvider;
        if (old.PendingReplacement)
            yield return ReplacementReason.Unfinished;
        if (TriggersReplacement(old.ReplacementTrigger, registration.ReplacementTrigger))
            yield return ReplacementReason.Trigger;
        if (old is { External: false, Failures: not [] } && PropertyOptions.Names(registration.Request.ReplaceOnChanges, ReplacementReason.HalfDone))
            yield return ReplacementReason.Failed;
        if (registration.Request.ReplaceWith.FirstOrDefault(deployment.Inventory.IsReplaced) is { } companion)
            yield return ReplacementReason.With(companion);
        if (deployment.Inventory.IsReplaced(registration.Request.DeletedWith))
            yield return ReplacementReason.Without(registration.Request.DeletedWith);
    }

    /// <summary>
    /// Setting a trigger for the first time, or removing it, replaces nothing; nor does making it secret. One that is not known yet
    /// is expected to change.
    /// </summary>
    private static bool TriggersReplacement(PropertyValue? old, PropertyValue? current)
        => old is not null && current is not null && (HasUnknown(current) || !WithoutSecrets(old).Equals(WithoutSecrets(current)));

    private static bool HasUnknown(PropertyValue value) => value switch
    {
        PropertyValue.Unknown => true,
        PropertyValue.Secret(var secret) => HasUnknown(secret),
        PropertyValue.List(var items) => items.Any(HasUnknown),
        PropertyValue.Map(var members) => members.Values.Any(HasUnknown),
        _ => false,
    };

    private static PropertyValue WithoutSecrets(PropertyValue value) => value switch
    {
        PropertyValue.Secret(var secret) => WithoutSecrets(secret),
        PropertyValue.List(var items) => new PropertyValue.List([.. items.Select(WithoutSecrets)]),
        PropertyValue.Map(var members) => new PropertyValue.Map(new PropertyMap(members.Select(member => KeyValuePair.Create(member.Key, WithoutSecrets(member.Value))))),
        _ => value,
    };
}
