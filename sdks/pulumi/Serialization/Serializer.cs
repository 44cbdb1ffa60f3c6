using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;

namespace Pulumi;

/// <summary>Converts the values of a program to those of the protocol: awaits outputs and collects the resources that they come from.</summary>
/// <param name="monitor">Asked which tagged values the engine understands.</param>
/// <param name="keepOutputs">True to send outputs with their dependencies, as remote components and methods need them.</param>
/// <param name="isPart">True for a part of a value that is sent like this.</param>
internal sealed class Serializer(IMonitor monitor, bool keepOutputs = false, bool isPart = false)
{
    // If outputs are kept, a reference names its resource already: it is not a dependency as well.
    private readonly bool _dependsOnReferences = !keepOutputs && !isPart;

    /// <summary>The resources that the values so far depend on.</summary>
    public HashSet<Resource> Dependencies { get; } = [];

    /// <summary>Whether a value so far is not known yet.</summary>
    public bool ContainsUnknowns { get; private set; }

    /// <summary>Whether a value so far is a secret.</summary>
    public bool ContainsSecrets { get; private set; }

    /// <summary>The value, or null when there is nothing to send.</summary>
    public Task<Value?> SerializeAsync(string path, object? value) => value switch
    {
        null => Task.FromResult<Value?>(null),
        IInput input => SerializeAsync(path, input.Content),
        IOutput output => OutputAsync(path, output),
        InputParts list => CollectionAsync((serializer, all) => serializer.PartsAsync(path, list.Parts, all)),
        InputEntries map => CollectionAsync((serializer, all) => serializer.EntriesAsync(path, map.Parts, all)),
        IUnion union => SerializeAsync(path, union.Value),
        InputArgs args => ArgsAsync(path, args),
        Resource resource => ResourceAsync(path, resource),
        JsonElement json => SerializeAsync(path, Plain(json)),
        Task => throw new UnsupportedInputException($"Tasks are not allowed inside ResourceArgs. Please wrap your Task in an Output:\n\t{path}"),
        string text => Sent(Value.ForString(text)),
        IDictionary dictionary => DictionaryAsync(path, dictionary),
        IList list => ListAsync(path, list),
        ValueTuple => Task.FromResult<Value?>(null),
        _ when value.GetType().IsDefined(typeof(OutputTypeAttribute), true) => OutputObjectAsync(path, value),
        _ => Sent(Scalar(path, value)),
    };

    private static Task<Value?> Sent(Value value) => Task.FromResult<Value?>(value);

    private static Value Scalar(string path, object value) => value switch
    {
        bool flag => Value.ForBool(flag),
        int number => Value.ForNumber(number),
        double number => Value.ForNumber(number),
        System.Enum named when named.GetTypeCode() == TypeCode.Int32 => Value.ForNumber(Convert.ToInt32(named, CultureInfo.InvariantCulture)),
        _ when value.GetType().IsDefined(typeof(EnumTypeAttribute), false) => Named(path, value),
        _ => throw new UnsupportedInputException($"{value.GetType().FullName} is not a supported argument type.\n\t{path}"),
    };

    // The structs that generated SDKs use as enums convert explicitly to their string or number.
    private static Value Named(string path, object value)
    {
        foreach (var method in value.GetType().GetMethods(BindingFlags.Public | BindingFlags.Static))
        {
            if (method.Name == "op_Explicit" && (method.ReturnType == typeof(string) || method.ReturnType == typeof(double)))
            {
                return method.Invoke(null, [value]) switch
                {
                    string text => Value.ForString(text),
                    double number => Value.ForNumber(number),
                    _ => Value.ForNull(),
                };
            }
        }

        throw new UnsupportedInputException($"Expected {value.GetType().FullName} to have an explicit conversion operator to String or Double.\n\t{path}");
    }

    private static object? Plain(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().ToDictionary(property => property.Name, property => Plain(property.Value)),
        JsonValueKind.Array => json.EnumerateArray().Select(Plain).ToList(),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private async Task<Value?> OutputAsync(string path, IOutput output)
    {
        var data = await output.Data.ConfigureAwait(false);
        var inner = new Serializer(monitor, isPart: !_dependsOnReferences);
        var value = data.IsKnown ? await inner.SerializeAsync(path, data.Value).ConfigureAwait(false) : null;
        inner.Dependencies.UnionWith(data.Resources);
        Dependencies.UnionWith(inner.Dependencies);
        ContainsUnknowns |= !data.IsKnown || inner.ContainsUnknowns;
        ContainsSecrets |= data.IsSecret || inner.ContainsSecrets;
        if (keepOutputs && await monitor.SupportsAsync(Feature.OutputValues).ConfigureAwait(false))
        {
            return await KeptAsync(value, data.IsKnown, data.IsSecret, inner.Dependencies).ConfigureAwait(false);
        }

        if (!data.IsKnown)
        {
            return Value.ForString(SpecialValues.Unknown);
        }

        return value is not null && data.IsSecret && await monitor.SupportsAsync(Feature.Secrets).ConfigureAwait(false) ? SpecialValues.Secret(value) : value;
    }

    /// <summary>The value, as an output if it is secret, unknown or has dependencies.</summary>
    private static async Task<Value?> KeptAsync(Value? value, bool isKnown, bool isSecret, HashSet<Resource> dependencies)
    {
        if (isKnown && !isSecret && dependencies.Count == 0)
        {
            return value;
        }

        var kept = SpecialValues.Tagged(SpecialValues.OutputSignature);
        if (isKnown)
        {
            kept.StructValue.Fields.Add("value", value ?? Value.ForNull());
        }

        if (isSecret)
        {
            kept.StructValue.Fields.Add("secret", Value.ForBool(true));
        }

        var urns = await DependencyUrns.OfAsync(dependencies).ConfigureAwait(false);
        if (urns.Count > 0)
        {
            kept.StructValue.Fields.Add("dependencies", Value.ForList([.. urns.Select(Value.ForString)]));
        }

        return kept;
    }

    private async Task<Value?> ArgsAsync(string path, InputArgs args)
    {
        var fields = new Struct();
        foreach (var input in args.Read())
        {
            await AddAsync(fields, path, input.Name, input.Value).ConfigureAwait(false);
        }

        return Value.ForStruct(fields);
    }

    private async Task<Value?> OutputObjectAsync(string path, object value)
    {
        var fields = new Struct();
        foreach (var (name, field) in OutputFields.Of(value.GetType()))
        {
            fields.Fields[name] = await SerializeAsync($"{path}.{name}", field.GetValue(value)).ConfigureAwait(false) ?? Value.ForNull();
        }

        return Value.ForStruct(fields);
    }

    private async Task<Value?> DictionaryAsync(string path, IDictionary dictionary)
    {
        var fields = new Struct();
        foreach (DictionaryEntry entry in dictionary)
        {
            if (entry.Key is not string key)
            {
                throw new UnsupportedInputException($"Dictionaries are only supported with string keys:\n\t{path}");
            }

            await AddAsync(fields, path, key, entry.Value).ConfigureAwait(false);
        }

        return Value.ForStruct(fields);
    }

    private async Task AddAsync(Struct fields, string path, string name, object? value)
    {
        if (await SerializeAsync($"{path}.{name}", value).ConfigureAwait(false) is { } sent)
        {
            fields.Fields[name] = sent;
        }
    }

    private async Task<Value?> ListAsync(string path, IList list)
    {
        // default(ImmutableArray<T>) holds no array: it has the hash code 0 and cannot be enumerated. It is sent as an empty list.
        if (list.GetType().IsValueType && list.GetHashCode() == 0)
        {
            return Value.ForList();
        }

        var values = new List<Value>();
        foreach (var item in list)
        {
            values.Add(await SerializeAsync($"{path}[{values.Count}]", item).ConfigureAwait(false) ?? Value.ForNull());
        }

        return Value.ForList([.. values]);
    }

    /// <summary>A list or map of inputs. If outputs are kept, the whole is an output and its elements are not, as in the official package.</summary>
    private async Task<Value?> CollectionAsync(Func<Serializer, Several, Task<Value>> serialize)
    {
        var inner = new Serializer(monitor, isPart: !_dependsOnReferences);
        var all = new Several();
        var value = await serialize(inner, all).ConfigureAwait(false);
        Dependencies.UnionWith(inner.Dependencies);
        ContainsUnknowns |= inner.ContainsUnknowns;
        ContainsSecrets |= inner.ContainsSecrets;
        return keepOutputs && await monitor.SupportsAsync(Feature.OutputValues).ConfigureAwait(false)
            ? await KeptAsync(value, !all.Unknown, all.Secret, inner.Dependencies).ConfigureAwait(false)
            : all.Finish(value);
    }

    private async Task<Value> PartsAsync(string path, IReadOnlyList<object> parts, Several all)
    {
        var values = new List<Value>();
        foreach (var part in parts)
        {
            if (part is IInput)
            {
                values.Add(await SerializeAsync($"{path}[{values.Count}]", part).ConfigureAwait(false) ?? Value.ForNull());
            }
            else
            {
                values.AddRange((await SeveralAsync(path, (IOutput)part, all).ConfigureAwait(false))?.ListValue.Values ?? []);
            }
        }

        return Value.ForList([.. values]);
    }

    private async Task<Value> EntriesAsync(string path, IReadOnlyList<MapPart> parts, Several all)
    {
        var fields = new Struct();
        var keys = new MapKeys();
        foreach (var part in parts)
        {
            if (part.Key is null)
            {
                foreach (var entry in (await SeveralAsync(path, (IOutput)part.Value, all).ConfigureAwait(false))?.StructValue.Fields ?? [])
                {
                    keys.Take(entry.Key, part);
                    fields.Fields[entry.Key] = entry.Value;
                }
            }
            else
            {
                keys.Take(part.Key, part);
                fields.Fields.Remove(part.Key);
                await AddAsync(fields, path, part.Key, part.Value).ConfigureAwait(false);
            }
        }

        return Value.ForStruct(fields);
    }

    /// <summary>Several elements in one output: if it is unknown or secret, so is the collection that they are added to.</summary>
    private async Task<Value?> SeveralAsync(string path, IOutput part, Several all)
    {
        var data = await part.Data.ConfigureAwait(false);
        Dependencies.UnionWith(data.Resources);
        all.Unknown |= !data.IsKnown;
        all.Secret |= data.IsSecret && await monitor.SupportsAsync(Feature.Secrets).ConfigureAwait(false);
        ContainsUnknowns |= !data.IsKnown;
        ContainsSecrets |= data.IsSecret;
        return data.IsKnown ? await SerializeAsync(path, data.Value).ConfigureAwait(false) : null;
    }

    private async Task<Value?> ResourceAsync(string path, Resource resource)
    {
        var references = await monitor.SupportsAsync(Feature.ResourceReferences).ConfigureAwait(false);
        var inner = new Serializer(monitor);
        var urn = await inner.SerializeAsync($"{path}.urn", resource.Urn).ConfigureAwait(false);
        var id = resource is CustomResource custom ? await inner.SerializeAsync($"{path}.id", custom.Id).ConfigureAwait(false) : null;
        ContainsUnknowns |= inner.ContainsUnknowns && !references;
        if (_dependsOnReferences || !references)
        {
            Dependencies.UnionWith(inner.Dependencies);
            Dependencies.Add(resource);
        }

        if (!references)
        {
            return id ?? urn;
        }

        var reference = SpecialValues.Tagged(SpecialValues.ResourceSignature, ("urn", urn!));
        if (id is not null)
        {
            reference.StructValue.Fields.Add("id", id.StringValue == SpecialValues.Unknown ? Value.ForString("") : id);
        }

        return reference;
    }

    private sealed class Several
    {
        public bool Unknown { get; set; }

        public bool Secret { get; set; }

        public Value Finish(Value known) => Unknown ? Value.ForString(SpecialValues.Unknown) : Secret ? SpecialValues.Secret(known) : known;
    }
}
