using System.Globalization;
using GeoRegistry.Policies.Declarations;
using Infra.Tests.Policies.Evaluation;

namespace Infra.Tests.Policies.Rules;

/// <summary>Stacks of which less is known than of an example: one value, at any depth, is unknown in each.</summary>
internal static class LessKnown
{
    internal static IEnumerable<(string Unknown, DeclaredStack Stack)> Of(Example example)
    {
        var yaml = DeclaredYaml.Parse(example.Yaml);
        var resources = DeclaredYaml.Read(yaml, example.Stack).Resources;
        for (var index = 0; index < resources.Length; index++)
        {
            foreach (var path in Paths(resources[index].Inputs, "").ToList())
            {
                // The resources refer to each other, so each stack is read again.
                var stack = DeclaredYaml.Read(yaml, example.Stack);
                var resource = stack.Resources[index];
                resource.Inputs = Without(resource.Inputs, path.Split('.'));
                yield return ($"{resource.Name}.{path}", stack);
            }
        }
    }

    private static IEnumerable<string> Paths(DeclaredValue value, string path)
        => value.Members.Select(member => (Name: member.Key, member.Value))
            .Concat(value.Items.Select((item, index) => (Name: $"{index}", Value: item)))
            .SelectMany(inside => Paths(inside.Value, $"{path}{inside.Name}.").Prepend($"{path}{inside.Name}"));

    private static DeclaredValue Without(DeclaredValue value, string[] path)
    {
        if (path is [])
            return DeclaredValue.Unknown.From(value.References);
        var (name, rest) = (path[0], path[1..]);
        if (value.Items is [])
            return DeclaredValue.Of(value.Members.SetItem(name, Without(value.Members[name], rest))).From(value.References);
        var index = int.Parse(name, CultureInfo.InvariantCulture);
        return DeclaredValue.Of(value.Items.SetItem(index, Without(value.Items[index], rest))).From(value.References);
    }
}
