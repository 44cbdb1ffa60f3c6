using GeoRegistry.Registries;

namespace GeoRegistry.Adoption;

/// <summary>What can be done about a difference between the settings and Azure.</summary>
/// <param name="Verb">What it is, for people to read.</param>
/// <param name="Text">A line of the stack file, or a command.</param>
internal sealed record Way(string Verb, string Text)
{
    /// <summary>The settings ask for what Azure has.</summary>
    internal static Way Keep(string line) => new("keep it:  ", line);

    /// <summary>Azure is changed before it is taken over.</summary>
    internal static Way Change(string command) => new("change it:", command);

    /// <summary>The settings are corrected in another way.</summary>
    internal static Way Try(string text) => new("try:      ", text);
}
