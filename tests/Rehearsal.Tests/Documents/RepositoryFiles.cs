namespace Rehearsal.Tests.Documents;

/// <summary>The repository that the tests are built in. Paths are relative to its root and have forward slashes.</summary>
internal static class RepositoryFiles
{
    /// <summary>Folders with what builds and runs leave behind; git ignores them.</summary>
    private static readonly HashSet<string> IgnoredFolders = ["bin", "obj", ".git", ".rehearsal", "node_modules", "artifacts", "TestResults"];

    private static readonly string Root = FindRoot(AppContext.BaseDirectory);

    internal static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <param name="path">May have <c>.</c> and <c>..</c>, and may end with a slash.</param>
    internal static bool Has(string path) => Path.Exists(Path.GetFullPath(path, Root));

    /// <summary>The paths of all files with a name that ends like this, in every folder but those that git ignores.</summary>
    internal static IEnumerable<string> EndingWith(string ending) => Files(new DirectoryInfo(Root))
        .Where(file => file.Name.EndsWith(ending, StringComparison.Ordinal))
        .Select(file => Path.GetRelativePath(Root, file.FullName).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    private static IEnumerable<FileInfo> Files(DirectoryInfo folder) => folder.EnumerateFiles()
        .Concat(folder.EnumerateDirectories().Where(inner => !IgnoredFolders.Contains(inner.Name)).SelectMany(Files));

    private static string FindRoot(string folder) => File.Exists(Path.Combine(folder, "Pulumi.yaml")) && Directory.Exists(Path.Combine(folder, "infra"))
        ? folder
        : FindRoot(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests are not inside the repository."));
}
