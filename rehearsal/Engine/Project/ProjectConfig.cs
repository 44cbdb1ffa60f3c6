using Rehearsal.Engine.Diagnostics;
using Rehearsal.Wording;
using YamlDotNet.RepresentationModel;

namespace Rehearsal.Engine.Project;

/// <summary>
/// Reads the declarations of configuration keys under <c>config</c> in <c>Pulumi.yaml</c>. Sources: github.com/pulumi/pulumi,
/// sdk/go/common/workspace/project.go for what is allowed, config.go for their effect.
/// </summary>
/// <param name="project">The project's name.</param>
/// <param name="path">Path of <c>Pulumi.yaml</c>.</param>
internal sealed class ProjectConfig(string project, string path)
{
    private const string TypeMember = "type", ItemsMember = "items", DefaultMember = "default", ValueMember = "value", SecretMember = "secret";

    private static readonly string[] Members = [TypeMember, ItemsMember, "description", DefaultMember, ValueMember, SecretMember];

    /// <exception cref="RehearsalException">A key is declared wrongly.</exception>
    internal IReadOnlyList<ProjectConfigKey> Read(YamlNode? config) => config switch
    {
        null or YamlScalarNode => [],
        YamlMappingNode keys =>
        [
            .. Yaml.Members(keys, path).Select(member => ReadKey(member.Key, member.Name, member.Value)).OrderBy(key => key.Name, StringComparer.Ordinal),
        ],
        _ => throw Yaml.Error(path, config, "'config' must be a mapping of keys to values or types"),
    };

    private ProjectConfigKey ReadKey(YamlNode place, string name, YamlNode declared)
    {
        var isOwn = !name.Contains(':', StringComparison.Ordinal) || name.StartsWith($"{project}:", StringComparison.Ordinal);
        var fullKey = name.Contains(':', StringComparison.Ordinal) ? name : $"{project}:{name}";
        if (declared is not YamlMappingNode declaration)
            return new ProjectConfigKey(name, fullKey, IsRequired: false, Type: null, IsSecret: false, declared);
        RefuseUnknown(name, declaration);
        var (type, initial, value) = (TypeOf(name, declaration), Yaml.Member(declaration, DefaultMember), Yaml.Member(declaration, ValueMember));
        if (isOwn)
            CheckDefault(name, type, initial);
        else if (type is not null)
            throw Yaml.Error(path, place, $"configuration key '{name}' is not of the project '{project}' and should not define a type; remove 'type'");
        else if (initial is not null)
            throw Yaml.Error(
                path,
                initial,
                $"configuration key '{name}' is not of the project '{project}' and should not define a default; write 'value' instead of 'default'");
        else if (value is null)
            throw Yaml.Error(path, place, $"configuration key '{name}' is not of the project '{project}' and must have a 'value'");
        var isSecret = Yaml.Text(declaration, SecretMember, path) == "true";
        return new ProjectConfigKey(name, fullKey, IsRequired: isOwn && initial is null && value is null, type, isSecret, initial ?? value);
    }

    private void RefuseUnknown(string name, YamlMappingNode declaration)
    {
        foreach (var (key, member, _) in Yaml.Members(declaration, path).Where(member => !Members.Contains(member.Name)))
        {
            throw Yaml.Error(
                path,
                key,
                $"'{member}' is not a key of the declaration of '{name}'; the keys are {string.Join(", ", Members)}. "
                    + $"A value that is a mapping goes below '{DefaultMember}'");
        }
    }

    private ConfigType? TypeOf(string name, YamlMappingNode declaration)
    {
        if (Yaml.Text(declaration, TypeMember, path) is not { } type)
            return null;
        if (!ConfigType.Names.Contains(type))
            throw Yaml.Error(
                path,
                Yaml.Member(declaration, TypeMember)!,
                ($"the type '{type}' of configuration key '{name}' is none; it must be one of {string.Join(", ", ConfigType.Names)}. "
                    + NearestName.Suggestion(type, ConfigType.Names)).TrimEnd());
        if (type != ConfigType.List)
            return new ConfigType(type, null);
        return Yaml.Member(declaration, ItemsMember) is YamlMappingNode items && TypeOf(name, items) is { } ofItems
            ? new ConfigType(type, ofItems)
            : throw Yaml.Error(
                path,
                declaration,
                $"the configuration key '{name}' declares an array but does not specify the underlying type via the 'items' attribute, "
                    + "such as 'items: {type: string}'");
    }

    private void CheckDefault(string name, ConfigType? type, YamlNode? initial)
    {
        if (type is not null && initial is not null && !type.Takes(new StackValue(initial, path, key: null).Content))
            throw Yaml.Error(path, initial, $"the default value specified for configuration key '{name}' is not of the expected type '{type}'");
    }
}
