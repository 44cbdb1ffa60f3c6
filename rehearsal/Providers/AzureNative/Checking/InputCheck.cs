using System.Collections.Immutable;
using Azure.Bicep.Types.Concrete;
using Rehearsal.ArmTypes;
using Rehearsal.Engine.Values;
using Rehearsal.Providers.AzureNative.Catalogue;
using Rehearsal.Providers.AzureNative.Shapes;

namespace Rehearsal.Providers.AzureNative.Checking;

/// <summary>Fills in what a program left out of a resource's inputs and finds what is wrong with them.</summary>
internal static class InputCheck
{
    private const string Location = "location";

    /// <param name="defaultLocation">Where resources go whose program gives no location; null for where their group is.</param>
    internal static CheckResult Check(CheckRequest request, ResourceDefinition definition, PropertyValue? defaultLocation)
    {
        var inputs = WithoutNulls(request.NewInputs);
        if (definition.TypeInput is { } typeInput && !(inputs.TryGetValue(typeInput, out var value) && value.AsText() is not null))
        {
            return new(inputs, [new(typeInput, $"'{typeInput}' is required and must be known, since it decides the resource's type.")]);
        }

        inputs = WithDefaults(inputs, definition);
        if (ArmTypeCatalogue.Shared.Find(definition.ArmTypeFor(inputs), definition.ApiVersion) is not { } type)
        {
            var reason = $"Azure has no resource type {definition.ArmTypeFor(inputs)} in API version {definition.ApiVersion}.";
            return new(inputs, [new(definition.TypeInput ?? "", reason)]);
        }

        inputs = WithName(WithLocation(inputs, request, type, defaultLocation), request, definition, type);
        return new(inputs, [.. Failures(inputs, definition, type)]);
    }

    private static PropertyMap WithDefaults(PropertyMap inputs, ResourceDefinition definition)
        => definition.Defaults
            .Where(entry => !inputs.ContainsKey(entry.Key))
            .Aggregate(inputs, (map, entry) => map.With(entry.Key, entry.Value));

    // A location once given stays, or the resource would be replaced when the configuration changes.
    private static PropertyMap WithLocation(PropertyMap inputs, CheckRequest request, ArmResourceType type, PropertyValue? defaultLocation)
        => type.HasLocation && !inputs.ContainsKey(Location) && (request.OldInputs?.GetValueOrDefault(Location) ?? defaultLocation) is { } location
            ? inputs.With(Location, location)
            : inputs;

    private static PropertyMap WithName(PropertyMap inputs, CheckRequest request, ResourceDefinition definition, ArmResourceType type)
    {
        var input = definition.NameInput;
        if (inputs.ContainsKey(input) || definition.Required.Contains(input))
        {
            return inputs;
        }

        // A name once given stays, or the resource would be replaced in every run.
        if (request.OldInputs is { } old && old.TryGetValue(input, out var kept))
        {
            return inputs.With(input, kept);
        }

        var name = GeneratedName.For(definition, request.Resource.Name, type.NameType, request.RandomSeed.AsSpan());
        return name is null ? inputs : inputs.With(input, name);
    }

    private static IEnumerable<CheckFailure> Failures(PropertyMap inputs, ResourceDefinition definition, ArmResourceType type)
    {
        foreach (var name in definition.Required.Append(definition.NameInput).Distinct().Where(name => !inputs.ContainsKey(name)))
        {
            yield return new(name, definition.Required.Contains(name)
                ? $"'{name}' is required."
                : $"'{name}' must be given: no name that Azure allows can be made from the resource's logical name.");
        }

        var members = ArmShape.Members(type.Body, definition.InputsKeepProperties, inputs.DiscriminatorAt(type.Body)).ToLookup(member => member.Name);
        foreach (var (name, value) in inputs)
        {
            foreach (var failure in CheckInput(name, value, definition, type, members))
            {
                yield return failure;
            }
        }
    }

    private static IEnumerable<CheckFailure> CheckInput(
        string name, PropertyValue value, ResourceDefinition definition, ArmResourceType type, ILookup<string, ShapeMember> members)
    {
        if (!definition.Inputs.Contains(name) && !definition.Path.Contains(name))
        {
            return [NearestName.Unknown(name, name, definition.Inputs)];
        }

        if (name == definition.NameInput)
        {
            return ValueCheck.Check(name, type.NameType, value);
        }

        if (definition.Path.Contains(name))
        {
            return ValueCheck.Check(name, new StringType(null, 1, null, null), value);
        }

        return members[name].FirstOrDefault() is { IsReadOnly: false } member ? ValueCheck.Check(name, member.Type, value) : [];
    }

    private static PropertyMap WithoutNulls(PropertyMap map)
        => new(map.Where(entry => entry.Value.Plain is not PropertyValue.Null).Select(entry => KeyValuePair.Create(entry.Key, WithoutNulls(entry.Value))));

    private static PropertyValue WithoutNulls(PropertyValue value) => value switch
    {
        PropertyValue.Secret secret => new PropertyValue.Secret(WithoutNulls(secret.Value)),
        PropertyValue.Map map => new PropertyValue.Map(WithoutNulls(map.Members)),
        PropertyValue.List list => new PropertyValue.List(list.Items.Select(WithoutNulls).ToImmutableArray()),
        _ => value,
    };
}
