using Xunit;

namespace Tests.Shared;

/// <summary>Text that people read, compared with a file that the repository keeps.</summary>
public static class TextSnapshot
{
    /// <summary>Fails unless a text is the kept one; line endings, and white space at the end, make no difference.</summary>
    /// <param name="path">The file's path in the repository, with slashes.</param>
    /// <param name="text">The text as it is now.</param>
    public static void Matches(string path, string text)
    {
        var kept = Repository.File(path);
        var accepted = File.Exists(kept) ? File.ReadAllText(kept).ReplaceLineEndings("\n").TrimEnd() : "";
        var current = text.ReplaceLineEndings("\n").TrimEnd();
        if (accepted == current)
        {
            return;
        }

        var now = Path.Combine(AppContext.BaseDirectory, "Snapshots", path);
        Directory.CreateDirectory(Path.GetDirectoryName(now)!);
        File.WriteAllText(now, $"{current}\n");
        Assert.Fail($"The text differs from {path}. If it is right, accept it with:\n  cp '{now}' {path}\nIt is:\n{current}");
    }
}
