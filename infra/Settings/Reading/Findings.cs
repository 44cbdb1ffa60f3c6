using GeoRegistry.Azure;

namespace GeoRegistry.Settings.Reading;

/// <summary>What reading the configuration knows, and what it finds on the way.</summary>
internal sealed class Findings
{
    /// <summary>What has to be put right before anything is declared.</summary>
    internal List<Mistake> Mistakes { get; } = [];

    /// <summary>The regions that values can name. Default: those of the catalogue.</summary>
    internal RegionCatalogue Regions { get; set; } = RegionCatalogue.Default;

    /// <summary>The cloud that is deployed into. Default: the public one.</summary>
    internal Cloud Cloud { get; set; } = Cloud.All[0];

    /// <summary>What is worth knowing.</summary>
    internal List<Warning> Warnings { get; } = [];
}
