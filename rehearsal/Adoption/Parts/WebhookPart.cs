using System.Text.RegularExpressions;
using Rehearsal.Adoption.Notes;
using Rehearsal.Adoption.Reading;
using Rehearsal.Adoption.Writing;
using Rehearsal.Engine.Diagnostics;

namespace Rehearsal.Adoption.Parts;

/// <summary>The webhooks, one entry each. Their addresses are secrets, which Azure returns only on request.</summary>
internal static partial class WebhookPart
{
    /// <summary>The settings leave room for any region's name behind a webhook's.</summary>
    private const int LongestName = 32;

    /// <summary>The actions that the settings have.</summary>
    private static readonly string[] Actions = ["push", "delete", "quarantine", "chart_push", "chart_delete"];

    /// <param name="settings">Where they are added.</param>
    /// <param name="existing">The registry.</param>
    /// <param name="notes">What is said of them.</param>
    /// <param name="regions">The regions that have a replica.</param>
    internal static void Add(SettingsMap settings, ExistingRegistry existing, AdoptionNotes notes, IReadOnlySet<string> regions)
    {
        var webhooks = existing.TakeChildren("webhooks");
        if (webhooks is [])
            notes.NotGiven.Add(("webhooks", $"az acr webhook list --registry {existing.Name}"));
        var shortNames = webhooks.Select(ShortName).OfType<string>().CountBy(name => name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(StringComparer.OrdinalIgnoreCase);
        var names = new NameSet(LongestName);
        var described = new List<Described>();
        foreach (var webhook in webhooks)
        {
            var shortName = ShortName(webhook) is { } name && shortNames[name] is 1 ? name : null;
            var configuration = Configuration(webhook, webhooks.Length, existing);
            described.Add(Described.Of(
                webhook,
                Problem(webhook, configuration, regions) is { } problem
                    ? (null, problem)
                    : (Describe(webhook, names.Add(shortName ?? webhook.Name), shortName is null, Place(), configuration), null)));
            if (described[^1].Settings is { } entry)
                PartTags.Add(entry, webhook, existing);
            if (described[^1].Settings is not null && configuration is null)
                SayWhatIsNotKnown(webhook, existing, notes, Place(last: true));
            notes.HasWebhooks |= described[^1].Settings is not null;
            notes.HasSecrets |= described[^1].Settings is not null && configuration is not null;

            // Where the webhook is in the settings.
            string Place(bool last = false) => $"geo-registry:registries[0].webhooks[{described.Count(one => one.Settings is not null) - (last ? 1 : 0)}]";
        }

        Described.Write(described, settings, "webhooks", existing, notes);
        CheckConfigurations(existing, [.. webhooks.Select(webhook => webhook.Name)]);
    }

    private static SettingsMap Describe(ExistingResource webhook, string name, bool isNamedOtherwise, string place, WebhookConfiguration? configuration)
    {
        var values = webhook.Values;
        var map = new SettingsMap();
        map.Add("name", name);
        if (isNamedOtherwise)
            map.Add("webhookName", webhook.Name, "Its name in Azure, which is not made of the name and the region.");
        map.Add("regions", SettingsList.Of([webhook.Region]));
        map.Add("actions", SettingsList.Of(values.Texts("actions").Order(StringComparer.Ordinal)));
        if (values.Text("scope") is { } scope)
            map.Add("scope", scope);
        if (AzureObject.Same(values.Text("status"), "disabled"))
            map.Add("status", "disabled");
        if (configuration is null)
        {
            map.Add("serviceUri", $"https://unknown.invalid/{webhook.Name}", "Not known, and refused by the program until it is. See the head of the file.");
            return map;
        }

        var headers = configuration.Headers.Keys.Select(header => Encrypt($"{place}.headers[\"{header}\"]", "VALUE"));
        map.Add(
            "serviceUri",
            configuration.ServiceUri,
            $"A secret in plain text. Encrypt it before the file is committed:\n{string.Join('\n', headers.Prepend(Encrypt($"{place}.serviceUri", "URI")))}");
        map.AddUnlessEmpty("headers", SettingsMap.Of(configuration.Headers));
        return map;
    }

    private static void SayWhatIsNotKnown(ExistingResource webhook, ExistingRegistry existing, AdoptionNotes notes, string place)
        => notes.Before.Add((
            $"The URI of the webhook {webhook.Name}, and its headers if it has some, are not in the file, and the program writes them:",
            $"az acr webhook get-config --registry {existing.Name} --name {webhook.Name}\n{Encrypt($"{place}.serviceUri", "URI")}"));

    private static string Encrypt(string path, string value) => $"  pulumi config set --secret --path '{path}' {value}";

    private static string? Problem(ExistingResource webhook, WebhookConfiguration? configuration, IReadOnlySet<string> regions)
    {
        var values = webhook.Values;
        var actions = values.Texts("actions");
        return values.Text("scope") switch
        {
            _ when !regions.Contains(webhook.Region) => $"it is in {webhook.Region}, where the registry has no replica",
            _ when actions.FirstOrDefault(action => !Actions.Contains(action)) is { } action => $"the settings have no action {action}",
            _ when actions is [] => "it listens to nothing",
            { } scope when !Scope().IsMatch(scope) => $"the settings have no scope such as {scope}, only REPOSITORY:TAG and REPOSITORY:*",
            _ when configuration is not null && !configuration.ServiceUri.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
                => "the settings take https:// only, and its URI begins otherwise",
            _ when configuration?.Headers.FirstOrDefault(header => !Header().IsMatch($"{header.Key}: {header.Value}")).Key is { } header
                => $"the settings have no header such as its {header}",
            _ => null,
        };
    }

    /// <summary>What the program would call a webhook that it had made: the name without the region at its end; null where that is no name.</summary>
    private static string? ShortName(ExistingResource webhook)
    {
        var length = webhook.Name.Length - webhook.Region.Length;
        return length is > 0 and <= LongestName && webhook.Region is not "" && webhook.Name.EndsWith(webhook.Region, StringComparison.Ordinal)
            ? webhook.Name[..length]
            : null;
    }

    /// <summary>What is printed of one webhook names none, so the only one is meant, or the one that the file is called after.</summary>
    private static WebhookConfiguration? Configuration(ExistingResource webhook, int webhooks, ExistingRegistry existing)
        => existing.WebhookConfigurations.FirstOrDefault(configuration => AzureObject.Same(configuration.Webhook, webhook.Name))
            ?? (webhooks is 1 && existing.WebhookConfigurations is [var only] ? only : null);

    private static void CheckConfigurations(ExistingRegistry existing, IReadOnlyList<string> webhooks)
    {
        if (webhooks is [_] && existing.WebhookConfigurations is [_])
            return;
        if (existing.WebhookConfigurations.FirstOrDefault(one => !webhooks.Contains(one.Webhook, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            throw new RehearsalException(
                $"'{unknown.Webhook}' holds a webhook's URI, and no webhook of that name is given "
                + $"({(webhooks is [] ? "none is" : string.Join(", ", webhooks))}); "
                + $"call the file after the webhook: az acr webhook get-config --registry {existing.Name} --name WEBHOOK > WEBHOOK.json");
        }
    }

    [GeneratedRegex(@"\A[a-z0-9]+([._/-]+[a-z0-9]+)*:(\*|[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})\z")]
    private static partial Regex Scope();

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,64}: [ -~]*\z")]
    private static partial Regex Header();
}
