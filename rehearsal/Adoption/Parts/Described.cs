using System.Collections.Immutable;
using Rehearsal.Adoption.Notes;
using Rehearsal.Adoption.Reading;
using Rehearsal.Adoption.Writing;

namespace Rehearsal.Adoption.Parts;

/// <summary>A part of a registry, as the settings have it.</summary>
/// <param name="Resource">The part.</param>
/// <param name="Settings">Its entry; null where the settings cannot have it.</param>
/// <param name="Problem">Why not; null where they can.</param>
internal sealed record Described(ExistingResource Resource, SettingsMap? Settings, string? Problem)
{
    internal static Described Of(ExistingResource resource, (SettingsMap? Settings, string? Problem) description)
        => new(resource, description.Settings, description.Problem);

    /// <summary>Adds a list of those that the settings can have, and says of the others why they stay outside.</summary>
    /// <returns>Those that are in the list.</returns>
    internal static ImmutableArray<ExistingResource> Write(
        IReadOnlyList<Described> parts, SettingsMap settings, string key, ExistingRegistry existing, AdoptionNotes notes)
    {
        settings.AddUnlessEmpty(key, SettingsList.Of(parts.Select(part => part.Settings).OfType<SettingsMap>()));
        foreach (var part in parts)
        {
            if (part.Problem is { } problem)
                notes.LeaveOut(existing.Registry, part.Resource, problem);
            else
                notes.LeaveOutRest(existing.Registry, part.Resource);
        }

        return [.. parts.Where(part => part.Settings is not null).Select(part => part.Resource)];
    }
}
