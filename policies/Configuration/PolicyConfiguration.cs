using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Configuration;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Evaluation;
using Pulumi;

namespace GeoRegistry.Policies.Configuration;

/// <summary>How the rules are used in a stack (<c>geo-registry:policies</c>), checked, with every default filled in.</summary>
public sealed record PolicyConfiguration
{
    internal const string Key = "policies";

    /// <summary>
    /// Which rules are on (<c>preset</c>: <c>baseline</c>, <c>production</c> or <c>regulated</c>). Default: <c>production</c> in a stack
    /// whose name has the part <c>prod</c> or <c>production</c>, otherwise <c>baseline</c>.
    /// </summary>
    public Preset Preset { get; init; }

    /// <summary>Severities that differ from the rules' own, by id (<c>severities</c>). Default none.</summary>
    public ImmutableDictionary<string, Severity> Severities { get; init; } = ImmutableDictionary<string, Severity>.Empty;

    /// <summary>What rules are told (<c>parameters</c>). Default: each one's own default.</summary>
    public PolicyParameters Parameters { get; init; } = new();

    /// <summary>What is allowed nevertheless (<c>exemptions</c>). Default nothing.</summary>
    public ImmutableArray<Exemption> Exemptions { get; init; } = [];

    /// <summary>The rules: those of the catalogue, and those of an organization's own assemblies (<c>assemblies</c>).</summary>
    public ImmutableArray<Rule> Rules { get; init; } = Catalogue.Rules;

    /// <summary>The regions that resources can be in. Default: those of the catalogue.</summary>
    internal RegionCatalogue Regions { get; init; } = RegionCatalogue.Default;

    /// <summary>How serious a rule's context are in the stack.</summary>
    public Severity SeverityOf(RuleDescription rule)
        => Severities.TryGetValue(rule.Id, out var given) ? given
            : rule.Preset <= Preset ? rule.Severity
            : Severity.Off;

    /// <summary>Reads the configuration of the stack that is being deployed.</summary>
    /// <exception cref="SettingsException">It has mistakes; all of them are in the exception.</exception>
    internal static PolicyConfiguration Read(StackContext stack)
    {
        var config = new Config(ConfigurationKeys.Namespace);
        var additional = ConfigNode.Root(ConfigurationKeys.Namespace, ConfigurationKeys.AdditionalRegions, config.Get(ConfigurationKeys.AdditionalRegions), new ReadingContext());
        var context = new ReadingContext { Regions = new(AdditionalRegionSection.Read(additional)) };
        var read = PolicyConfigurationSection.Read(ConfigNode.Root(ConfigurationKeys.Namespace, ConfigurationKeys.Policies, config.Get(ConfigurationKeys.Policies), context), stack);
        if (context.Errors is not [])
            throw new SettingsException([.. context.Errors], stack);
        var registries = ConfigNode.Root(
            ConfigurationKeys.Namespace, ConfigurationKeys.Registries, config.Get(ConfigurationKeys.Registries), new ReadingContext { Regions = context.Regions });
        return read with { Regions = context.Regions, Exemptions = [.. read.Exemptions, .. LiftedProtection.Exemptions(registries)] };
    }
}
