using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Configuration;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules;
using Pulumi;

namespace GeoRegistry.Policies.Configuration;

/// <summary>Which rules are on in a stack, and how they are evaluated (<c>geo-registry:policies</c>), with every default filled in.</summary>
internal sealed record PolicyConfiguration
{
    /// <summary>
    /// Which rules are on (<c>preset</c>: <c>baseline</c>, <c>production</c> or <c>regulated</c>). Default: <c>production</c> in a stack
    /// whose name has the part <c>prod</c> or <c>production</c>, otherwise <c>baseline</c>.
    /// </summary>
    internal Preset Preset { get; init; }

    /// <summary>Severities that differ from the rules' own, by id (<c>severities</c>). Default empty.</summary>
    internal ImmutableDictionary<string, Severity> Severities { get; init; } = ImmutableDictionary<string, Severity>.Empty;

    /// <summary>The rules' parameters (<c>parameters</c>). Default: each parameter's own default.</summary>
    internal PolicyParameters Parameters { get; init; } = new();

    /// <summary>The violations that are allowed (<c>exemptions</c>). Default empty.</summary>
    internal ImmutableArray<Exemption> Exemptions { get; init; } = [];

    /// <summary>This program's rules, and those in an organization's own assemblies (<c>assemblies</c>).</summary>
    internal ImmutableArray<Rule> Rules { get; init; } = RuleCatalogue.Rules;

    /// <summary>The regions that resources can be in. Default: those of the catalogue.</summary>
    internal RegionCatalogue Regions { get; init; } = RegionCatalogue.Default;

    /// <summary>What is wrong with the configuration; nothing may be deployed then. Default empty.</summary>
    internal ImmutableArray<ConfigurationError> Errors { get; init; } = [];

    /// <summary>How serious a violation of a rule is in the stack.</summary>
    internal Severity SeverityOf(RuleDescription rule)
        => Severities.TryGetValue(rule.Id, out var given) ? given
            : rule.Preset <= Preset ? rule.Severity
            : Severity.Off;

    /// <summary>Reads the configuration of the stack that is being deployed.</summary>
    /// <returns>The configuration; if it has <see cref="Errors"/>, without what they are about.</returns>
    internal static PolicyConfiguration Read(StackContext stack)
    {
        var config = new Config(ConfigurationKeys.Namespace);
        return Read(
            stack, config.Get(ConfigurationKeys.Policies), config.Get(ConfigurationKeys.Registries), config.Get(ConfigurationKeys.AdditionalRegions));
    }

    /// <summary>Reads a configuration.</summary>
    /// <param name="stack">The stack that it belongs to.</param>
    /// <param name="policies">The value of <c>geo-registry:policies</c>, in JSON; null if there is none.</param>
    /// <param name="registries">The value of <c>geo-registry:registries</c>, in JSON; null if there is none. Errors in it are reported elsewhere.</param>
    /// <param name="additionalRegions">The value of <c>geo-registry:additionalRegions</c>, in JSON; null if there is none. Errors likewise.</param>
    internal static PolicyConfiguration Read(StackContext stack, string? policies, string? registries = null, string? additionalRegions = null)
    {
        var elsewhere = new ReadingContext();
        elsewhere.Regions = new(AdditionalRegionSection.Read(Root(ConfigurationKeys.AdditionalRegions, additionalRegions, elsewhere)));
        var context = new ReadingContext(stack.SecurePaths) { Regions = elsewhere.Regions };
        var read = PolicyConfigurationSection.Read(Root(ConfigurationKeys.Policies, policies, context), stack);
        return read with
        {
            Exemptions = [.. read.Exemptions, .. ImpliedExemptions.Of(Root(ConfigurationKeys.Registries, registries, elsewhere))],
            Regions = context.Regions,
            Errors = [.. context.Errors.Select(error => error with { Place = stack.File.Describe(error.Path) })],
        };
    }

    private static ConfigNode Root(string key, string? value, ReadingContext context) => ConfigNode.Root(ConfigurationKeys.Namespace, key, value, context);
}
