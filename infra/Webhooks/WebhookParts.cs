using System.Collections.Immutable;
using System.Text.RegularExpressions;
using GeoRegistry.Azure;
using GeoRegistry.Configuration;

namespace GeoRegistry.Webhooks;

/// <summary>Reads values that occur in webhooks.</summary>
internal static partial class WebhookParts
{
    /// <summary>Whether something is enabled; by default it is.</summary>
    internal static bool AsStatus(this ConfigNode? status) => status?.AsChoice("enabled", "disabled") is not "disabled";

    /// <summary>
    /// The images a webhook listens to; null, reported, when the tag is left out. Azure would take <c>latest</c> for it, which few mean.
    /// </summary>
    internal static string? AsImageScope(this ConfigNode node)
    {
        if (node.AsText() is not { } text)
            return null;
        if (ImageScope().IsMatch(text))
            return text;
        node.Report(
            "must be REPOSITORY:TAG, or REPOSITORY:* for all tags; leave it out for all images",
            ImageScope().IsMatch($"{text}:*") ? $"{text}:*" : null);
        return null;
    }

    /// <summary>The headers by name.</summary>
    internal static ImmutableSortedDictionary<string, SecretText> AsHeaders(this ConfigNode headers)
    {
        var read = ImmutableSortedDictionary.CreateBuilder<string, SecretText>(StringComparer.Ordinal);
        _ = headers.AsMap(map =>
        {
            foreach (var name in headers.Keys.Distinct())
            {
                var header = map.Optional(name)!;
                if (!HeaderNames.IsValid(name))
                    header.Secret.Report($"must have a name of 1 to {HeaderNames.MaximumLength} letters, digits, hyphens and underscores");
                if (header.AsSecretText() is not { } value)
                    continue;
                if (!value.Is(text => text.All(character => character is >= ' ' and <= '~')))
                    header.Secret.Report("must be one line of printable ASCII characters");
                read[name] = value;
            }

            foreach (var twin in headers.Keys.Distinct().GroupBy(name => name, HeaderNames.Comparer).SelectMany(names => names.Skip(1)))
                headers[twin].Secret.Report("must differ from the other headers' names in more than letter case");
            return read;
        });
        return read.ToImmutable();
    }

    /// <summary>The name of a header; null, reported, when it is something else.</summary>
    internal static string? AsHeaderName(this ConfigNode node)
        => node.AsName(1, HeaderNames.MaximumLength, HeaderNames.IsAllowed, "letters, digits, hyphens and underscores");

    /// <summary>Names of repositories are lower case; those of tags need not be.</summary>
    [GeneratedRegex(@"^[a-z0-9]+([._/-]+[a-z0-9]+)*:(\*|[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})\z")]
    private static partial Regex ImageScope();
}
