using Google.Protobuf.WellKnownTypes;
using PulumiProtocol;
using Rehearsal.Engine.Values;

namespace Rehearsal.Engine.Protocol;

/// <summary>
/// Converts properties for transforms: secret and unknown values become output values, so that they stay secret or unknown after the transform, and
/// values name the resources that they come from.
/// </summary>
internal static class OutputDependencies
{
    private const string Dependencies = "dependencies";
    private const string Secret = "secret";
    private const string Inner = "value";

    /// <summary>Makes each secret and each unknown value an output value, wherever it is in the properties. Plain values stay as they are.</summary>
    internal static Struct Upgrade(Struct? properties)
    {
        var upgraded = new Struct();
        foreach (var (name, value) in properties?.Fields ?? [])
        {
            upgraded.Fields[name] = Upgrade(value);
        }
        return upgraded;
    }

    /// <summary>Makes each property that comes from resources an output value that names them.</summary>
    internal static Struct Attach(Struct properties, IDictionary<string, RegisterResourceRequest.Types.PropertyDependencies> dependencies)
    {
        var attached = properties.Clone();
        foreach (var (name, urns) in dependencies)
        {
            if (urns.Urns.Count > 0 && attached.Fields.TryGetValue(name, out var value))
                attached.Fields[name] = Attach(value, urns.Urns);
        }
        return attached;
    }

    /// <summary>URNs of all resources that a value comes from.</summary>
    internal static IEnumerable<string> Of(Value value) => value.KindCase switch
    {
        Value.KindOneofCase.ListValue => value.ListValue.Values.SelectMany(Of).Distinct(),
        Value.KindOneofCase.StructValue when Tag(value) == Signatures.Output => Named(value.StructValue)
            .Concat(value.StructValue.Fields.TryGetValue(Inner, out var inner) ? Of(inner) : []).Distinct(),
        Value.KindOneofCase.StructValue => value.StructValue.Fields.Values.SelectMany(Of).Distinct(),
        _ => [],
    };

    private static Value Upgrade(Value value) => value.KindCase switch
    {
        Value.KindOneofCase.StringValue when Unknowns.IsUnknown(value.StringValue) => Value.ForStruct(NewOutput()),
        Value.KindOneofCase.ListValue => Value.ForList([.. value.ListValue.Values.Select(Upgrade)]),
        Value.KindOneofCase.StructValue when Tag(value) == Signatures.Secret => Hidden(Upgrade(value.StructValue.Fields[Inner])),
        Value.KindOneofCase.StructValue when Tag(value) is null => Value.ForStruct(Upgrade(value.StructValue)),
        _ => value,
    };

    /// <summary>A secret as an output value; one that is an output value already is made secret.</summary>
    private static Value Hidden(Value value)
    {
        var output = Tag(value) == Signatures.Output ? value.StructValue : NewOutput();
        if (output != value.StructValue)
            output.Fields[Inner] = value;
        output.Fields[Secret] = Value.ForBool(true);
        return Value.ForStruct(output);
    }

    private static Value Attach(Value value, IEnumerable<string> urns)
    {
        var output = Tag(value) == Signatures.Output ? value.StructValue : NewOutput();
        if (output != value.StructValue)
            output.Fields[Inner] = value;
        output.Fields[Dependencies] = Value.ForList([.. Named(output).Union(urns).Select(Value.ForString)]);
        return Value.ForStruct(output);
    }

    private static Struct NewOutput() => new() { Fields = { [Signatures.Key] = Value.ForString(Signatures.Output) } };

    private static IEnumerable<string> Named(Struct output)
        => output.Fields.TryGetValue(Dependencies, out var urns) && urns.KindCase == Value.KindOneofCase.ListValue
            ? urns.ListValue.Values.Select(urn => urn.StringValue)
            : [];

    private static string? Tag(Value value)
        => value.KindCase == Value.KindOneofCase.StructValue && value.StructValue.Fields.TryGetValue(Signatures.Key, out var tag) ? tag.StringValue : null;
}
