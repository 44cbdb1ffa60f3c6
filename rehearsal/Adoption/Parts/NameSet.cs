namespace Rehearsal.Adoption.Parts;

/// <summary>Names of entries in one list, distinct without regard to case.</summary>
/// <param name="longest">The most characters in a name.</param>
internal sealed class NameSet(int longest)
{
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds a name, cut to the length that is allowed; one that is there already gets a number.</summary>
    internal string Add(string name)
    {
        for (var number = 1; ; number++)
        {
            var suffix = number is 1 ? "" : $"{number}";
            var candidate = name[..Math.Min(name.Length, longest - suffix.Length)] + suffix;
            if (_names.Add(candidate))
                return candidate;
        }
    }
}
