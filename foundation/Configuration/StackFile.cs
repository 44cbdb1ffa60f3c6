using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace GeoRegistry.Configuration;

/// <summary>
/// The file that a stack's configuration is in, where it can be found. Pulumi hands a program the values only; the file has the lines that messages
/// name, and shows which values are encrypted.
/// </summary>
internal sealed class StackFile
{
    /// <summary>
    /// The environment variable that names the file where it is not <c>Pulumi.STACK.yaml</c> beside <c>Pulumi.yaml</c> (<c>--config-file</c>).
    /// </summary>
    internal const string Variable = "GEO_REGISTRY_STACK_FILE";

    /// <summary>Where a project says what it is; it is there wherever the configuration came from.</summary>
    private const string ProjectFile = "Pulumi.yaml";

    private readonly Lazy<StackFilePlaces> _places;

    private StackFile(string name, string? path)
        => (Name, _places) = (name, new(() => path is null ? StackFilePlaces.None : Read(path)));

    /// <summary>No file: the configuration came from elsewhere.</summary>
    internal static StackFile None { get; } = new(ProjectFile, null);

    /// <summary>The file's path from the folder of <c>Pulumi.yaml</c>, with slashes; where it cannot be found, that of <c>Pulumi.yaml</c>.</summary>
    internal string Name { get; }

    /// <summary>The values of <c>name</c> and <c>region</c>, with their lines, in the order of the file.</summary>
    internal IReadOnlyList<(int Line, string Name)> Names => _places.Value.Names;

    /// <summary>The paths of all values that are encrypted in the file (<c>secure:</c>).</summary>
    internal IReadOnlySet<string> SecurePaths => _places.Value.SecurePaths;

    /// <summary>The keys that are in the file, but not under <c>config</c>, so that Pulumi ignores them.</summary>
    internal IReadOnlySet<string> KeysOutside => _places.Value.KeysOutside;

    /// <summary>Finds a stack's file.</summary>
    /// <param name="folder">The folder of <c>Pulumi.yaml</c>.</param>
    /// <param name="stack">The stack's name.</param>
    internal static StackFile Find(string folder, string stack)
    {
        var path = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : Path.Combine(folder, $"Pulumi.{stack}.yaml");
        return File.Exists(path) ? new(Path.GetRelativePath(folder, path).Replace('\\', '/'), path) : None;
    }

    /// <summary>Line and column, from 1 on, of a value of the configuration, or of what is nearest above it; null where the file does not have it.</summary>
    /// <param name="path">Its path, as in <see cref="ConfigPlace.Path"/>.</param>
    internal (int Line, int Column)? PlaceOf(string path)
    {
        for (var end = path.Length; end > 0; end = path.LastIndexOfAny(['.', '['], end - 1))
        {
            if (_places.Value.Find(path[..end]) is { } place)
                return place;
        }

        return null;
    }

    /// <summary>A place as compilers write it, such as <c>Pulumi.dev.yaml(12,9)</c>; null where the file does not have it.</summary>
    internal string? Describe(string path) => PlaceOf(path) is { } place ? $"{Name}({place.Line},{place.Column})" : null;

    private static StackFilePlaces Read(string path)
    {
        try
        {
            using var reader = File.OpenText(path);
            var yaml = new YamlStream();
            yaml.Load(reader);
            return StackFilePlaces.Of(yaml);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or YamlException)
        {
            // The values came from elsewhere, then; what can be said without the file is said.
            return StackFilePlaces.None;
        }
    }
}
