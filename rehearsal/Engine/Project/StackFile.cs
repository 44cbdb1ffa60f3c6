using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Rehearsal.Engine.Values;
using YamlDotNet.RepresentationModel;

namespace Rehearsal.Engine.Project;

/// <summary>A stack's file, <c>Pulumi.STACK.yaml</c>, as it was read: secure values still encrypted.</summary>
internal sealed partial class StackFile
{
    private const string SecureMember = "secure";
    private readonly string _path;
    private readonly string? _salt;
    private readonly string? _provider;
    private readonly ImmutableSortedDictionary<string, YamlNode> _values;

    private StackFile(string path, string? salt, string? provider, ImmutableSortedDictionary<string, YamlNode> values)
        => (_path, _salt, _provider, _values) = (path, salt, provider, values);

    /// <exception cref="RehearsalException">There is no such stack, or its file says something wrong.</exception>
    internal static StackFile Read(ProjectFile project, string stack, string? configFile = null)
    {
        if (configFile is not null && !StackNames().IsMatch(stack))
            throw new RehearsalException($"'{stack}' cannot name a stack; name one with --stack: letters, digits, '-', '_' and '.'");
        if (configFile is not null && !File.Exists(configFile))
            throw new RehearsalException($"there is no file '{configFile}'; name the stack's configuration with --config-file");
        var path = configFile ?? Path.Combine(project.Folder, $"Pulumi.{stack}.yaml");
        if (!StackNames().IsMatch(stack) || !File.Exists(path))
            throw new RehearsalException(UnknownStack(project, stack));
        var root = Yaml.ReadMapping(path);
        var values = ImmutableSortedDictionary.CreateBuilder<string, YamlNode>(StringComparer.Ordinal);
        if (Yaml.Member(root, "config") is { } config)
        {
            var entries = config as YamlMappingNode ?? (config is YamlScalarNode { Value: null or "" } ? new YamlMappingNode() : throw Yaml.Error(path, config, "'config' must be a mapping of keys to values"));
            foreach (var (key, value) in entries.Children)
            {
                var name = key.ToString();
                var fullKey = name.Contains(':', StringComparison.Ordinal) ? name : $"{project.Name}:{name}";
                if (!values.TryAdd(fullKey, value))
                    throw Yaml.Error(path, key, $"'{fullKey}' is set twice; keep one of them");
            }
        }
        return new StackFile(path, Yaml.Text(root, "encryptionsalt", path), Yaml.Text(root, "secretsprovider", path), values.ToImmutable());
    }

    /// <summary>Turns the file into configuration for the program, decrypting what the passphrase opens.</summary>
    /// <exception cref="RehearsalException">The passphrase is wrong, or a secure value is damaged.</exception>
    internal StackConfiguration Decrypt(string? passphrase)
    {
        var hasSecureValues = _values.Values.Any(ContainsSecure);
        var key = _salt is null || passphrase is null ? null : OpenSalt(passphrase);
        var locked = key is null && (hasSecureValues || _salt is not null) ? WhyLocked() : null;
        return new StackConfiguration(
            _values.ToImmutableSortedDictionary(entry => entry.Key, entry => Text(entry.Value, key), StringComparer.Ordinal),
            [.. _values.Where(entry => ContainsSecure(entry.Value)).Select(entry => entry.Key)])
        {
            Secrets = key is null ? [] : [.. _values.Values.SelectMany(Secure).Select(secure => DecryptText(secure.Node, secure.Encrypted, key))],
            Key = key,
            Locked = locked,
        };
    }

    private SecretKey OpenSalt(string passphrase)
    {
        try
        {
            return Passphrase.Open(_salt!, passphrase);
        }
        catch (AuthenticationTagMismatchException error)
        {
            throw new RehearsalException($"the passphrase is not the one of {_path}; set {Passphrase.Variable} or {Passphrase.FileVariable} to the right one", error);
        }
        catch (Exception error) when (error is FormatException or CryptographicException)
        {
            throw new RehearsalException($"{_path}: 'encryptionsalt' is damaged: {error.Message}", error);
        }
    }

    private string WhyLocked() => (_provider, _salt) switch
    {
        (null or "passphrase", not null) => $"the secure values of {_path} are locked: set {Passphrase.Variable} or {Passphrase.FileVariable}",
        (null or "passphrase", null) => $"{_path} has secure values but no 'encryptionsalt'; set them again with 'pulumi config set --secret'",
        var (provider, _) => $"the secure values of {_path} are kept by '{provider}', which a rehearsal cannot ask; use a stack with a passphrase to rehearse",
    };

    private string Text(YamlNode value, SecretKey? key) => value switch
    {
        YamlScalarNode scalar => scalar.Value ?? "",
        _ when SecureText(value) is { } encrypted => DecryptText(value, encrypted, key),
        _ => Json(value, key)?.ToJsonString() ?? "",
    };

    private JsonNode? Json(YamlNode value, SecretKey? key) => value switch
    {
        YamlScalarNode scalar => Yaml.Scalar(scalar),
        YamlSequenceNode sequence => new JsonArray([.. sequence.Select(item => Json(item, key))]),
        YamlMappingNode when SecureText(value) is { } encrypted => JsonValue.Create(DecryptText(value, encrypted, key)),
        YamlMappingNode mapping => new JsonObject(mapping.Children.Select(member => KeyValuePair.Create(member.Key.ToString(), Json(member.Value, key)))),
        _ => throw Yaml.Error(_path, value, "a text, a list or a mapping is expected here"),
    };

    private string DecryptText(YamlNode node, string encrypted, SecretKey? key)
    {
        try
        {
            return key?.Decrypt(encrypted) ?? Unknowns.Placeholder;
        }
        catch (Exception error) when (error is FormatException or CryptographicException)
        {
            throw Yaml.Error(_path, node, "this secure value cannot be decrypted; set it again with 'pulumi config set --secret'");
        }
    }

    private static bool ContainsSecure(YamlNode value) => Secure(value).Any();

    private static IEnumerable<(YamlNode Node, string Encrypted)> Secure(YamlNode value) => value switch
    {
        _ when SecureText(value) is { } encrypted => [(value, encrypted)],
        YamlMappingNode mapping => mapping.Children.Values.SelectMany(Secure),
        YamlSequenceNode sequence => sequence.SelectMany(Secure),
        _ => [],
    };

    private static string? SecureText(YamlNode value)
        => value is YamlMappingNode { Children.Count: 1 } mapping && Yaml.Member(mapping, SecureMember) is YamlScalarNode scalar ? scalar.Value : null;

    /// <summary>The name of a folder's only stack.</summary>
    /// <exception cref="RehearsalException">There are several, or none.</exception>
    internal static string OnlyStack(string folder) => Stacks(folder) switch
    {
        [var stack] => stack,
        [] => throw new RehearsalException($"there are no stack files in {folder}; go to the project's folder or name it with --cwd, or create Pulumi.dev.yaml"),
        var stacks => throw new RehearsalException($"there are several stacks in {folder}: {string.Join(", ", stacks)}; name one with --stack"),
    };

    private static List<string> Stacks(string folder)
        => [.. Directory.EnumerateFiles(folder, "Pulumi.*.yaml").Select(file => Path.GetFileNameWithoutExtension(file)["Pulumi.".Length..]).Order(StringComparer.Ordinal)];

    private static string UnknownStack(ProjectFile project, string stack)
    {
        var stacks = Stacks(project.Folder);
        if (stacks.Count == 0)
            return $"there is no stack '{stack}': {project.Folder} has no stack files; create Pulumi.{stack}.yaml";
        var nearest = NearestName.Suggestion(stack, stacks) is { Length: > 0 } suggestion ? $" {suggestion}" : "";
        return $"there is no stack '{stack}' in {project.Folder}; there are: {string.Join(", ", stacks)}.{nearest} A new stack starts with a file Pulumi.{stack}.yaml";
    }

    [GeneratedRegex("^[A-Za-z0-9_.-]{1,100}$")]
    private static partial Regex StackNames();
}
