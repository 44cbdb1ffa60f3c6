namespace Tests.Shared;

/// <summary>The folder of the repository that the tests were built from.</summary>
public static class Repository
{
    /// <summary>Its path.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The full path of a file.</summary>
    /// <param name="path">The file's path in the repository, with slashes.</param>
    public static string File(string path) => Path.GetFullPath(Path.Combine(Root, path));

    private static string Find(string folder) =>
        System.IO.File.Exists(Path.Combine(folder, "Infra.sln"))
            ? folder
            : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests are not inside the repository"));
}
