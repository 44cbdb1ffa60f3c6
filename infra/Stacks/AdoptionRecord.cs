using System.Collections.Immutable;
using GeoRegistry.Registries;

namespace GeoRegistry.Stacks;

/// <summary>
/// How a registry's record remembers what was adopted in a form of Azure's: a key for each, whose value is the registry's tags that it did not have.
/// </summary>
internal static class AdoptionRecord
{
    // No tag has it in its name.
    private const char Separator = '/';

    internal static string KeyOf(string part) => $"adopted-{part}";

    /// <summary>The keys of all that is not adopted in this run, and so stays remembered as it is.</summary>
    internal static IEnumerable<string> Others(RegistrySettings registry)
        => AdoptedParts.Of(registry).Where(part => !part.IsAdopted).Select(part => KeyOf(part.Key));

    internal static string Write(IEnumerable<string> leftOut) => string.Join(Separator, leftOut);

    internal static ImmutableArray<string> Read(string leftOut) => [.. leftOut.Split(Separator, StringSplitOptions.RemoveEmptyEntries)];
}
