using System.Text.Json.Nodes;
using Rehearsal.Engine.Values;
using Rehearsal.Providers.AzureNative.Catalogue;
using Rehearsal.Providers.AzureNative.Shapes;

namespace Rehearsal.Providers.AzureNative.Reading;

/// <summary>The inputs that would give a resource as it is in Azure.</summary>
internal static class ReadInputs
{
    /// <param name="path">The inputs that make up its id.</param>
    /// <param name="body">The resource as Azure has it.</param>
    /// <param name="oldInputs">What the program gave last; null when it is imported or only read.</param>
    /// <param name="oldOutputs">What Azure had made of it then.</param>
    internal static PropertyMap From(ResourceDefinition definition, PropertyMap path, JsonObject body, PropertyMap? oldInputs, PropertyMap? oldOutputs)
    {
        var now = Project(definition, path, body);
        if (oldInputs is null || oldOutputs is null)
        {
            return new(path.Concat(now.Where(input => !path.ContainsKey(input.Key) && !IsEmpty(input.Value))));
        }

        // What a program declares as resources of their own is no input of the resource that they are in; the next update would delete them.
        var others = definition.Standalone.Select(path => path.Split('.')).Where(path => !IsGiven(oldInputs, path)).ToList();
        // What Azure filled in by itself is no input; only what differs from last time is taken over.
        var type = definition.DefinitionFor(path).Body;
        var before = Project(definition, path, BodyWriter.Write(type, oldOutputs, definition.OutputsKeepProperties));
        return Merge(oldInputs, Without(before, others), Without(now, others));
    }

    private static bool IsEmpty(PropertyValue value) => value.Plain is PropertyValue.List { Items.IsEmpty: true } or PropertyValue.Map { Members.Count: 0 };

    private static bool IsGiven(PropertyMap inputs, ReadOnlySpan<string> path)
        => inputs.TryGetValue(path[0], out var value) && (path.Length == 1 || (value.Plain is PropertyValue.Map inner && IsGiven(inner.Members, path[1..])));

    private static PropertyMap Without(PropertyMap map, IEnumerable<string[]> paths) => paths.Aggregate(map, (left, path) => Without(left, path));

    private static PropertyMap Without(PropertyMap map, ReadOnlySpan<string> path)
        => path.Length == 1 ? map.Without(path[0])
            : map.GetValueOrDefault(path[0])?.Plain is PropertyValue.Map inner ? map.With(path[0], new PropertyValue.Map(Without(inner.Members, path[1..])))
            : map;

    private static PropertyMap Project(ResourceDefinition definition, PropertyMap path, JsonObject body)
    {
        var read = BodyReader.Inputs.Read(definition.DefinitionFor(path).Body, body, definition.InputsKeepProperties);
        return new(read.Where(input => definition.Inputs.Contains(input.Key) && !definition.Path.Contains(input.Key)
            && !ArmTypes.ArmResourceType.IsEnvelope(input.Key)));
    }

    private static PropertyMap Merge(PropertyMap inputs, PropertyMap before, PropertyMap now)
        => new(inputs.Keys.Union(before.Keys).Union(now.Keys)
            .Select(name => (Name: name, Value: Merge(inputs.GetValueOrDefault(name), before.GetValueOrDefault(name), now.GetValueOrDefault(name))))
            .Where(entry => entry.Value is not null)
            .Select(entry => KeyValuePair.Create(entry.Name, entry.Value!)));

    private static PropertyValue? Merge(PropertyValue? input, PropertyValue? before, PropertyValue? now) => (input?.Plain, before?.Plain, now?.Plain) switch
    {
        var (_, old, current) when Equals(old, current) => input,
        (PropertyValue.Map given, PropertyValue.Map old, PropertyValue.Map current)
            => new PropertyValue.Map(Merge(given.Members, old.Members, current.Members)),
        (PropertyValue.List given, PropertyValue.List old, PropertyValue.List current)
            => new PropertyValue.List([.. current.Items.Select((item, index)
                => index < given.Items.Length && index < old.Items.Length ? Merge(given.Items[index], old.Items[index], item)! : item)]),
        _ => now is not null && input is PropertyValue.Secret ? new PropertyValue.Secret(now.Plain) : now,
    };
}
