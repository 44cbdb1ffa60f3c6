namespace Rehearsal.Engine.Values;

/// <summary>How values that are not known yet are written where only texts can be.</summary>
internal static class Unknowns
{
    /// <summary>
    /// Stands for an unknown text, and for a secure configuration value that is locked: the program passes it on like any text, and
    /// the engine recognizes it when it comes back.
    /// </summary>
    internal const string Placeholder = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    /// <summary>Pulumi's placeholders for the other kinds: truth value, number, list, asset, archive, object.</summary>
    private static readonly HashSet<string> Placeholders =
    [
        Placeholder,
        "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
        "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
        "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
        "030794c1-ac77-496b-92df-f27374a8bd58",
        "e48ece36-62e2-4504-bad9-02848725956a",
        "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
    ];

    /// <summary>True for a placeholder, and for a text that was put together from the placeholder of an unknown text.</summary>
    internal static bool IsUnknown(string text) => Placeholders.Contains(text) || text.Contains(Placeholder, StringComparison.Ordinal);
}
