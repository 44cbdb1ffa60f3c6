using System.Text.RegularExpressions;
using Rehearsal.Engine.Diagnostics;
using YamlDotNet.RepresentationModel;

namespace Rehearsal.Engine.Project;

/// <summary>What <c>Pulumi.yaml</c> says about a project.</summary>
/// <param name="Folder">Folder of the file.</param>
/// <param name="Runtime">Name of the language runtime.</param>
/// <param name="RuntimeOptions">Options of the runtime, such as <c>binary</c>.</param>
/// <param name="ProgramFolder">Folder of the program: <c>main</c>, or the project's own folder.</param>
internal sealed partial record ProjectFile(
    string Folder, string Name, string Runtime, IReadOnlyDictionary<string, string> RuntimeOptions, string ProgramFolder)
{
    internal const string FileName = "Pulumi.yaml";
    private const string ConfigMember = "config";

    /// <summary>The folder of the stacks' files: <c>stackConfigDir</c>, or the project's own folder.</summary>
    internal string StackFolder { get; init; } = Folder;

    /// <summary>The keys of the configuration that the project declares, by name.</summary>
    internal IReadOnlyList<ProjectConfigKey> Config { get; init; } = [];

    internal string Path => System.IO.Path.Combine(Folder, FileName);

    /// <exception cref="RehearsalException">There is no such file, or it says something wrong.</exception>
    internal static ProjectFile Read(string folder)
    {
        var path = System.IO.Path.Combine(System.IO.Path.GetFullPath(folder), FileName);
        if (!File.Exists(path))
            throw new RehearsalException(
                $"there is no {FileName} in '{System.IO.Path.GetDirectoryName(path)}'; go to the project's folder or name it with --cwd");
        var root = Yaml.ReadMapping(path);
        var name = Yaml.Text(root, "name", path)
            ?? throw new RehearsalException($"{path}: 'name' is missing; add a line such as 'name: geo-registry'");
        if (!Names().IsMatch(name))
            throw new RehearsalException($"{path}: name '{name}' is not allowed; use 1 to 100 letters, digits, hyphens, underscores and periods");
        var (runtime, options) = ReadRuntime(root, path);
        var projectFolder = System.IO.Path.GetDirectoryName(path)!;
        var programFolder = System.IO.Path.GetFullPath(System.IO.Path.Combine(projectFolder, Yaml.Text(root, "main", path) ?? "."));
        var config = Yaml.Member(root, ConfigMember);
        // A text is what 'stackConfigDir' was called once.
        var stackFolder = Yaml.Text(root, "stackConfigDir", path) ?? (config as YamlScalarNode)?.Value;
        return new ProjectFile(projectFolder, name, runtime, options, programFolder)
        {
            StackFolder = System.IO.Path.GetFullPath(System.IO.Path.Combine(projectFolder, stackFolder is { Length: > 0 } ? stackFolder : ".")),
            Config = new ProjectConfig(name, path).Read(config),
        };
    }

    /// <summary>The folder of the stacks' files of the project in a folder; where there is no project, the folder itself.</summary>
    /// <exception cref="RehearsalException">The project's file says something wrong.</exception>
    internal static string StackFolderOf(string folder) => File.Exists(System.IO.Path.Combine(folder, FileName)) ? Read(folder).StackFolder : folder;

    private static (string Runtime, Dictionary<string, string> Options) ReadRuntime(YamlMappingNode root, string path)
    {
        var options = new Dictionary<string, string>();
        if (Yaml.Member(root, "runtime") is not YamlMappingNode runtime)
        {
            var only = Yaml.Text(root, "runtime", path)
                ?? throw new RehearsalException($"{path}: 'runtime' is missing; add a line such as 'runtime: dotnet'");
            return (only, options);
        }
        var name = Yaml.Text(runtime, "name", path) ?? throw new RehearsalException($"{path}: 'runtime.name' is missing; add a line such as 'name: dotnet'");
        if (Yaml.Member(runtime, "options") is YamlMappingNode members)
        {
            foreach (var (key, value) in members.Children)
            {
                options[key.ToString()] = value.ToString();
            }
        }
        return (name, options);
    }

    [GeneratedRegex(@"^[A-Za-z0-9_.-]{1,100}$")]
    private static partial Regex Names();
}
