using Rehearsal.Engine.Values;

namespace Rehearsal.Providers.AzureNative.Catalogue;

/// <summary>ARM resource ids from path inputs, and path inputs from ids.</summary>
internal sealed class ResourcePath(ResourceDefinition definition, string subscriptionId)
{
    private const string ResourceGroups = "Microsoft.Resources/resourceGroups";

    /// <summary>The id for given inputs, or null as long as one of the path inputs is not known.</summary>
    internal string? Id(PropertyMap inputs)
    {
        var values = definition.Path.Select(name => inputs.TryGetValue(name, out var value) ? value.AsText() : null).ToList();
        if (values.Any(value => value is null))
        {
            return null;
        }

        if (definition.ArmType == ResourceGroups)
        {
            return $"/subscriptions/{subscriptionId}/resourceGroups/{values[0]}";
        }

        var (scope, names) = definition.Path[0] switch
        {
            "resourceGroupName" => ($"/subscriptions/{subscriptionId}/resourceGroups/{values[0]}", values.Skip(1)),
            "scope" or "resourceUri" => ($"/{values[0]!.Trim('/')}", values.Skip(1)),
            _ => ($"/subscriptions/{subscriptionId}", values.AsEnumerable()),
        };
        var type = definition.ArmTypeFor(inputs).Split('/');
        return $"{scope}/providers/{type[0]}/{string.Join('/', type.Skip(1).Zip(names, (segment, name) => $"{segment}/{name}"))}";
    }

    /// <summary>The path inputs of an id.</summary>
    /// <exception cref="ProviderException">The id is not one of this resource type.</exception>
    internal PropertyMap Inputs(string id)
    {
        var segments = id.Trim('/').Split('/');
        var count = definition.Path.Length;
        if (definition.ArmType == ResourceGroups)
        {
            return segments.Length == 4 && Is(segments[2], "resourceGroups") ? Map((definition.Path[0], segments[3])) : throw Malformed(id);
        }

        var type = definition.ArmType.Split('/');
        var provider = segments.Length - (2 * type.Length);
        if (provider < 0 || !Is(segments[provider], "providers") || !Is(segments[provider + 1], type[0]))
        {
            throw Malformed(id);
        }

        var inputs = new List<(string, string)>();
        for (var level = 1; level < type.Length; level++)
        {
            var (segment, name) = (segments[provider + (2 * level)], segments[provider + (2 * level) + 1]);
            inputs.Add((definition.Path[count - type.Length + level], name));
            if (type[level].StartsWith('{'))
            {
                inputs.Add((definition.TypeInput!, segment));
            }
            else if (!Is(segment, type[level]))
            {
                throw Malformed(id);
            }
        }

        return definition.Path[0] switch
        {
            "resourceGroupName" when provider == 4 => Map([.. inputs, (definition.Path[0], segments[3])]),
            "scope" or "resourceUri" => Map([.. inputs, (definition.Path[0], "/" + string.Join('/', segments[..provider]))]),
            _ when definition.Path.Length == type.Length - 1 => Map([.. inputs]),
            _ => throw Malformed(id),
        };
    }

    private static bool Is(string segment, string expected) => segment.Equals(expected, StringComparison.OrdinalIgnoreCase);

    private static PropertyMap Map(params (string Name, string Value)[] inputs)
        => new(inputs.Select(input => KeyValuePair.Create(input.Name, (PropertyValue)input.Value)));

    private ProviderException Malformed(string id)
    {
        var form = Id(Map([.. definition.Path.Append(definition.TypeInput ?? "").Select(name => (name, $"{{{name}}}"))]));
        return new($"'{id}' is not the id of a {definition.ArmType}. It has the form '{form}'.");
    }
}
