namespace Infra.Tests.EndToEnd;

/// <summary>An entry that a list of a registry's settings may have, and the resources that are there because of it.</summary>
/// <param name="List">The list it is in: a key, or <c>ID.KEY</c> for a list within another entry.</param>
/// <param name="Id">What others name it by here; no two entries have the same.</param>
/// <param name="Settings">What it always says.</param>
internal sealed record ListEntry(string List, string Id, string Settings)
{
    /// <summary>What it says besides.</summary>
    internal string Usually { get; init; } = "";

    /// <summary>What it says in place of that when it was changed; null for an entry that stays as it is.</summary>
    internal string? Otherwise { get; init; }

    /// <summary>The entries that it cannot be without.</summary>
    internal IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>The key of a list within it that has to have an entry; null when there is none.</summary>
    internal string? NeededList { get; init; }

    /// <summary>The key of a list within it that may be empty; null when there is none.</summary>
    internal string? OptionalList { get; init; }

    /// <summary>The labels of the resources that are changed when the entry is.</summary>
    internal Func<RandomRegistry, IEnumerable<string>> Resources { get; init; } = _ => [];

    /// <summary>The labels of the resources that come and go with the entry, but do not depend on what it says.</summary>
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
