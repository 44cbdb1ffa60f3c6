namespace Rehearsal.Tests.CommandLine;

/// <summary>What was shown, compared with a file that is kept in <c>Snapshots</c>.</summary>
internal static class Snapshot
{
    /// <summary>Fails unless what was shown is the kept text; white space at the end of a line makes no difference.</summary>
    internal static void Matches(string name, string shown)
        => TextSnapshot.Matches(
            $"tests/Rehearsal.Tests/CommandLine/Snapshots/{name}.txt",
            string.Join('\n', shown.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())));
}
