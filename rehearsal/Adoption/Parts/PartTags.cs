using System.Buffers;
using Rehearsal.Adoption.Reading;
using Rehearsal.Adoption.Writing;

namespace Rehearsal.Adoption.Parts;

/// <summary>Tags: the registry's hold for all parts, and a part's own come besides.</summary>
internal static class PartTags
{
    private const int LongestName = 512;

    /// <summary>What the program takes for forbidden in names, as Azure's rule says it; Azure itself has tags with slashes, which it made.</summary>
    private static readonly SearchValues<char> Forbidden = SearchValues.Create(@"<>%&\?/");

    /// <summary>The registry's tags.</summary>
    internal static void AddOfRegistry(SettingsMap settings, ExistingRegistry existing, AdoptionNotes notes)
    {
        foreach (var (name, value) in existing.Registry.Tags.Where(tag => !IsPossible(tag.Key)))
        {
            notes.Before.Add((
                $"The tag {name} has a name that the program refuses:",
                $"az tag update --operation delete --resource-id {existing.Registry.Id.Text} --tags '{name}={value}'"));
        }

        settings.AddUnlessEmpty("tags", SettingsMap.Of(existing.Registry.Tags.Where(tag => IsPossible(tag.Key))));
    }

    /// <summary>The tags that a part has beside the registry's, or with another value.</summary>
    internal static void Add(SettingsMap settings, ExistingResource part, ExistingRegistry existing)
    {
        var registrys = existing.Registry.Tags.ToDictionary(StringComparer.OrdinalIgnoreCase);
        settings.AddUnlessEmpty(
            "tags", SettingsMap.Of(part.Tags.Where(tag => IsPossible(tag.Key) && (!registrys.TryGetValue(tag.Key, out var value) || value != tag.Value))));
    }

    private static bool IsPossible(string name) => name.Length is > 0 and <= LongestName && !name.AsSpan().ContainsAny(Forbidden);
}
