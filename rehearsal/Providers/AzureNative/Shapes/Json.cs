using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Rehearsal.Engine.Values;

namespace Rehearsal.Providers.AzureNative.Shapes;

/// <summary>Property values as plain JSON and back, where no type says more.</summary>
internal static class Json
{
    // Above this a double cannot represent all whole numbers.
    private const double LargestWholeNumber = 9007199254740992;

    /// <summary>The value as JSON; secrets become plain, references their id.</summary>
    /// <exception cref="InvalidOperationException">It holds an unknown value: requests are only made when everything is known.</exception>
    internal static JsonNode? From(PropertyValue value) => value switch
    {
        PropertyValue.Null => null,
        PropertyValue.Bool flag => JsonValue.Create(flag.Value),
        PropertyValue.Number { Value: var number } when Math.Abs(number) <= LargestWholeNumber && double.IsInteger(number) => JsonValue.Create((long)number),
        PropertyValue.Number number => JsonValue.Create(number.Value),
        PropertyValue.Text text => JsonValue.Create(text.Value),
        PropertyValue.Secret secret => From(secret.Value),
        PropertyValue.Reference reference => JsonValue.Create(reference.Id),
        PropertyValue.List list => new JsonArray([.. list.Items.Select(From)]),
        PropertyValue.Map map => new JsonObject(map.Members.Select(member => KeyValuePair.Create(member.Key, From(member.Value)))),
        _ => throw new InvalidOperationException("A request was to be made with a value that is not known yet."),
    };

    /// <summary>The JSON as a value.</summary>
    internal static PropertyValue ToValue(JsonNode? node) => node switch
    {
        null => PropertyValue.Null.Instance,
        JsonArray array => new PropertyValue.List([.. array.Select(ToValue)]),
        JsonObject members => new PropertyValue.Map(ToMap(members)),
        JsonValue value when value.TryGetValue<bool>(out var flag) => flag,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => node.GetValueKind() == System.Text.Json.JsonValueKind.Number ? node.AsValue().Deserialize() : node.ToJsonString(),
    };

    /// <summary>The JSON object as a map.</summary>
    internal static PropertyMap ToMap(JsonObject members)
        => new(members.Select(member => KeyValuePair.Create(member.Key, ToValue(member.Value))));

    private static PropertyValue Deserialize(this JsonValue number) => double.Parse(number.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture);
}
