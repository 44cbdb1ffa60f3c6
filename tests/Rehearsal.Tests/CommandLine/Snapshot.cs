namespace Rehearsal.Tests.CommandLine;

/// <summary>What was shown, compared with a file that is kept beside the tests.</summary>
internal static class Snapshot
{
    internal static void Matches(string name, string shown)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "CommandLine", "Snapshots");
        var path = Path.Combine(folder, $"{name}.txt");
        var current = string.Join('\n', shown.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())).TrimEnd() + "\n";
        var accepted = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        if (accepted == current)
            return;
        Directory.CreateDirectory(folder);
        var shownPath = Path.Combine(folder, $"{name}.shown");
        File.WriteAllText(shownPath, current);
        Assert.Fail(
            $"What is shown differs from tests/Rehearsal.Tests/CommandLine/Snapshots/{name}.txt. If it is right, accept it with:\n"
            + $"  cp '{shownPath}' tests/Rehearsal.Tests/CommandLine/Snapshots/{name}.txt\nIt is:\n{current}");
    }
}
