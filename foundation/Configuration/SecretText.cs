using Pulumi;

namespace GeoRegistry.Configuration;

/// <summary>A text of the configuration that is a secret: it is not shown in messages, and is a secret in everything made of it.</summary>
/// <param name="text">The text itself.</param>
public sealed class SecretText(string text)
{
    /// <summary>What Pulumi hands over in a preview that cannot decrypt a value.</summary>
    private const string NotKnown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    /// <summary>The text, as a secret input of a resource.</summary>
    public Output<string> AsOutput() => Output.CreateSecret(text);

    /// <summary>Something made of the text, as a secret.</summary>
    public Output<T> Select<T>(Func<string, T> make) => AsOutput().Apply(make);

    /// <summary>Whether the text keeps a rule, as far as that is known.</summary>
    internal bool Is(Func<string, bool> rule) => !IsKnown(text) || rule(text);

    /// <summary>Whether a text that was given to a resource is one that this preview knows.</summary>
    internal static bool IsKnown(string text) => text is not NotKnown;

    /// <summary>Does not show the text.</summary>
    public override string ToString() => "[secret]";
}
