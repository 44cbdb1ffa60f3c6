using System.Text.Json.Nodes;
using Rehearsal.Engine.Values;
using Rehearsal.Providers.AzureNative.Catalogue;
using Rehearsal.Providers.AzureNative.Shapes;

namespace Rehearsal.Providers.AzureNative;

/// <summary>The inputs that would give a resource as it is in Azure.</summary>
internal static class ReadInputs
{
    /// <param name="path">The inputs that its id stands for.</param>
    /// <param name="body">The resource as Azure has it.</param>
    /// <param name="oldInputs">What the program gave last; null when it is imported or only read.</param>
    /// <param name="oldOutputs">What Azure had made of it then.</param>
    internal static PropertyMap From(ResourceDefinition definition, PropertyMap path, JsonObject body, PropertyMap? oldInputs, PropertyMap? oldOutputs)
    {
        var now = Project(definition, path, body);
        if (oldInputs is null || oldOutputs is null)
        {
            return new(path.Concat(now.Where(input => !path.ContainsKey(input.Key))));
        }

        // What a program declares as resources of their own is no input of the resource that they are in; the next update would delete them.
        var others = definition.Standalone.Where(input => !oldInputs.ContainsKey(input)).ToHashSet();
        // What Azure filled in by itself is no input; only what differs from last time is taken over.
        var type = definition.DefinitionFor(path).Body;
        var before = Project(definition, path, BodyWriter.Write(type, oldOutputs, definition.OutputsKeepProperties));
        return Merge(oldInputs, Without(before, others), Without(now, others));
    }

    private static PropertyMap Without(PropertyMap map, HashSet<string> names) => new(map.Where(member => !names.Contains(member.Key)));

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
            when given.Items.Length == old.Items.Length && old.Items.Length == current.Items.Length
            => new PropertyValue.List([.. given.Items.Select((item, index) => Merge(item, old.Items[index], current.Items[index])!)]),
        _ => now is not null && input is PropertyValue.Secret ? new PropertyValue.Secret(now.Plain) : now,
    };
}
