namespace Tests.Shared;

/// <summary>The folder of the repository that the tests were built from.</summary>
public static class Repository
{
    /// <summary>Its path.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The full path of a file.</summary>
    /// <param name="path">The file's path in the repository, with slashes.</param>
    public static string File(string path) => Path.GetFullPath(Path.Combine(Root, path));

    /// <summary>The full path of a file that a project is built to, in the configuration in which these tests are built.</summary>
    /// <param name="project">The project's folder in the repository, with slashes.</param>
    /// <param name="file">The file's name.</param>
    public static string Built(string project, string file)
    {
        var framework = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        return File(string.Join('/', project, "bin", framework.Parent!.Name, framework.Name, file));
    }

    private static string Find(string folder) =>
        System.IO.File.Exists(Path.Combine(folder, "Infra.sln"))
            ? folder
            : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests are not inside the repository"));
}
