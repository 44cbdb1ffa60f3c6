using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Configuration;
using GeoRegistry.Stacks;

namespace Infra.Tests.Configuration;

/// <summary>Reads settings from YAML as it stands in a stack file.</summary>
internal static class SettingsFile
{
    /// <summary>The regions of the public cloud, which stacks are in unless said otherwise.</summary>
    internal static Region[] PublicRegions { get; } = [.. Regions.All.Where(region => region.Cloud == Cloud.All[0])];

    /// <summary>Settings without a mistake.</summary>
    internal static StackSettings Read(string yaml, string stack = "dev", string? subscription = null, string? regions = null, Cloud? cloud = null)
        => StackSettings.Parse(
            Yaml.ToJson(yaml),
            new StackContext(stack, subscription) { Cloud = cloud ?? Cloud.All[0] },
            additionalRegions: regions is null ? null : Yaml.ToJson(regions));

    /// <summary>The value of <c>geo-registry:registries</c> as Pulumi hands it over.</summary>
    internal static StackSettings Parse(string? json) => StackSettings.Parse(json, new StackContext("dev"));

    /// <summary>The mistakes in settings that have some.</summary>
    internal static ImmutableArray<ConfigurationError> Errors(string yaml) => Refusal(yaml).Errors;

    /// <summary>The refusal of settings that have mistakes.</summary>
    internal static SettingsException Refusal(string yaml) => Assert.Throws<SettingsException>(() => Read(yaml));

    /// <summary>The mistakes in one registry, which is valid but for the lines that are added to it.</summary>
    internal static ImmutableArray<ConfigurationError> MistakesWith(string lines) => Errors(RegistryWith(lines));

    /// <summary>A valid registry in western Europe and the lines that are added to it.</summary>
    internal static string RegistryWith(string lines) => $"""
        - name: contoso
          resourceGroup: rg-registry
          homeRegion: westeurope
          {lines.ReplaceLineEndings("\n  ")}
        """;
}
