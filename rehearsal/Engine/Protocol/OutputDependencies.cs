using Google.Protobuf.WellKnownTypes;
using PulumiProtocol;
using Rehearsal.Engine.Values;

namespace Rehearsal.Engine.Protocol;

/// <summary>Which resources properties come from, as it travels inside of them, so that it is not lost when a transform makes new ones of them.</summary>
internal static class OutputDependencies
{
    private const string Dependencies = "dependencies";
    private const string Secret = "secret";
    private const string Inner = "value";

    /// <summary>Makes each property that comes from resources an output value that names them.</summary>
    internal static Struct Attach(Struct? properties, IDictionary<string, RegisterResourceRequest.Types.PropertyDependencies> dependencies)
    {
        var attached = properties?.Clone() ?? new Struct();
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

    private static Value Attach(Value value, IEnumerable<string> urns)
    {
        var output = new Struct { Fields = { [Signatures.Key] = Value.ForString(Signatures.Output) } };
        switch (Tag(value))
        {
            case Signatures.Output:
                output = value.StructValue;
                urns = Named(output).Union(urns);
                break;
            case Signatures.Secret:
                output.Fields[Inner] = value.StructValue.Fields[Inner];
                output.Fields[Secret] = Value.ForBool(true);
                break;
            default:
                if (value.KindCase != Value.KindOneofCase.StringValue || !Unknowns.IsUnknown(value.StringValue))
                    output.Fields[Inner] = value;
                break;
        }
        output.Fields[Dependencies] = Value.ForList([.. urns.Select(Value.ForString)]);
        return Value.ForStruct(output);
    }

    private static IEnumerable<string> Named(Struct output)
        => output.Fields.TryGetValue(Dependencies, out var urns) && urns.KindCase == Value.KindOneofCase.ListValue ? urns.ListValue.Values.Select(urn => urn.StringValue) : [];

    private static string? Tag(Value value)
        => value.KindCase == Value.KindOneofCase.StructValue && value.StructValue.Fields.TryGetValue(Signatures.Key, out var tag) ? tag.StringValue : null;
}
