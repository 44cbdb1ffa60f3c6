namespace GeoRegistry.Adoption;

/// <summary>How a difference between the settings and Azure can be resolved.</summary>
/// <param name="Verb">What is done, for people to read.</param>
/// <param name="Text">A line of the stack file, or a command.</param>
internal sealed record Resolution(string Verb, string Text)
{
    /// <summary>The settings ask for what Azure has.</summary>
    internal static Resolution Keep(string line) => new("keep it:  ", line);

    /// <summary>Azure is changed before the resource is adopted.</summary>
    internal static Resolution Change(string command) => new("change it:", command);

    /// <summary>The settings are corrected in another way.</summary>
    internal static Resolution Try(string text) => new("try:      ", text);
}
