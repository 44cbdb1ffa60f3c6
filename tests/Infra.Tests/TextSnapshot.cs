namespace Infra.Tests;

/// <summary>Text that people read, compared with a file that is kept beside the tests.</summary>
internal static class TextSnapshot
{
    /// <param name="name">The file's path in the folder of the tests, or of the project with <c>../../</c> before it.</param>
    /// <param name="text">The text as it is now.</param>
    internal static void Matches(string name, string text)
    {
        var kept = Path.Combine(AppContext.BaseDirectory, "Snapshots", Path.GetFileName(name));
        var accepted = File.Exists(kept) ? File.ReadAllText(kept).ReplaceLineEndings("\n").TrimEnd() : "";
        var current = text.ReplaceLineEndings("\n").TrimEnd();
        if (accepted == current)
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
        File.WriteAllText($"{kept}.now", $"{current}\n");
        Assert.Fail($"The text differs from tests/Infra.Tests/{name}. If it is right, accept it with:\n  cp '{kept}.now' tests/Infra.Tests/{name}\nIt is:\n{current}");
    }
}
