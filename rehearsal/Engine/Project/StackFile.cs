using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Secrets;
using Rehearsal.Wording;
using YamlDotNet.RepresentationModel;

namespace Rehearsal.Engine.Project;

/// <summary>A stack's file, <c>Pulumi.STACK.yaml</c>, as it was read: secure values still encrypted.</summary>
internal sealed partial class StackFile
{
    private const string ConfigMember = "config";
    private const string SaltMember = "encryptionsalt";
    private const string ProviderMember = "secretsprovider";

    /// <summary>The members of a stack's file that the CLI knows; it removes all others when it saves the file.</summary>
    private static readonly string[] Members = [ConfigMember, SaltMember, ProviderMember, "encryptedkey", "environment"];

    private readonly string? _salt;
    private readonly string? _provider;
    private readonly ImmutableSortedDictionary<string, YamlNode> _values;
    private readonly ImmutableArray<string> _warnings;
    private readonly DeclaredConfiguration _declared;
    private readonly string _projectPath;

    /// <summary>The file's path.</summary>
    internal string Path { get; }

    private StackFile(string path, YamlMappingNode root, ImmutableSortedDictionary<string, YamlNode> values, ProjectFile project, string stack)
    {
        (Path, _values, _projectPath) = (path, values, project.Path);
        _declared = new DeclaredConfiguration(stack, path, project);
        (_salt, _provider) = (Yaml.Text(root, SaltMember, path), Yaml.Text(root, ProviderMember, path));
        _warnings = [.. root.Children.Keys.Where(key => !Members.Contains(key.ToString())).Select(key => Yaml.At(path, key, Ignored(key.ToString())))];
    }

    /// <exception cref="RehearsalException">There is no such stack, or its file says something wrong.</exception>
    internal static StackFile Read(ProjectFile project, string stack, string? configFile = null)
    {
        if (configFile is not null && !StackNames().IsMatch(stack))
            throw new RehearsalException($"'{stack}' cannot name a stack; name one with --stack: letters, digits, '-', '_' and '.'");
        if (configFile is not null && !File.Exists(configFile))
            throw new RehearsalException($"there is no file '{configFile}'; name the stack's configuration with --config-file");
        var path = configFile ?? System.IO.Path.Combine(project.StackFolder, $"Pulumi.{stack}.yaml");
        if (!StackNames().IsMatch(stack) || !File.Exists(path))
            throw new RehearsalException(UnknownStack(project, stack));
        var root = Yaml.ReadMapping(path);
        var values = ImmutableSortedDictionary.CreateBuilder<string, YamlNode>(StringComparer.Ordinal);
        if (Yaml.Member(root, ConfigMember) is { } config)
        {
            var entries = config switch
            {
                YamlMappingNode mapping => mapping,
                YamlScalarNode { Value: null or "" } => new YamlMappingNode(),
                _ => throw Yaml.Error(path, config, "'config' must be a mapping of keys to values"),
            };
            foreach (var (key, name, value) in Yaml.Members(entries, path))
            {
                var fullKey = FullKey(project, name)
                    ?? throw Yaml.Error(path, key, $"'{name}' is no key of the configuration; it looks like 'name' or 'namespace:name'");
                if (!values.TryAdd(fullKey, value))
                    throw Yaml.Error(path, key, $"'{fullKey}' is set twice; keep one of them");
            }
        }
        return new StackFile(path, root, values.ToImmutable(), project, stack);
    }

    /// <summary>Turns the file into configuration for the program, decrypting what the passphrase opens.</summary>
    /// <exception cref="RehearsalException">The passphrase is wrong, or a secure value is damaged.</exception>
    internal StackConfiguration Decrypt(string? passphrase)
    {
        var key = _salt is null || passphrase is null ? null : OpenSalt(passphrase);
        var values = _values.ToImmutableSortedDictionary(entry => entry.Key, entry => new StackValue(entry.Value, Path, key), StringComparer.Ordinal)
            .AddRange(_declared.Defaults(_values).Select(entry => KeyValuePair.Create(entry.Key, new StackValue(entry.Value, _projectPath, key))));
        var secrets = values.Values.SelectMany(value => value.Secrets);
        return new StackConfiguration(
            values.ToImmutableSortedDictionary(entry => entry.Key, entry => entry.Value.Text, StringComparer.Ordinal),
            [.. values.Where(entry => entry.Value.Secrets is not []).Select(entry => entry.Key)])
        {
            Secrets = key is null ? [] : [.. secrets],
            Key = key,
            Salt = _salt,
            Problem = _declared.Problem(_values, values),
            Locked = key is null && (_salt is not null || secrets.Any()) ? WhyLocked() : null,
            Warnings = [.. _warnings.Concat(values.Values.SelectMany(value => value.Warnings)).Distinct()],
        };
    }

    /// <summary>Keys may also have the old form <c>namespace:config:name</c>.</summary>
    private static string? FullKey(ProjectFile project, string name) => name.Split(':') switch
    {
        [var alone] => $"{project.Name}:{alone}",
        [_, _] => name,
        [var space, "config", var last] => $"{space}:{last}",
        _ => null,
    };

    private static string Ignored(string key) => key.Contains(':', StringComparison.Ordinal)
        ? $"'{key}' is ignored here, by Pulumi too, which drops it when it saves the file; put it, indented, under a line 'config:'"
        : $"'{key}' is ignored here, by Pulumi too, which drops it when it saves the file";

    private SecretKey OpenSalt(string passphrase)
    {
        try
        {
            return Passphrase.Open(_salt!, passphrase);
        }
        catch (AuthenticationTagMismatchException error)
        {
            throw new RehearsalException(
                $"the passphrase is not the one of {Path}; set {Passphrase.Variable} or {Passphrase.FileVariable} to the right one", error);
        }
        catch (Exception error) when (error is FormatException or CryptographicException)
        {
            throw new RehearsalException($"{Path}: 'encryptionsalt' is damaged: {error.Message}", error);
        }
    }

    private string WhyLocked() => (_provider, _salt) switch
    {
        (null or "passphrase", not null) => $"the secure values of {Path} are locked: set {Passphrase.Variable} or {Passphrase.FileVariable}",
        (null or "passphrase", null) => $"{Path} has secure values but no 'encryptionsalt'; set them again with 'pulumi config set --secret'",
        var (provider, _) => $"the secure values of {Path} are kept by '{provider}', which a rehearsal cannot ask; use a stack with a passphrase to rehearse",
    };

    /// <summary>The name of a folder's only stack.</summary>
    /// <exception cref="RehearsalException">There are several, or none.</exception>
    internal static string OnlyStack(string folder) => Stacks(folder) switch
    {
        [var stack] => stack,
        [] => throw new RehearsalException(
            $"there are no stack files in {folder}; go to the project's folder or name it with --cwd, or create Pulumi.dev.yaml"),
        var stacks => throw new RehearsalException($"there are several stacks in {folder}: {string.Join(", ", stacks)}; name one with --stack"),
    };

    private static List<string> Stacks(string folder)
        =>
        [
            .. Directory.EnumerateFiles(folder, "Pulumi.*.yaml")
                .Select(file => System.IO.Path.GetFileNameWithoutExtension(file)["Pulumi.".Length..])
                .Order(StringComparer.Ordinal),
        ];

    private static string UnknownStack(ProjectFile project, string stack)
    {
        var stacks = Stacks(project.StackFolder);
        if (stacks.Count == 0)
            return $"there is no stack '{stack}': {project.StackFolder} has no stack files; create Pulumi.{stack}.yaml";
        var nearest = NearestName.Suggestion(stack, stacks) is { Length: > 0 } suggestion ? $" {suggestion}" : "";
        return $"there is no stack '{stack}' in {project.StackFolder}; there are: {string.Join(", ", stacks)}.{nearest} "
            + $"A new stack starts with a file Pulumi.{stack}.yaml";
    }

    [GeneratedRegex("^[A-Za-z0-9_.-]{1,100}$")]
    private static partial Regex StackNames();
}
