using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Configuration;

namespace GeoRegistry.Parts;

/// <summary>Reads <c>tags</c>, whose keys are the tags' names.</summary>
internal static class TagsSection
{
    /// <summary>The key <c>tags</c> of something that has those of something else, too.</summary>
    /// <param name="whose">Whose tags it has besides.</param>
    internal static ConfigKey<ImmutableSortedDictionary<string, string>> Besides(string whose) => new(
        "tags", $"tags besides {whose}", ConfigKey.None, ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal), node => node.AsTags());

    /// <summary>The tags that keep Azure's limits; the others are reported. None when the key is left out.</summary>
    internal static ImmutableSortedDictionary<string, string> AsTags(this ConfigNode? tags)
    {
        var read = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        _ = tags?.AsMap(map =>
        {
            if (tags.Keys.Count() > TagLimits.MaximumCount)
                tags.Report($"must be at most {TagLimits.MaximumCount} tags; Azure allows no more on one resource");
            foreach (var name in tags.Keys.Distinct())
                read[name] = map.Optional(name)!.AsTag(name);
            foreach (var twin in tags.Keys.Distinct().GroupBy(name => name, TagLimits.NameComparer).SelectMany(names => names.Skip(1)))
                tags[twin].Report("must differ from the other tags' names in more than letter case");
            return read;
        });
        return read.ToImmutable();
    }

    private static string AsTag(this ConfigNode tag, string name)
    {
        if (!TagLimits.IsValidName(name))
            tag.Report($"must have a name of 1 to {TagLimits.MaximumNameLength} characters, none of them one of {TagLimits.ForbiddenInNames}");
        else if (TagLimits.ReservedPrefixes.FirstOrDefault(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) is { } prefix)
            tag.Warn($"Azure keeps tags whose names begin with {prefix} for itself and can refuse this one; choose another name");
        var value = tag.AsText() ?? "";
        if (value.Length > TagLimits.MaximumValueLength)
            tag.Report($"must be at most {TagLimits.MaximumValueLength} characters", $"\"{value[..TagLimits.MaximumValueLength]}\"");
        return value;
    }
}
