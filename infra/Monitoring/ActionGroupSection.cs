using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Configuration;

namespace GeoRegistry.Monitoring;

/// <summary>Reads an entry of <c>actionGroups</c>.</summary>
internal static class ActionGroupSection
{
    private static readonly string Characters = $"characters, none of them one of {MonitorNames.Forbidden}";

    internal static ActionGroupSettings? Read(ConfigNode group) => group.AsMap(map =>
    {
        var name = map.Required("name")?.AsName(1, MonitorNames.MaximumLength, MonitorNames.IsAllowed, Characters);
        var shortName = map.Optional("shortName")?.AsName(1, ActionGroupSettings.MaximumShortNameLength, MonitorNames.IsAllowed, Characters);
        var emails = map.Optional("emails")?.AsList("mail addresses", AsAddress) ?? [];
        var webhooks = map.Optional("webhooks").AsNamed("webhooks", entry => entry.Name, ReadWebhook);

        if (name?.Length > ActionGroupSettings.MaximumShortNameLength && !group.Keys.Contains("shortName"))
            group["shortName"].Report($"must be given, with 1 to {ActionGroupSettings.MaximumShortNameLength} characters, where the name is longer", name[..ActionGroupSettings.MaximumShortNameLength]);
        if (!group.Keys.Intersect(["emails", "webhooks"]).Any())
            group.Report("must have at least one of emails and webhooks; otherwise nobody is told");
        return name is null
            ? null
            : new ActionGroupSettings
            {
                Name = name,
                ShortName = shortName ?? name,
                Emails = [.. emails],
                Webhooks = webhooks.DistinctBy(webhook => webhook.Name).ToImmutableSortedDictionary(webhook => webhook.Name, webhook => webhook.Uri, StringComparer.Ordinal),
            };
    });

    private static string? AsAddress(ConfigNode address)
    {
        if (address.AsText() is not { } text)
            return null;
        if (text.Split('@') is [not "", var domain] && domain.Contains('.', StringComparison.Ordinal) && !text.Any(char.IsWhiteSpace))
            return text;
        address.Report("must be a mail address, such as oncall@contoso.com");
        return null;
    }

    private static NamedWebhook? ReadWebhook(ConfigNode webhook) => webhook.AsMap(map =>
    {
        var name = map.Required("name")?.AsName(1, MonitorNames.MaximumLength, MonitorNames.IsAllowed, Characters);
        var uri = map.Required("uri")?.AsHttpsUri();
        return name is null || uri is null ? null : new NamedWebhook(name, uri);
    });

    private sealed record NamedWebhook(string Name, SecretText Uri);
}
