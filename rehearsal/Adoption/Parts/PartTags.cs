using System.Buffers;
using Rehearsal.Adoption.Notes;
using Rehearsal.Adoption.Reading;
using Rehearsal.Adoption.Writing;

namespace Rehearsal.Adoption.Parts;

/// <summary>Tags: those of the registry apply to all its parts, which may have further ones.</summary>
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

    /// <summary>The name of a tag of the registry that a part does not have; null where it has them all.</summary>
    internal static string? Missing(ExistingResource part, ExistingRegistry existing)
        => existing.Registry.Tags.Keys.FirstOrDefault(name => !part.Tags.Keys.Contains(name, StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether a part has no tags but the registry's, so that it needs no key for tags.</summary>
    internal static bool AreRegistrys(ExistingResource part, ExistingRegistry existing) => Own(part, existing).Count is 0;

    /// <summary>The tags that a part has beside the registry's, or with another value.</summary>
    internal static void Add(SettingsMap settings, ExistingResource part, ExistingRegistry existing)
        => settings.AddUnlessEmpty("tags", SettingsMap.Of(Own(part, existing).Where(tag => IsPossible(tag.Key))));

    private static Dictionary<string, string> Own(ExistingResource part, ExistingRegistry existing)
    {
        var registrys = existing.Registry.Tags.ToDictionary(StringComparer.OrdinalIgnoreCase);
        return part.Tags.Where(tag => !registrys.TryGetValue(tag.Key, out var value) || value != tag.Value).ToDictionary();
    }

    private static bool IsPossible(string name) => name.Length is > 0 and <= LongestName && !name.AsSpan().ContainsAny(Forbidden);
}
