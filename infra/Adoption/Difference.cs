using GeoRegistry.Registries;

namespace GeoRegistry.Adoption;

/// <summary>Something that is to be taken over and is not as the settings ask for.</summary>
/// <param name="Path">Where the settings ask for it.</param>
/// <param name="Asked">What they ask for.</param>
/// <param name="Found">What Azure has.</param>
/// <param name="Way">What to do about it.</param>
internal sealed record Difference(string Path, string Asked, string Found, Way Way)
{
    /// <summary>All differences in one text.</summary>
    internal static string Report(IReadOnlyCollection<Difference> differences)
        => $"What adopt takes over is left as it is, and Azure has {(differences.Count is 1 ? "one thing" : $"{differences.Count} things")} otherwise than the "
            + "settings ask for. Nothing has been declared. What the stack has already is changed once its adopt is removed."
            + string.Concat(differences.Select(one => $"\n\n{one.Path}: {one.Asked}\n  Azure has: {one.Found}\n  {one.Way.Verb} {one.Way.Text}"));
}
