using System.Collections.Immutable;
using GeoRegistry.Parts;
using GeoRegistry.Policies.Authoring;
using Pulumi;
using Pulumi.AzureNative.Monitor;
using Pulumi.AzureNative.Monitor.Inputs;

namespace GeoRegistry.Monitoring;

/// <summary>
/// An alert when the images use more than a share of the storage. The metric is measured every hour, for each region alone: a replica that has received
/// all images uses as much as the home region.
/// </summary>
internal static class StorageAlert
{
    internal static void Declare(
        RegistryScope scope, StorageAlertSettings settings, DeployedRegistry registry, ImmutableArray<Output<string>> actionGroups)
        => _ = new MetricAlert(
            scope.NameOf("alert-storage"),
            new MetricAlertArgs
            {
                RuleName = Output.Format($"{registry.Name}-storage"),
                ResourceGroupName = scope.ResourceGroupName,
                Location = "global",
                Description = $"A region of the registry uses more than {settings.Percent} % of {settings.LimitGiB} GiB.",
                Severity = AlertSeverity.Warning,
                Enabled = true,
                AutoMitigate = true,
                Scopes = [registry.Id],
                EvaluationFrequency = "PT1H",
                WindowSize = "PT1H",
                Criteria = new MetricAlertSingleResourceMultipleMetricCriteriaArgs
                {
                    OdataType = "Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria",
                    AllOf = [UsedStorage(settings.Bytes)],
                },
                Actions = [.. actionGroups.Select(group => new MetricAlertActionArgs { ActionGroupId = group })],
                Tags = scope.Tags(),
            },
            scope.Options());

    private static MetricCriteriaArgs UsedStorage(double bytes) => new()
    {
        Name = "used-storage",
        CriterionType = "StaticThresholdCriterion",
        MetricNamespace = "Microsoft.ContainerRegistry/registries",
        MetricName = "StorageUsed",
        Dimensions = [new MetricDimensionArgs { Name = "Geolocation", Operator = "Include", Values = ["*"] }],
        TimeAggregation = AggregationTypeEnum.Average,
        Operator = Operator.GreaterThan,
        Threshold = bytes,
    };
}
