using System.Collections.Immutable;

namespace GeoRegistry.Configuration;

/// <summary>
/// A key of a map in the configuration. All that is known of it is declared here, once: how it is read, what it means, its default, what it allows.
/// <c>docs/configuration.md</c> has its tables from here.
/// </summary>
/// <param name="Name">The key.</param>
/// <param name="Meaning">What it means and what it allows, in Markdown, for the documentation.</param>
/// <param name="Default">Its default in Markdown, such as <c>`false`</c> or <c>the home region</c>.</param>
internal abstract record ConfigKey(string Name, string Meaning, string Default)
{
    /// <summary>What <see cref="Default"/> says of a key that has to be given.</summary>
    internal const string RequiredText = "required";

    /// <summary>What <see cref="Default"/> says of a key that declares nothing when it is left out.</summary>
    internal const string None = "none";

    /// <summary>Whether the key has to be given.</summary>
    internal bool IsRequired { get; init; }

    /// <summary>Another key of the same meaning; null where there is none. Only one of the two may be given.</summary>
    internal string? Synonym { get; init; }

    /// <summary>A key that is <c>true</c> or <c>false</c>.</summary>
    /// <param name="name">As <see cref="Name"/>.</param>
    /// <param name="meaning">As <see cref="Meaning"/>.</param>
    /// <param name="byDefault">The default.</param>
    internal static ConfigKey<bool> Flag(string name, string meaning, bool byDefault = false)
        => new(name, meaning, $"`{(byDefault ? "true" : "false")}`", byDefault, node => node.AsBoolean() ?? byDefault);

    /// <summary>The same with a default that depends on other settings.</summary>
    /// <param name="name">As <see cref="Name"/>.</param>
    /// <param name="meaning">As <see cref="Meaning"/>.</param>
    /// <param name="byDefault">The default in words.</param>
    internal static ConfigKey<bool?> Flag(string name, string meaning, string byDefault) => new(name, meaning, byDefault, null, node => node.AsBoolean());

    /// <summary>A key with a whole number.</summary>
    /// <param name="name">As <see cref="Name"/>.</param>
    /// <param name="meaning">As <see cref="Meaning"/>.</param>
    /// <param name="minimum">The smallest number that is allowed.</param>
    /// <param name="maximum">The largest number that is allowed.</param>
    /// <param name="byDefault">The default.</param>
    internal static ConfigKey<int> Number(string name, string meaning, int minimum, int maximum, int byDefault)
        => new(name, $"{meaning}, {minimum} to {maximum}", $"{byDefault}", byDefault, node => node.AsInteger(minimum, maximum) ?? byDefault);

    /// <summary>A key with one of a few words.</summary>
    /// <param name="name">As <see cref="Name"/>.</param>
    /// <param name="meaning">As <see cref="Meaning"/>; the words come before it.</param>
    /// <param name="choices">The words, the default first.</param>
    internal static ConfigKey<string> Choice(string name, string meaning, params ImmutableArray<string> choices)
        => new(name, $"{Or(choices)}{(meaning is "" ? "" : $": {meaning}")}", $"`{choices[0]}`", choices[0], node => node.AsChoice([.. choices]) ?? choices[0]);

    /// <summary>A key that may be left out, and then has no value.</summary>
    /// <param name="name">As <see cref="Name"/>.</param>
    /// <param name="meaning">As <see cref="Meaning"/>.</param>
    /// <param name="read">Reads the value; null, reported, where it is an error.</param>
    /// <param name="byDefault">As <see cref="Default"/>.</param>
    internal static ConfigKey<T?> Optional<T>(string name, string meaning, Func<ConfigNode, T?> read, string byDefault = None)
        => new(name, meaning, byDefault, default, read);

    /// <summary>A key that has to be given.</summary>
    /// <param name="name">As <see cref="Name"/>.</param>
    /// <param name="meaning">As <see cref="Meaning"/>.</param>
    /// <param name="read">Reads the value; null, reported, where it is an error.</param>
    /// <param name="empty">What takes the place of a value that is missing or an error, so that checks can go on.</param>
    internal static ConfigKey<T> Required<T>(string name, string meaning, Func<ConfigNode, T?> read, T empty)
        where T : class
        => new(name, meaning, RequiredText, empty, node => read(node) ?? empty) { IsRequired = true };

    private static string Or(ImmutableArray<string> choices) => string.Join(", ", choices[..^1].Select(choice => $"`{choice}`")) + $" or `{choices[^1]}`";
}

/// <summary>A key whose value has a type.</summary>
/// <param name="Name">As <see cref="ConfigKey.Name"/>.</param>
/// <param name="Meaning">As <see cref="ConfigKey.Meaning"/>.</param>
/// <param name="Default">As <see cref="ConfigKey.Default"/>.</param>
/// <param name="WhenLeftOut">The value where the key is left out.</param>
/// <param name="Read">Reads the value where the key is given.</param>
internal sealed record ConfigKey<T>(string Name, string Meaning, string Default, T WhenLeftOut, Func<ConfigNode, T> Read) : ConfigKey(Name, Meaning, Default);
