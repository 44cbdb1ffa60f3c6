using System.Collections.Immutable;
using Rehearsal.Engine.Diagnostics;
using YamlDotNet.RepresentationModel;

namespace Rehearsal.Engine.Project;

/// <summary>
/// Checks a stack's configuration against what its project declares, as the pulumi CLI does before a run: <c>config.go</c> in
/// sdk/go/common/workspace.
/// </summary>
/// <param name="stack">The stack's name.</param>
/// <param name="path">Path of the stack's file.</param>
/// <param name="project">The project.</param>
internal sealed class DeclaredConfiguration(string stack, string path, ProjectFile project)
{
    /// <summary>The values that come from the project because the stack has none.</summary>
    internal IEnumerable<(string Key, YamlNode Value)> Defaults(ImmutableSortedDictionary<string, YamlNode> values)
        => project.Config.Where(key => key.Default is not null && !values.ContainsKey(key.FullKey)).Select(key => (key.FullKey, key.Default!));

    /// <summary>The first problem; null when there is none.</summary>
    /// <param name="nodes">The stack's own values, as they are written.</param>
    /// <param name="values">All values, those from the project as well.</param>
    internal RehearsalException? Problem(ImmutableSortedDictionary<string, YamlNode> nodes, ImmutableSortedDictionary<string, StackValue> values)
        => Missing(values) ?? project.Config.Select(key => Problem(key, nodes, values)).FirstOrDefault(problem => problem is not null);

    private RehearsalException? Missing(ImmutableSortedDictionary<string, StackValue> values)
    {
        var missing = project.Config.Where(key => key.IsRequired && !values.ContainsKey(key.FullKey)).Select(key => key.Name).ToList();
        return missing switch
        {
            [] => null,
            [var only] => new RehearsalException(
                $"{path}: stack '{stack}' is missing configuration value '{only}', which {project.Path} declares; "
                    + $"set it with 'pulumi config set {only} VALUE'"),
            [.. var first, var last] => new RehearsalException(
                $"{path}: stack '{stack}' is missing configuration values {string.Join(", ", first.Select(name => $"'{name}'"))} and '{last}', "
                    + $"which {project.Path} declares; set each with 'pulumi config set KEY VALUE'"),
        };
    }

    private RehearsalException? Problem(
        ProjectConfigKey key, ImmutableSortedDictionary<string, YamlNode> nodes, ImmutableSortedDictionary<string, StackValue> values)
    {
        if (key.Type is not { } type || !values.TryGetValue(key.FullKey, out var value))
            return null;
        var (place, node) = nodes.TryGetValue(key.FullKey, out var own) ? (path, own) : (project.Path, key.Default!);
        if (key.IsSecret && value.Secrets is [])
            return Yaml.Error(
                place,
                node,
                $"stack '{stack}' with configuration key '{key.Name}' must be encrypted as it's secret; "
                    + $"set it with 'pulumi config set --secret {key.Name} VALUE'");
        return value.IsLocked || type.Takes(value.Content)
            ? null
            : Yaml.Error(place, node, $"stack '{stack}' with configuration key '{key.Name}' must be of type '{type}'");
    }
}
