using Google.Protobuf.WellKnownTypes;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Values;

namespace Rehearsal.Engine.Protocol;

/// <summary>Converts values from and to <c>google.protobuf.Struct</c>, with the tags of Pulumi's SDKs.</summary>
internal static class WireValues
{
    private static readonly Value UnknownText = Value.ForString(Unknowns.Placeholder);

    /// <exception cref="RehearsalException">The program sent an asset or an archive.</exception>
    internal static PropertyMap Read(Struct? message)
        => message is null ? PropertyMap.Empty : new(message.Fields.Select(field => KeyValuePair.Create(field.Key, Read(field.Value))));

    /// <param name="secrets">False for a program that does not know tagged secrets: it gets plain values.</param>
    internal static Struct Write(PropertyMap map, bool secrets = true)
    {
        var message = new Struct();
        foreach (var (name, value) in map)
        {
            message.Fields.Add(name, Write(value, secrets));
        }
        return message;
    }

    /// <exception cref="RehearsalException">The program sent an asset or an archive.</exception>
    internal static PropertyValue Read(Value value) => value.KindCase switch
    {
        Value.KindOneofCase.BoolValue => value.BoolValue,
        Value.KindOneofCase.NumberValue => value.NumberValue,
        Value.KindOneofCase.StringValue => Unknowns.IsUnknown(value.StringValue) ? PropertyValue.Unknown.Instance : value.StringValue,
        Value.KindOneofCase.ListValue => new PropertyValue.List([.. value.ListValue.Values.Select(Read)]),
        Value.KindOneofCase.StructValue => ReadObject(value.StructValue),
        _ => PropertyValue.Null.Instance,
    };

    private static PropertyValue ReadObject(Struct message)
        => message.Fields.TryGetValue(Signatures.Key, out var tag) ? ReadTagged(message, tag.StringValue) : new PropertyValue.Map(Read(message));

    private static PropertyValue ReadTagged(Struct message, string tag) => tag switch
    {
        Signatures.Secret => new PropertyValue.Secret(Read(message.Fields["value"])),
        Signatures.Output => ReadOutput(message),
        Signatures.Reference => new PropertyValue.Reference(
            message.Fields["urn"].StringValue,
            message.Fields.TryGetValue("id", out var id) && id.KindCase == Value.KindOneofCase.StringValue ? Known(id.StringValue) : null,
            message.Fields.TryGetValue("packageVersion", out var version) ? version.StringValue : ""),
        Signatures.Asset or Signatures.Archive => throw new RehearsalException("assets and archives cannot be rehearsed; pass the content as a text"),
        _ => throw new RehearsalException($"the program sent a value of an unknown kind ({tag}); use a Pulumi SDK that this version knows"),
    };

    private static string Known(string id) => Unknowns.IsUnknown(id) ? "" : id;

    private static PropertyValue ReadOutput(Struct message)
    {
        var value = message.Fields.TryGetValue("value", out var known) ? Read(known) : PropertyValue.Unknown.Instance;
        return message.Fields.TryGetValue("secret", out var secret) && secret.BoolValue ? new PropertyValue.Secret(value) : value;
    }

    private static Value Write(PropertyValue value, bool secrets) => value switch
    {
        PropertyValue.Null => Value.ForNull(),
        PropertyValue.Bool(var truth) => Value.ForBool(truth),
        PropertyValue.Number(var number) => Value.ForNumber(number),
        PropertyValue.Text(var text) => Value.ForString(text),
        PropertyValue.List(var items) => Value.ForList([.. items.Select(item => Write(item, secrets))]),
        PropertyValue.Map(var members) => Value.ForStruct(Write(members, secrets)),
        PropertyValue.Unknown => UnknownText,
        PropertyValue.Secret(var secret) when secrets => Tagged(Signatures.Secret, ("value", Write(secret, secrets))),
        PropertyValue.Secret(var secret) => Write(secret, secrets),
        PropertyValue.Reference(var urn, var id, var version) when id is not null => Tagged(
            Signatures.Reference,
            ("urn", Value.ForString(urn)),
            ("id", id.Length == 0 ? UnknownText : Value.ForString(id)),
            ("packageVersion", Value.ForString(version))),
        PropertyValue.Reference(var urn, _, var version) => Tagged(
            Signatures.Reference, ("urn", Value.ForString(urn)), ("packageVersion", Value.ForString(version))),
        _ => throw new InvalidOperationException($"a value of the kind {value.GetType().Name} cannot be sent"),
    };

    private static Value Tagged(string tag, params ReadOnlySpan<(string Name, Value Value)> members)
    {
        var message = new Struct { Fields = { [Signatures.Key] = Value.ForString(tag) } };
        foreach (var (name, value) in members)
        {
            message.Fields[name] = value;
        }
        return Value.ForStruct(message);
    }
}
