namespace GeoRegistry.Adoption;

/// <summary>A difference between what the settings ask for and what Azure has of something that is to be adopted.</summary>
/// <param name="Path">Where the settings ask for it.</param>
/// <param name="Asked">What they ask for.</param>
/// <param name="Found">What Azure has.</param>
/// <param name="Resolution">How to resolve it.</param>
internal sealed record Difference(string Path, string Asked, string Found, Resolution Resolution)
{
    /// <summary>All differences in one text.</summary>
    internal static string Report(IReadOnlyCollection<Difference> differences)
        => $"What adopt takes over is left as it is, and Azure has {(differences.Count is 1 ? "one thing" : $"{differences.Count} things")} otherwise than the "
            + "settings ask for. Nothing has been declared. What the stack has already is changed once its adopt is removed."
            + string.Concat(differences.Select(one
                => $"\n\n{one.Path}: {one.Asked}\n  Azure has: {one.Found}\n  {one.Resolution.Verb} {one.Resolution.Text}"));
}
