using System.Collections.Immutable;
using GeoRegistry.Parts;
using Pulumi.AzureNative.Monitor;
using Pulumi.AzureNative.Monitor.Inputs;
using ActionGroupArgs = Pulumi.AzureNative.Monitor.ActionGroupArgs;

namespace GeoRegistry.Monitoring;

/// <summary>The action groups, which alerts notify.</summary>
internal static class ActionGroups
{
    /// <returns>The groups that are declared here, by name.</returns>
    internal static ImmutableDictionary<string, ActionGroup> Declare(RegistryScope scope, ImmutableArray<ActionGroupSettings> settings)
        => settings.ToImmutableDictionary(group => group.Name, group => Declare(scope, group));

    private static ActionGroup Declare(RegistryScope scope, ActionGroupSettings settings) => scope.Publish(
        new ActionGroup(
            scope.NameOf($"action-group-{settings.Name}"),
            new ActionGroupArgs
            {
                ActionGroupName = settings.Name,
                ResourceGroupName = scope.ResourceGroupName,
                Location = "Global",
                GroupShortName = settings.ShortName,
                Enabled = true,
                EmailReceivers = [.. settings.Emails.Select(EmailReceiver)],
                WebhookReceivers = [.. settings.Webhooks.Select(webhook => new WebhookReceiverArgs
                {
                    Name = webhook.Key,
                    ServiceUri = webhook.Value.AsOutput(),
                    UseCommonAlertSchema = true,
                })],
                Tags = scope.Tags(),
            },
            scope.OptionsOf($"action-group-{settings.Name}", ["actionGroupName"])),
        $"Microsoft.Insights/actionGroups/{settings.Name}");

    private static MicrosoftCommonEmailReceiverArgs EmailReceiver(string address)
        => new() { Name = address, EmailAddress = address, UseCommonAlertSchema = true };
}
