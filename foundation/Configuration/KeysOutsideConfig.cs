namespace GeoRegistry.Configuration;

/// <summary>Pulumi ignores what is in a stack's file but not under <c>config</c>; to the program it is missing.</summary>
internal static class KeysOutsideConfig
{
    private const string Suggestion = "it is in the file, but not under a line \"config:\"; write that line above it, and indent what belongs to it";

    /// <summary>Adds to the mistake that a key is missing that the file has it elsewhere.</summary>
    internal static ConfigurationError Explain(ConfigurationError mistake, StackFile file)
        => file.KeysOutside.Contains(mistake.Path) ? mistake with { Suggestion = Suggestion } : mistake;
}
