using System.Globalization;
using Rehearsal.Engine.Values;

namespace Rehearsal.Providers.Random;

/// <summary>What resources of the package random have as outputs.</summary>
/// <remarks>
/// Besides the inputs, their defaults and the value itself the provider returns the id and two values of its own, which it needs back: the
/// version of the shape in which it keeps the type, and how that shape differs from the outputs (recorded from random 4.21).
/// </remarks>
internal static class RandomOutputs
{
    private const string Id = "id";
    private const string Meta = "__meta";
    private const string StateDelta = "__pulumi_raw_state_delta";

    /// <param name="inputs">As the program gave them.</param>
    /// <param name="results">What <see cref="RandomKind.Make"/> gives.</param>
    internal static PropertyMap Of(RandomKind kind, PropertyValue id, PropertyMap inputs, PropertyMap results)
    {
        var all = kind.WithDefaults(inputs);
        var marked = results.Select(result => KeyValuePair.Create(result.Key, Marked(kind, result.Key, result.Value)));
        var outputs = new PropertyMap(all.Concat(marked)).With(Id, id);
        if (kind.SchemaVersion > 0)
        {
            outputs = outputs.With(Meta, $$"""{"schema_version":"{{kind.SchemaVersion.ToString(CultureInfo.InvariantCulture)}}"}""");
        }

        return kind.TellsStateDelta ? outputs.With(StateDelta, Delta(kind, all)) : outputs;
    }

    private static PropertyValue Marked(RandomKind kind, string result, PropertyValue value)
        => kind.Secrets.Contains(result) ? new PropertyValue.Secret(value.Plain) : value;

    // In what the provider keeps, an input that was not given is null instead of missing, and a map is another thing than an object.
    private static PropertyValue Delta(RandomKind kind, PropertyMap inputs)
    {
        var missing = kind.Inputs.Where(input => !inputs.ContainsKey(input.Name))
            .Select(input => KeyValuePair.Create(input.Name, (PropertyValue)new PropertyValue.Secret(Map("replace", Map("raw", PropertyValue.Null.Instance)))));
        var maps = kind.Inputs.Where(input => input.Kind == InputKind.TextMap && inputs.ContainsKey(input.Name))
            .Select(input => KeyValuePair.Create(input.Name, Map("map", new PropertyValue.Map(PropertyMap.Empty))));
        return Map("obj", Map("ps", new PropertyValue.Map(new(missing.Concat(maps)))));
    }

    private static PropertyValue Map(string name, PropertyValue value) => new PropertyValue.Map(new([KeyValuePair.Create(name, value)]));
}
