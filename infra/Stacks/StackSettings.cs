using System.Collections.Immutable;
using System.Text.Json;
using GeoRegistry.Azure;
using GeoRegistry.Configuration;
using GeoRegistry.NetworkRoles;
using GeoRegistry.PrivateAccess;
using GeoRegistry.Registries;
using Pulumi;

namespace GeoRegistry.Stacks;

/// <summary>The configuration of a stack, checked, with every default filled in.</summary>
/// <param name="Registries">
/// The registries, each after those whose parts it refers to and otherwise by name: the order in the file means nothing.
/// </param>
/// <param name="Warnings">What works but may not be meant, in the order of the file.</param>
public sealed record StackSettings(ImmutableArray<RegistrySettings> Registries, ImmutableArray<ConfigurationWarning> Warnings)
{
    /// <summary>Reads the configuration of the stack that is being deployed.</summary>
    /// <exception cref="SettingsException">It has mistakes; all of them are in the exception.</exception>
    public static StackSettings Read()
    {
        var config = new Config(ConfigurationKeys.Namespace);
        return Parse(config.Get(ConfigurationKeys.Registries), StackContext.Current(), config.Get(ConfigurationKeys.AdditionalRegions));
    }

    /// <summary>Reads the value of <c>geo-registry:registries</c>.</summary>
    /// <param name="registries">The list, in JSON, as Pulumi hands structured values to a program; null when the stack has none.</param>
    /// <param name="stack">The stack that the value belongs to.</param>
    /// <param name="additionalRegions">The regions that the catalogue lacks, in JSON; null when the stack adds none.</param>
    /// <exception cref="SettingsException">It has mistakes; all of them are in the exception.</exception>
    public static StackSettings Parse(string? registries, StackContext stack, string? additionalRegions = null)
    {
        var context = new ReadingContext(stack.SecurePaths) { Cloud = stack.Cloud };
        ConfigurationKeys.Check(stack.ConfigurationKeys, context);
        context.Regions = new(AdditionalRegionSection.Read(ConfigNode.Root(ConfigurationKeys.Namespace, ConfigurationKeys.AdditionalRegions, additionalRegions, context)));
        var node = ConfigNode.Root(ConfigurationKeys.Namespace, ConfigurationKeys.Registries, registries, context);
        var networks = new DeclaredNetworks(node, stack.SubscriptionId);
        var read = node.AsList("registries", "to remove everything, destroy the stack", registry => RegistrySection.Read(registry, stack, networks));
        DistinctRegistries.Check(node);
        SharedResourceGroups.Check(node);
        FurtherResourceGroups.Check(node, networks);
        DeclaredOnce.Check(node);
        SubnetSizes.Check(node, networks);
        NetworkLinks.Check(node, networks);
        SharedParts.Check(node);
        var order = RegistryOrder.Read(node, networks);
        PackageSettings.Check(node, read, stack.ConfigurationKeys);
        MisplacedSecrets.Check(context);
        return context.Errors is []
            ? new StackSettings(
                [.. read.OrderBy(registry => order.IndexOf(registry.Name))],
                [.. context.Warnings.Select(warning => warning with { Place = stack.File.Describe(warning.Path) })])
            : throw new SettingsException([.. context.Errors.Select(mistake => KeysOutsideConfig.Explain(Located(mistake), stack.File))], stack);

        ConfigurationError Located(ConfigurationError mistake) => mistake with { Place = stack.File.Describe(mistake.Path) };
    }
}
