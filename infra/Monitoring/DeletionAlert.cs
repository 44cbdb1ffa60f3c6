using System.Collections.Immutable;
using GeoRegistry.Parts;
using Pulumi;
using Pulumi.AzureNative.Monitor;
using Pulumi.AzureNative.Monitor.Inputs;
using ActionGroupArgs = Pulumi.AzureNative.Monitor.Inputs.ActionGroupArgs;

namespace GeoRegistry.Monitoring;

/// <summary>Tells when somebody has deleted the registry or one of its replicas: Azure's activity log says so.</summary>
internal static class DeletionAlert
{
    private static readonly ImmutableArray<string> Operations =
        ["Microsoft.ContainerRegistry/registries/delete", "Microsoft.ContainerRegistry/registries/replications/delete"];

    /// <summary>Declares the alert, where the settings ask for one.</summary>
    internal static void Declare(RegistryScope scope, DeployedRegistry registry, ImmutableArray<Output<string>> told)
    {
        if (!scope.Settings.Observation.Alerts.Deletions)
            return;
        _ = new ActivityLogAlert(
            scope.NameOf("alert-deletion"),
            new ActivityLogAlertArgs
            {
                ActivityLogAlertName = Output.Format($"{registry.Name}-deletion"),
                ResourceGroupName = scope.ResourceGroupName,
                Location = "global",
                Description = "The registry or one of its replicas was deleted.",
                Enabled = true,
                Scopes = [registry.Id],
                Condition = new AlertRuleAllOfConditionArgs
                {
                    AllOf =
                    [
                        new AlertRuleAnyOfOrLeafConditionArgs { Field = "category", Equals = "Administrative" },
                        new AlertRuleAnyOfOrLeafConditionArgs
                        {
                            AnyOf = [.. Operations.Select(operation => new AlertRuleLeafConditionArgs { Field = "operationName", Equals = operation })],
                        },
                        new AlertRuleAnyOfOrLeafConditionArgs { Field = "status", Equals = "Succeeded" },
                    ],
                },
                Actions = new ActionListArgs { ActionGroups = [.. told.Select(group => new ActionGroupArgs { ActionGroupId = group })] },
                Tags = scope.Tags(),
            },
            scope.Options());
    }
}
