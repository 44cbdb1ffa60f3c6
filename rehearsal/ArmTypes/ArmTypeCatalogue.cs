using System.Collections.Concurrent;
using System.IO.Compression;
using System.Reflection;
using Azure.Bicep.Types.Az;
using Azure.Bicep.Types.Concrete;
using Azure.Bicep.Types.Serialization;

namespace Rehearsal.ArmTypes;

/// <summary>
/// Microsoft's own definitions of every Azure resource type and API version, read from the package Azure.Bicep.Types.Az.
/// Types, API versions and namespaces are compared without regard to case, as Azure Resource Manager does.
/// </summary>
/// <remarks>
/// The package holds one compressed file per provider namespace and API version (over 3,000 of them) and one index of 10 MB.
/// <see cref="Find"/> goes straight to the file, which takes milliseconds; only the members that list what exists read the index.
/// Everything is read at most once per process and is safe to use from several threads.
/// </remarks>
internal sealed class ArmTypeCatalogue
{
    private const string TypesFile = "/types.json.deflated";

    private static readonly Assembly Package = typeof(AzTypeLoader).Assembly;

    private readonly ConcurrentDictionary<string, Lazy<IReadOnlyDictionary<string, ArmResourceType>>> _types = new(StringComparer.OrdinalIgnoreCase);

    private readonly Lazy<ILookup<string, string>> _files = new(FindFiles);

    private readonly Lazy<ILookup<string, string>> _apiVersions = new(ReadIndex);

    private ArmTypeCatalogue()
    {
    }

    /// <summary>The one catalogue of the process.</summary>
    internal static ArmTypeCatalogue Shared { get; } = new();

    /// <summary>The definition of a resource type in one API version, or null when the type does not have that version.</summary>
    /// <param name="type">For example <c>Microsoft.ContainerRegistry/registries/replications</c>.</param>
    /// <param name="apiVersion">For example <c>2025-11-01</c>.</param>
    internal ArmResourceType? Find(string type, string apiVersion)
    {
        var key = $"{NamespaceOf(type)}/{apiVersion}";
        if (!_files.Value.Contains(key))
        {
            return null;
        }

        var types = _types.GetOrAdd(key, _ => new(() => ReadTypes(key)));
        return types.Value.GetValueOrDefault(type);
    }

    /// <summary>The API versions of a resource type, newest first; none when the type does not exist.</summary>
    internal IEnumerable<string> ApiVersions(string type) => _apiVersions.Value[type];

    /// <summary>The resource types of a provider namespace in alphabetical order, in Microsoft's spelling; none for an unknown namespace.</summary>
    internal IEnumerable<string> ResourceTypes(string providerNamespace)
        => _apiVersions.Value
            .Select(versions => versions.Key)
            .Where(type => NamespaceOf(type).Equals(providerNamespace, StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.OrdinalIgnoreCase);

    private static string NamespaceOf(string type) => type.Split('/', 2)[0];

    // A namespace and API version may be spread over several files: "containerregistry_0/microsoft.containerregistry/2025-11-01/types.json.deflated".
    private static ILookup<string, string> FindFiles()
        => Package.GetManifestResourceNames()
            .Where(name => name.EndsWith(TypesFile, StringComparison.Ordinal))
            .ToLookup(name => string.Join('/', name[..^TypesFile.Length].Split('/')[^2..]), StringComparer.OrdinalIgnoreCase);

    private static ILookup<string, string> ReadIndex()
        => new AzTypeLoader().LoadTypeIndex().Resources.Keys
            .Select(key => key.Split('@'))
            .OrderByDescending(parts => parts[1], StringComparer.Ordinal)
            .ToLookup(parts => parts[0], parts => parts[1], StringComparer.OrdinalIgnoreCase);

    private Dictionary<string, ArmResourceType> ReadTypes(string key)
    {
        var types = _files.Value[key].SelectMany(ReadFile).ToList();
        var functions = types.OfType<ResourceFunctionType>().ToLookup(function => function.ResourceType, StringComparer.OrdinalIgnoreCase);
        return types.OfType<ResourceType>()
            .Select(type => new ArmResourceType(type, functions[type.Name.Split('@')[0]]))
            .ToDictionary(type => type.Name, StringComparer.OrdinalIgnoreCase);
    }

    private static TypeBase[] ReadFile(string name)
    {
        using var compressed = Package.GetManifestResourceStream(name)!;
        using var json = new DeflateStream(compressed, CompressionMode.Decompress);
        return TypeSerializer.Deserialize(json);
    }
}
