using System.Collections.Immutable;
using System.Text.Json;
using GeoRegistry.Settings.Checks;
using GeoRegistry.Settings.Checks.PrivateAccess;
using GeoRegistry.Settings.Reading;
using GeoRegistry.Settings.Sections;
using Pulumi;

namespace GeoRegistry.Settings;

/// <summary>The configuration of a stack, checked, with every default filled in.</summary>
/// <param name="Registries">The registries, by name: the order in the file means nothing.</param>
/// <param name="Warnings">What works but may not be meant, in the order of the file.</param>
public sealed record StackSettings(ImmutableArray<RegistrySettings> Registries, ImmutableArray<Warning> Warnings)
{
    /// <summary>The namespace of all keys in the stack's configuration.</summary>
    public const string Namespace = "geo-registry";

    private const string RegistriesKey = "registries";

    /// <summary>Reads the configuration of the stack that is being deployed.</summary>
    /// <exception cref="SettingsException">It has mistakes; all of them are in the exception.</exception>
    public static StackSettings Read()
        => Parse(new Config(Namespace).Get(RegistriesKey), StackContext.Current());

    /// <summary>Reads the value of <c>geo-registry:registries</c>.</summary>
    /// <param name="registries">The list, in JSON, as Pulumi hands structured values to a program; null when the stack has none.</param>
    /// <param name="stack">The stack that the value belongs to.</param>
    /// <exception cref="SettingsException">It has mistakes; all of them are in the exception.</exception>
    public static StackSettings Parse(string? registries, StackContext stack)
    {
        var findings = new Findings();
        var node = new ConfigNode($"{Namespace}:{RegistriesKey}", registries is null ? null : ParseJson(registries), findings);
        var read = node.AsList("registries", "to remove everything, destroy the stack", registry => RegistrySection.Read(registry, stack));
        DistinctRegistries.Check(node);
        SharedResourceGroups.Check(node);
        FurtherResourceGroups.Check(node);
        DeclaredOnce.Check(node);
        SubnetSizes.Check(node);
        SharedParts.Check(node);
        return findings.Mistakes is []
            ? new StackSettings([.. read.OrderBy(registry => registry.Name, StringComparer.Ordinal)], [.. findings.Warnings])
            : throw new SettingsException([.. findings.Mistakes]);
    }

    /// <summary>A value set as plain text is not JSON; it is then that text, and reported as not being a list.</summary>
    private static JsonElement ParseJson(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return JsonSerializer.SerializeToElement(text);
        }
    }
}
