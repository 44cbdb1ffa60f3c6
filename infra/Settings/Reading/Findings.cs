namespace GeoRegistry.Settings.Reading;

/// <summary>What reading the configuration finds on the way.</summary>
internal sealed class Findings
{
    /// <summary>What has to be put right before anything is declared.</summary>
    internal List<Mistake> Mistakes { get; } = [];

    /// <summary>What is worth knowing.</summary>
    internal List<Warning> Warnings { get; } = [];
}
