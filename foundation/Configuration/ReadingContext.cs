using System.Collections.Immutable;
using GeoRegistry.Azure;

namespace GeoRegistry.Configuration;

/// <summary>What reading the configuration knows, and what it finds on the way.</summary>
/// <param name="securePaths">The paths of the values that are encrypted in the stack's file.</param>
internal sealed class ReadingContext(IReadOnlySet<string> securePaths)
{
    private readonly HashSet<string> _secrets = [];

    /// <summary>Findings of values of which none is encrypted.</summary>
    internal ReadingContext()
        : this(ImmutableHashSet<string>.Empty)
    {
    }

    /// <summary>What has to be put right before anything is declared.</summary>
    internal List<ConfigurationError> Errors { get; } = [];

    /// <summary>The regions that values can name. Default: those of the catalogue.</summary>
    internal RegionCatalogue Regions { get; set; } = RegionCatalogue.Default;

    /// <summary>The cloud that is deployed into. Default: the public one.</summary>
    internal Cloud Cloud { get; set; } = Cloud.All[0];

    /// <summary>What is worth knowing.</summary>
    internal List<ConfigurationWarning> Warnings { get; } = [];

    /// <summary>The paths of encrypted values that are used where the program does not keep secrets, or that it does not know.</summary>
    internal IEnumerable<string> LeakingPaths => securePaths.Where(path => !_secrets.Contains(path));

    /// <summary>Adds what reading or a check has found; a warning that is there already counts once.</summary>
    internal void Add(params IEnumerable<ConfigurationFinding> found)
    {
        foreach (var finding in found)
        {
            if (finding is ConfigurationError error)
                Errors.Add(error);
            else if (finding is ConfigurationWarning warning && !Warnings.Contains(warning))
                Warnings.Add(warning);
        }
    }

    /// <summary>Whether a value is encrypted in the stack's file, so that no message may show it.</summary>
    internal bool IsSecure(string path) => securePaths.Contains(path);

    /// <summary>Remembers that the program keeps a value secret.</summary>
    internal void KeepSecret(string path) => _ = _secrets.Add(path);
}
