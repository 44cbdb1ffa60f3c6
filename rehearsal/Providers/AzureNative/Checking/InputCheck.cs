using System.Collections.Immutable;
using Azure.Bicep.Types.Concrete;
using Rehearsal.ArmTypes;
using Rehearsal.Engine.Values;
using Rehearsal.Providers.AzureNative.Catalogue;
using Rehearsal.Providers.AzureNative.Shapes;

namespace Rehearsal.Providers.AzureNative.Checking;

/// <summary>
/// Fills in what azure-native adds to a resource's inputs, and finds what it refuses. Default values of other properties are the SDKs' matter.
/// </summary>
internal static class InputCheck
{
    private const string LocationHint = ". Either set it explicitly or configure it with 'pulumi config set azure-native:location <value>'.";

    internal static CheckResult Check(CheckRequest request, ResourceDefinition definition)
    {
        var inputs = request.NewInputs;
        if (definition.TypeInput is { } typeInput && !(inputs.TryGetValue(typeInput, out var value) && value.AsText() is not null))
        {
            return new(inputs, [new("", $"missing required property '{typeInput}'")]);
        }

        if (ArmTypeCatalogue.Shared.Find(definition.ArmTypeFor(inputs), definition.ApiVersion) is not { } type)
        {
            return new(inputs, [new("", $"Azure has no resource type {definition.ArmTypeFor(inputs)} in API version {definition.ApiVersion}.")]);
        }

        inputs = WithName(inputs, request, definition);
        if (!inputs.ContainsKey(ResourceDefinition.ApiVersionInput))
        {
            inputs = inputs.With(ResourceDefinition.ApiVersionInput, definition.ApiVersion);
        }

        return new(inputs, [.. Reasons(inputs, definition, type).Select(reason => new CheckFailure("", reason))]);
    }

    /// <summary>What the program gives as nothing is not given.</summary>
    internal static PropertyMap WithoutNulls(PropertyMap map)
        => new(map.Where(entry => entry.Value.Plain is not PropertyValue.Null).Select(entry => KeyValuePair.Create(entry.Key, WithoutNulls(entry.Value))));

    private static PropertyMap WithName(PropertyMap inputs, CheckRequest request, ResourceDefinition definition)
    {
        var input = definition.NameInput;
        if (inputs.ContainsKey(input) || definition.Required.Contains(input))
        {
            return inputs;
        }

        // A name once given stays, or the resource would be replaced in every run.
        var generated = request.OldInputs is { } old && old.TryGetValue(input, out var kept)
            ? (Name: kept, IsRandom: old.GetValueOrDefault(ResourceDefinition.CreateBeforeDelete) is PropertyValue.Bool { Value: true })
            : Generated(request, definition);
        return generated is not { } made ? inputs
            : made.IsRandom ? inputs.With(input, made.Name).With(ResourceDefinition.CreateBeforeDelete, true)
            : inputs.With(input, made.Name);
    }

    private static (PropertyValue Name, bool IsRandom)? Generated(CheckRequest request, ResourceDefinition definition)
        => GeneratedName.For(definition, request.Resource.Name, request.RandomSeed.AsSpan(), request.Autonaming) is { } generated
            ? (generated.Name, generated.IsRandom)
            : null;

    private static IEnumerable<string> Reasons(PropertyMap inputs, ResourceDefinition definition, ArmResourceType type)
    {
        var members = ArmShape.Members(type.Body, definition.InputsKeepProperties, inputs.DiscriminatorAt(type.Body)).ToLookup(member => member.Name);
        var missing = definition.Required.Append(definition.NameInput).Concat(type.HasLocation && definition.HasDefaultLocation ? ["location"] : []).Distinct()
            .Where(name => !inputs.ContainsKey(name))
            .Select(name => $"missing required property '{name}'{(name == "location" ? LocationHint : "")}");
        return missing.Concat(inputs.SelectMany(input => Reasons(input.Key, input.Value, definition, type, members)));
    }

    private static IEnumerable<string> Reasons(
        string name, PropertyValue value, ResourceDefinition definition, ArmResourceType type, ILookup<string, ShapeMember> members)
        => name == definition.NameInput ? ValueCheck.Check(name, type.NameType, value)
            : definition.Path.Contains(name) ? ValueCheck.Check(name, new StringType(null, 1, null, null), value)
            : members[name].FirstOrDefault() is { IsReadOnly: false } member ? ValueCheck.Check(name, member.Type, value)
            : [];

    private static PropertyValue WithoutNulls(PropertyValue value) => value switch
    {
        PropertyValue.Secret secret => new PropertyValue.Secret(WithoutNulls(secret.Value)),
        PropertyValue.Map map => new PropertyValue.Map(WithoutNulls(map.Members)),
        PropertyValue.List list => new PropertyValue.List(list.Items.Select(WithoutNulls).ToImmutableArray()),
        _ => value,
    };
}
