using GeoRegistry.Settings.Reading;

namespace GeoRegistry.Settings.Checks;

/// <summary>Pulumi ignores what is in a stack's file but not under <c>config</c>; to the program it is missing.</summary>
internal static class KeysOutsideConfig
{
    /// <summary>Says of keys that are missing where they are.</summary>
    internal static void Explain(Findings findings, StackFile file)
    {
        for (var index = 0; index < findings.Mistakes.Count; index++)
        {
            if (file.KeysOutside.Contains(findings.Mistakes[index].Path))
            {
                findings.Mistakes[index] = findings.Mistakes[index] with
                {
                    Suggestion = "it is in the file, but not under a line \"config:\"; write that line above it, and indent what belongs to it",
                };
            }
        }
    }
}
