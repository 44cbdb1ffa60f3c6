namespace Infra.Tests.EndToEnd;

/// <summary>An entry that a list of a registry's settings can have, and the resources that are declared for it.</summary>
/// <param name="List">The list it is in: a key, or <c>ID.KEY</c> for a list within another entry.</param>
/// <param name="Id">What others name it by here; no two entries have the same.</param>
/// <param name="Settings">What it always says.</param>
internal sealed record ListEntry(string List, string Id, string Settings)
{
    /// <summary>The other keys.</summary>
    internal string Usually { get; init; } = "";

    /// <summary>The other keys after a change; null for an entry that does not change.</summary>
    internal string? Otherwise { get; init; }

    /// <summary>The entries that it needs.</summary>
    internal IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>The key of a list in it that must not be empty; null when there is none.</summary>
    internal string? NeededList { get; init; }

    /// <summary>The key of a list in it that can be empty; null when there is none.</summary>
    internal string? OptionalList { get; init; }

    /// <summary>The labels of the resources that are changed when the entry is.</summary>
    internal Func<RandomRegistry, IEnumerable<string>> Resources { get; init; } = _ => [];

    /// <summary>The labels of the resources that are added and removed with the entry, but do not depend on its keys.</summary>
    internal Func<RandomRegistry, IEnumerable<string>> SteadyResources { get; init; } = _ => [];

    /// <summary>The entry in YAML.</summary>
    /// <param name="isChanged">Whether it says <see cref="Otherwise"/>.</param>
    /// <param name="list">Its list in YAML, by that list's name; empty for one without entries.</param>
    internal string ToYaml(bool isChanged, Func<string, string, string> list)
    {
        string[] parts =
        [
            Settings,
            isChanged && Otherwise is not null ? Otherwise : Usually,
            .. new[] { NeededList, OptionalList }.OfType<string>().Select(key => list(key, $"{Id}.{key}")),
        ];
        return Settings.Contains(':', StringComparison.Ordinal) ? $"{{ {string.Join(", ", parts.Where(part => part is not ""))} }}" : Settings;
    }
}
