using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Planning;

/// <summary>Compares a resource as the last run left it with what the program declares now.</summary>
internal sealed class Comparer(Deployment deployment)
{
    private readonly ProviderChanges _providerChanges = new(deployment);

    /// <param name="inputs">What the program declares, checked.</param>
    internal async Task<Comparison> CompareAsync(
        Registration registration, IProvider provider, ResourceState old, PropertyMap inputs, CancellationToken cancellationToken)
    {
        var comparison = deployment.Inventory.ReplacedEarly(old) ?? await _providerChanges.CompareAsync(registration, provider, old, cancellationToken) ?? new Comparison(
            PropertyOptions.ReplaceOnChanges(
                registration.Request.ReplaceOnChanges,
                await provider.DiffAsync(new DiffRequest(registration.Context(deployment), old.Id, old.Inputs, old.Outputs, inputs), cancellationToken)),
            []);
        return comparison with { OtherReasons = [.. comparison.OtherReasons.Union(OtherReasons(registration, old))] };
    }

    private IEnumerable<string> OtherReasons(Registration registration, ResourceState old)
    {
        if (deployment.Options.Replace.Match(registration.Urn))
            yield return "--replace";
        if (old.Taint)
            yield return "taint";
        if (TriggersReplacement(old.ReplacementTrigger, registration.ReplacementTrigger))
            yield return "replacementTrigger";
        if (registration.Request.ReplaceWith.FirstOrDefault(deployment.Inventory.IsReplaced) is { } companion)
            yield return ReplaceWith(companion);
    }

    /// <summary>Why a resource is replaced that is to be replaced with another one.</summary>
    internal static string ReplaceWith(string urn) => $"replaceWith {Urns.Name(urn)}";

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
