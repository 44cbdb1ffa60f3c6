using Rehearsal.Adoption.Notes;
using Rehearsal.Adoption.Parts;
using Rehearsal.Adoption.Reading;
using Rehearsal.Adoption.Writing;

namespace Rehearsal.Adoption;

/// <summary>A stack file that takes over a registry as it is.</summary>
/// <param name="Text">The file.</param>
/// <param name="Notes">What it says of what is to be done.</param>
internal sealed record AdoptionFile(string Text, AdoptionNotes Notes)
{
    /// <summary>Writes the settings of a registry, and above them what has to be done and what is left out.</summary>
    internal static AdoptionFile Of(ExistingRegistry existing)
    {
        var notes = new AdoptionNotes();
        var registry = Describe(existing, notes);
        foreach (var left in existing.Take(resource => !BelongsToOthers(resource, existing)))
            notes.LeaveOut(existing.Registry, left, "the program does not take it over");
        foreach (var left in existing.Take(_ => true))
            notes.LeaveOut(existing.Registry, left, $"it does not belong to {existing.Name}");
        if (existing.IsComplete)
            notes.NotGiven.Clear();
        var config = new SettingsMap();
        config.Add("azure-native:subscriptionId", existing.Registry.Id.Subscription!.Name);
        config.Add("geo-registry:registries", SettingsList.Of([registry]));
        var file = new SettingsMap();
        file.Add("config", config);
        var writer = new SettingsWriter();
        writer.WriteComment(AdoptionHead.Write(existing, notes));
        writer.Write(file);
        return new(writer.Text, notes);
    }

    private static SettingsMap Describe(ExistingRegistry existing, AdoptionNotes notes)
    {
        var privateAccess = PrivateAccessPart.Read(existing, notes);
        var hasEndpoints = privateAccess is not null;
        var settings = new SettingsMap();
        RegistryPart.Add(settings, existing, notes, hasEndpoints);
        PartTags.AddOfRegistry(settings, existing, notes);
        var regions = ReplicaPart.Add(settings, existing, notes);
        PublicAccessPart.Add(settings, existing, notes, hasEndpoints);
        if (privateAccess is not null)
        {
            settings.Add(
                "privateAccess",
                privateAccess,
                "The preview shows an update of each endpoint, which changes nothing: Azure says more of it than the settings.");
            settings.Add(
                "networkRoles",
                NoRoles(),
                "The roles that a later replica needs would be something new. Remove this once all is taken over.");
        }

        IdentityPart.Add(settings, existing, notes);
        AccessPart.Add(settings, existing, notes);
        TokenPart.Add(settings, existing, notes);
        CachePart.Add(settings, existing, notes);
        WebhookPart.Add(settings, existing, notes, regions);
        BuildPart.Add(settings, existing, notes);
        PolicyPart.Add(settings, existing, notes);
        existing.Registry.Values.Skip("location", "tags");
        notes.LeaveOutRest(existing.Registry, existing.Registry);
        return settings;
    }

    private static SettingsMap NoRoles()
    {
        var map = new SettingsMap();
        map.Add("enabled", false);
        return map;
    }

    private static bool BelongsToOthers(ExistingResource resource, ExistingRegistry existing)
        => !resource.Id.SelfAndAncestors.Any(id => id.Key == existing.Registry.Id.Key);
}
