namespace Sources.Tests;

/// <summary>The files that people write: all of the repository but what tools generate or build, and recordings, which stay as they were made.</summary>
internal static class SourceFiles
{
    private static readonly string[] OtherFolders =
        ["bin", "obj", "node_modules", "Generated", ".git", ".rehearsal", "artifacts", "TestResults", "BenchmarkDotNet.Artifacts"];

    private static readonly string[] Recordings = ["tests/Conformance", "tests/Recorded.Tests/cases"];

    /// <summary>Paths in the repository of files with one of some extensions, with slashes, in order.</summary>
    internal static IEnumerable<string> WithExtension(params string[] extensions)
        => Under("").Where(path => extensions.Contains(Path.GetExtension(path))).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Under(string folder)
    {
        var directory = new DirectoryInfo(Repository.File(folder));
        foreach (var file in directory.EnumerateFiles())
        {
            yield return folder + file.Name;
        }

        foreach (var inner in directory.EnumerateDirectories().Where(inner => inner.LinkTarget is null && !OtherFolders.Contains(inner.Name)))
        {
            var path = folder + inner.Name;
            foreach (var file in Recordings.Contains(path) ? [] : Under($"{path}/"))
            {
                yield return file;
            }
        }
    }
}
