using System.Collections.Immutable;
using Pulumi;
using Pulumi.AzureNative.Resources.Inputs;
using AzureDeployment = Pulumi.AzureNative.Resources.Deployment;
using AzureDeploymentArgs = Pulumi.AzureNative.Resources.DeploymentArgs;
using DeploymentMode = Pulumi.AzureNative.Resources.DeploymentMode;

namespace GeoRegistry.Components;

/// <summary>
/// Whether the global endpoint sends clients to the home region. The switch sits on the home region's replica, which Azure makes
/// together with the registry and never deletes: it cannot be declared as a replica, for that would be to create one that exists,
/// and it cannot be imported before there is a registry. So an incremental ARM deployment writes to it, which is one request to
/// create or update. It is declared only where the settings say something of the switch: Azure keeps 800 deployments of a group and
/// forgets the oldest ones, and Pulumi's refresh fails on one that is forgotten. What is written stays when the deployment goes.
/// </summary>
internal static class HomeRouting
{
    private const string ApiVersion = "2025-11-01";

    /// <param name="scope">What the parts of the registry are declared with.</param>
    /// <param name="registry">The registry.</param>
    /// <param name="registryName">The registry's name, as an output that depends on the registry.</param>
    /// <param name="dependsOn">What has to be there before the switch is set.</param>
    /// <returns>The deployment; null where the settings leave the switch as Azure makes it.</returns>
    internal static AzureDeployment? Declare(
        RegistryScope scope, DeployedRegistry registry, Output<string> registryName, params IEnumerable<Resource> dependsOn)
        => scope.Settings.HomeRegionEndpointEnabled is { } enabled ? Declare(scope, registry, registryName, enabled, dependsOn) : null;

    private static AzureDeployment Declare(
        RegistryScope scope, DeployedRegistry registry, Output<string> registryName, bool enabled, IEnumerable<Resource> dependsOn) => new(
        scope.NameOf("home-routing"),
        new AzureDeploymentArgs
        {
            // At most 63 of the 64 characters that Azure allows.
            DeploymentName = Output.Format($"home-routing-{registryName}"),
            ResourceGroupName = scope.ResourceGroupName,
            Properties = new DeploymentPropertiesArgs
            {
                Mode = DeploymentMode.Incremental,
                Template = Output.Tuple(registryName, registry.ZoneRedundancy).Apply(known => (object)Template(scope, enabled, known.Item1, known.Item2)),
            },
        },
        scope.Options(dependsOn));

    private static ImmutableDictionary<string, object> Template(RegistryScope scope, bool enabled, string registryName, string zoneRedundancy) => Map(
        ("$schema", "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#"),
        ("contentVersion", "1.0.0.0"),
        ("resources", ImmutableArray.Create<object>(HomeReplica(scope, enabled, registryName, zoneRedundancy))));

    private static ImmutableDictionary<string, object> HomeReplica(RegistryScope scope, bool enabled, string registryName, string zoneRedundancy)
    {
        var settings = scope.Settings;
        return Map(
            ("type", "Microsoft.ContainerRegistry/registries/replications"),
            ("apiVersion", ApiVersion),
            ("name", $"{registryName}/{settings.HomeRegion.Name}"),
            ("location", settings.HomeRegion.Name),
            ("tags", scope.Tags().ToImmutableDictionary(tag => tag.Key, tag => (object)Literal(tag.Value))),
            ("properties", Map(
                ("regionEndpointEnabled", enabled),
                // What the registry was created with: Azure cannot update it.
                ("zoneRedundancy", zoneRedundancy))));
    }

    /// <summary>A template takes text in brackets for an expression, unless the opening bracket is doubled.</summary>
    private static string Literal(string text) => text.StartsWith('[') && text.EndsWith(']') ? $"[{text}" : text;

    private static ImmutableDictionary<string, object> Map(params (string Key, object Value)[] entries)
        => entries.ToImmutableDictionary(entry => entry.Key, entry => entry.Value);
}
