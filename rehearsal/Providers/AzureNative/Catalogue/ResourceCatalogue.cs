using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Rehearsal.ArmTypes;
using Rehearsal.Engine.Values;
using Rehearsal.Providers.AzureNative.Shapes;
using Rehearsal.Wording;

namespace Rehearsal.Providers.AzureNative.Catalogue;

/// <summary>The resource types and functions of azure-native, as generated from its npm package into <c>resources.json</c>.</summary>
internal sealed partial class ResourceCatalogue
{
    private readonly JsonObject _resources;
    private readonly JsonObject _functions;
    private readonly ConcurrentDictionary<string, ResourceDefinition> _definitions = new(StringComparer.Ordinal);

    private ResourceCatalogue(JsonNode content)
    {
        _resources = content["resources"]!.AsObject();
        _functions = content["functions"]!.AsObject();
    }

    /// <summary>The catalogue that the program carries.</summary>
    internal static ResourceCatalogue Shared { get; } = Load();

    /// <summary>The tokens of all resource types: those of azure-native in their default API version, and those of its parameterized packages.</summary>
    internal IEnumerable<string> ResourceTokens => _resources.Select(resource => resource.Key);

    /// <summary>The tokens of all functions.</summary>
    internal IEnumerable<string> FunctionTokens => _functions.Select(function => function.Key);

    /// <summary>The definition for a token, also for one that names another API version (<c>azure-native:containerregistry/v20251101:Registry</c>).</summary>
    /// <exception cref="ProviderException">The token is not known.</exception>
    internal ResourceDefinition Resource(string token) => _definitions.GetOrAdd(token, Define);

    /// <summary>The definition for a function's token, also for one that names another API version.</summary>
    /// <exception cref="ProviderException">The token is not known.</exception>
    internal FunctionDefinition Function(string token)
    {
        var (plain, apiVersion) = Listed(token, _functions);
        if (_functions[plain] is not JsonObject function)
        {
            throw Unknown("function", token, _functions);
        }

        var operation = (string)function["operation"]!;
        return new(token, operation, operation == FunctionDefinition.ClientConfig ? null : ResourceOf(token, function, apiVersion));
    }

    private static ResourceCatalogue Load()
    {
        using var stream = typeof(ResourceCatalogue).Assembly.GetManifestResourceStream("Rehearsal.azure-native.json")!;
        return new(JsonNode.Parse(stream)!);
    }

    private ResourceDefinition Define(string token)
    {
        var (plain, apiVersion) = Listed(token, _resources);
        if (_resources[plain] is not JsonObject resource)
        {
            throw Unknown("resource type", token, _resources);
        }

        var definition = new ResourceDefinition(
            token,
            (string)resource["armType"]!,
            (string)resource["apiVersion"]!,
            Strings(resource["path"]),
            Strings(resource["inputs"]),
            Strings(resource["outputs"]),
            Strings(resource["required"]),
            Json.ToMap(resource["defaults"]!.AsObject()),
            Strings(resource["secrets"]),
            Strings(resource["standalone"]));
        return apiVersion is null || apiVersion == definition.ApiVersion ? definition : InVersion(definition, apiVersion);
    }

    // The npm package describes one API version only; for others the ARM types define inputs and outputs.
    private static ResourceDefinition InVersion(ResourceDefinition definition, string apiVersion)
    {
        var versioned = definition with { ApiVersion = apiVersion };
        if (definition.TypeInput is not null)
        {
            return versioned;
        }

        var body = versioned.DefinitionFor(PropertyMap.Empty).Body;
        var inputs = ArmShape.Members(body, definition.InputsKeepProperties, _ => null)
            .Where(member => !member.IsReadOnly && !ArmResourceType.IsEnvelope(member.Name))
            .Select(member => member.Name);
        var outputs = ArmShape.Members(body, definition.OutputsKeepProperties, _ => null)
            .Select(member => member.Name)
            .Where(name => name is not ("id" or "apiVersion"));
        return versioned with
        {
            Inputs = [.. definition.Path.Concat(inputs).Distinct()],
            Outputs = [.. outputs.Append("azureApiVersion").Distinct()],
        };
    }

    private ResourceDefinition ResourceOf(string token, JsonObject function, string? apiVersion)
    {
        var armType = (string)function["armType"]!;
        var known = _resources
            .Where(resource => (string?)resource.Value!["armType"] == armType)
            .OrderByDescending(resource => (string?)resource.Value!["apiVersion"] == (string?)function["apiVersion"])
            .FirstOrDefault().Key;
        var (version, path) = (apiVersion ?? (string)function["apiVersion"]!, Strings(function["path"]));
        if (known is not null)
        {
            return Resource(known) with { ApiVersion = version, Path = path };
        }

        var unlisted = new ResourceDefinition(token, armType, version, path, [], [], [], PropertyMap.Empty, [], []);
        return (string?)function["operation"] == FunctionDefinition.Read ? InVersion(unlisted, version) : unlisted;
    }

    /// <summary>
    /// The entry that describes a token: its own where it has one, else that of its parameterized package without a version in the middle, else that
    /// of the default API version, with the version that it names.
    /// </summary>
    private static (string Token, string? ApiVersion) Listed(string token, JsonObject entries)
    {
        var match = VersionedToken().Match(token);
        if (entries.ContainsKey(token) || !match.Groups["year"].Success)
        {
            return (token, null);
        }

        var ending = $":{match.Groups["module"].Value}:{match.Groups["name"].Value}";
        var parameterized = $"azure-native{match.Groups["parameter"].Value}{ending}";
        return match.Groups["parameter"].Success && entries.ContainsKey(parameterized)
            ? (parameterized, null)
            : ($"azure-native{ending}",
                $"{match.Groups["year"].Value}-{match.Groups["month"].Value}-{match.Groups["day"].Value}"
                    + (match.Groups["kind"].Length > 0 ? $"-{match.Groups["kind"].Value}" : ""));
    }

    private static ProviderException Unknown(string what, string token, JsonObject known)
        => new($"azure-native has no {what} '{token}' here. {NearestName.Suggestion(token, known.Select(entry => entry.Key))}".TrimEnd());

    private static ImmutableArray<string> Strings(JsonNode? array) => [.. array!.AsArray().Select(item => (string)item!)];

    // A version is part of the module (azure-native:containerregistry/v20251101:Registry) or of a parameterized package's name
    // (azure-native_containerregistry_v20260101preview:containerregistry:Registry). Older stacks of this project have it in both.
    [GeneratedRegex(
        @"^azure-native(?<parameter>_\w+_v(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)(?<kind>[a-z]*))?:"
        + @"(?<module>\w+)(/v(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)(?<kind>[a-z]*))?:(?<name>\w+)$")]
    private static partial Regex VersionedToken();
}
