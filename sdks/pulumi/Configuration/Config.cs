using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace Pulumi;

/// <summary>The stack's configuration in one namespace. If nothing is set, a <c>Get…</c> method returns null and a <c>Require…</c> method fails.</summary>
public sealed class Config
{
    private readonly string _name;

    /// <summary>Opens a namespace.</summary>
    /// <param name="name">The namespace; by default the project's name.</param>
    public Config(string? name = null)
    {
        name ??= Deployment.Instance.ProjectName;
        _name = name.EndsWith(":config", StringComparison.Ordinal) ? name[..^":config".Length] : name;
    }

    /// <summary>A string.</summary>
    /// <param name="key">The key without its namespace.</param>
    public string? Get(string key) => Deployment.Current.Settings.Config.GetValueOrDefault(FullKey(key));

    /// <summary>A string that is a secret.</summary>
    /// <inheritdoc cref="Get"/>
    public Output<string>? GetSecret(string key) => Get(key) is { } value ? Output.CreateSecret(value) : null;

    /// <summary>A boolean: <c>true</c> or <c>false</c>.</summary>
    /// <inheritdoc cref="Require"/>
    public bool? GetBoolean(string key) => GetParsed<bool>(key, "Boolean", ParseBoolean);

    /// <summary>A boolean that is a secret: <c>true</c> or <c>false</c>.</summary>
    /// <inheritdoc cref="Require"/>
    public Output<bool>? GetSecretBoolean(string key) => Secret(GetParsed<bool>(key, "Boolean", ParseBoolean, secret: true));

    /// <summary>A whole number of 32 bits.</summary>
    /// <inheritdoc cref="Require"/>
    public int? GetInt32(string key) => GetParsed<int>(key, "Int32", ParseInt32);

    /// <summary>A whole number of 32 bits that is a secret.</summary>
    /// <inheritdoc cref="Require"/>
    public Output<int>? GetSecretInt32(string key) => Secret(GetParsed<int>(key, "Int32", ParseInt32, secret: true));

    /// <summary>A number, with a point before its decimals.</summary>
    /// <inheritdoc cref="Require"/>
    public double? GetDouble(string key) => GetParsed<double>(key, "Double", ParseDouble);

    /// <summary>A number that is a secret, with a point before its decimals.</summary>
    /// <inheritdoc cref="Require"/>
    public Output<double>? GetSecretDouble(string key) => Secret(GetParsed<double>(key, "Double", ParseDouble, secret: true));

    /// <summary>A structured value, read from JSON; the type's default if nothing is set.</summary>
    /// <inheritdoc cref="Require"/>
    [return: MaybeNull]
    public T GetObject<T>(string key) => ParseObject<T>(key, Get(key), null);

    /// <inheritdoc cref="GetObject{T}(string)"/>
    /// <param name="key"></param>
    /// <param name="options">How to read the JSON.</param>
    [return: MaybeNull]
    public T GetObject<T>(string key, JsonSerializerOptions options) => ParseObject<T>(key, Get(key), options);

    /// <summary>A structured value that is a secret, read from JSON.</summary>
    /// <inheritdoc cref="Require"/>
    public Output<T>? GetSecretObject<T>(string key) => Get(key) is { } json ? Output.CreateSecret(ParseObject<T>(key, json, null, secret: true)!) : null;

    /// <inheritdoc cref="GetSecretObject{T}(string)"/>
    /// <param name="key"></param>
    /// <param name="options">How to read the JSON.</param>
    public Output<T>? GetSecretObject<T>(string key, JsonSerializerOptions options)
        => Get(key) is { } json ? Output.CreateSecret(ParseObject<T>(key, json, options, secret: true)!) : null;

    /// <summary>A string that must be set.</summary>
    /// <param name="key">The key without its namespace.</param>
    /// <exception cref="RunException">The key is not set, or its value has another type; the message says how to set it.</exception>
    public string Require(string key) => Get(key) ?? throw Missing(key);

    /// <summary>A string that is a secret and must be set.</summary>
    /// <inheritdoc cref="Require"/>
    public Output<string> RequireSecret(string key) => GetSecret(key) ?? throw Missing(key, secret: true);

    /// <summary>A boolean that must be set: <c>true</c> or <c>false</c>.</summary>
    /// <inheritdoc cref="Require"/>
    public bool RequireBoolean(string key) => GetBoolean(key) ?? throw Missing(key);

    /// <summary>A boolean that is a secret and must be set: <c>true</c> or <c>false</c>.</summary>
    /// <inheritdoc cref="Require"/>
    public Output<bool> RequireSecretBoolean(string key) => GetSecretBoolean(key) ?? throw Missing(key, secret: true);

    /// <summary>A whole number of 32 bits that must be set.</summary>
    /// <inheritdoc cref="Require"/>
    public int RequireInt32(string key) => GetInt32(key) ?? throw Missing(key);

    /// <summary>A whole number of 32 bits that is a secret and must be set.</summary>
    /// <inheritdoc cref="Require"/>
    public Output<int> RequireSecretInt32(string key) => GetSecretInt32(key) ?? throw Missing(key, secret: true);

    /// <summary>A number that must be set, with a point before its decimals.</summary>
    /// <inheritdoc cref="Require"/>
    public double RequireDouble(string key) => GetDouble(key) ?? throw Missing(key);

    /// <summary>A number that is a secret and must be set, with a point before its decimals.</summary>
    /// <inheritdoc cref="Require"/>
    public Output<double> RequireSecretDouble(string key) => GetSecretDouble(key) ?? throw Missing(key, secret: true);

    /// <summary>A structured value that must be set, read from JSON.</summary>
    /// <inheritdoc cref="Require"/>
    public T RequireObject<T>(string key) => ParseObject<T>(key, Require(key), null)!;

    /// <inheritdoc cref="RequireObject{T}(string)"/>
    /// <param name="key"></param>
    /// <param name="options">How to read the JSON.</param>
    public T RequireObject<T>(string key, JsonSerializerOptions options) => ParseObject<T>(key, Require(key), options)!;

    /// <summary>A structured value that is a secret and must be set, read from JSON.</summary>
    /// <inheritdoc cref="Require"/>
    public Output<T> RequireSecretObject<T>(string key) => GetSecretObject<T>(key) ?? throw Missing(key, secret: true);

    /// <inheritdoc cref="RequireSecretObject{T}(string)"/>
    /// <param name="key"></param>
    /// <param name="options">How to read the JSON.</param>
    public Output<T> RequireSecretObject<T>(string key, JsonSerializerOptions options) => GetSecretObject<T>(key, options) ?? throw Missing(key, secret: true);

    private static bool? ParseBoolean(string text) => text switch
    {
        "true" => true,
        "false" => false,
        _ => null,
    };

    private static int? ParseInt32(string text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static double? ParseDouble(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static Output<T>? Secret<T>(T? value) where T : struct => value is { } known ? Output.CreateSecret(known) : null;

    private string FullKey(string key) => $"{_name}:{key}";

    private T? GetParsed<T>(string key, string typeName, Func<string, T?> parse, bool secret = false) where T : struct
        => Get(key) is { } text ? parse(text) ?? throw Invalid(key, text, typeName, secret, null) : null;

    private T? ParseObject<T>(string key, string? json, JsonSerializerOptions? options, bool secret = false)
    {
        try
        {
            return json is null ? default : JsonSerializer.Deserialize<T>(json, options);
        }
        catch (JsonException exception)
        {
            throw Invalid(key, json!, typeof(T).FullName!, secret, exception);
        }
    }

    private RunException Missing(string key, bool secret = false) => new(
        $"Missing Required configuration variable '{FullKey(key)}'\n"
        + $"\tplease set a value using the command `pulumi config set {(secret ? "--secret " : "")}{FullKey(key)} <value>`");

    // A secret of the wrong type is a secret too.
    private RunException Invalid(string key, string value, string typeName, bool secret, Exception? cause)
    {
        var shown = secret || Deployment.Current.Settings.SecretKeys.Contains(FullKey(key)) ? "[secret]" : value;
        return new($"Configuration '{FullKey(key)}' value '{shown}' is not a valid {typeName}", cause);
    }
}
