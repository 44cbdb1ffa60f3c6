using System.Collections.Immutable;
using GeoRegistry.Parts;
using Pulumi;
using Pulumi.AzureNative.Monitor;
using Pulumi.AzureNative.Monitor.Inputs;
using ActionGroupArgs = Pulumi.AzureNative.Monitor.Inputs.ActionGroupArgs;

namespace GeoRegistry.Monitoring;

/// <summary>An alert when the registry or one of its replicas is deleted, by Azure's activity log.</summary>
internal static class DeletionAlert
{
    private static readonly ImmutableArray<string> Operations =
        ["Microsoft.ContainerRegistry/registries/delete", "Microsoft.ContainerRegistry/registries/replications/delete"];

    internal static void Declare(RegistryScope scope, DeployedRegistry registry, ImmutableArray<Output<string>> actionGroups)
        => _ = new ActivityLogAlert(
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
                Actions = new ActionListArgs { ActionGroups = [.. actionGroups.Select(group => new ActionGroupArgs { ActionGroupId = group })] },
                Tags = scope.Tags(),
            },
            scope.Options());
}
