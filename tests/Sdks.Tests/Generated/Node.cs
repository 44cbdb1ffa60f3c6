using System.Diagnostics;

namespace Sdks.Tests.Generated;

/// <summary>The Node.js programs that the tests of the generated SDKs run, with the packages that the generator is pinned to.</summary>
internal static class Node
{
    private static readonly Lazy<Task> Packages = new(InstallPackagesAsync);

    /// <summary>Whether Node.js and npm can be started.</summary>
    public static bool IsInstalled { get; } = CanStart("node") && CanStart("npm");

    /// <summary>The folder of the repository that the tests were built from.</summary>
    public static string RepositoryRoot { get; } = FindRepository(AppContext.BaseDirectory);

    private static string Generator { get; } = Path.Combine(RepositoryRoot, "sdks", "generator");

    /// <summary>The path of a file beside the tests.</summary>
    public static string Script(string name) => Path.Combine(RepositoryRoot, "tests", "Sdks.Tests", "Generated", name);

    /// <summary>The folder of the generator's packages, installed first if they are missing.</summary>
    public static async Task<string> PackagesAsync()
    {
        await Packages.Value;
        return Path.Combine(Generator, "node_modules");
    }

    /// <summary>Runs a script and returns its exit code, output and error output; installs the generator's packages first if they are missing.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(
        string script, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        await Packages.Value;
        return await StartAsync("node", [script, .. arguments], environment ?? new Dictionary<string, string>());
    }

    private static Task InstallPackagesAsync() => InstallAsync(Generator);

    /// <summary>Installs the packages of a folder if they are missing. Test processes may run side by side: one installs, the others wait for its lock.</summary>
    /// <param name="folder">A folder with a <c>package-lock.json</c>.</param>
    public static async Task InstallAsync(string folder)
    {
        using var installing = await LockAsync(Path.Combine(folder, "obj.lock"));
        if (File.Exists(Path.Combine(folder, "node_modules", ".package-lock.json")))
        {
            return;
        }

        var (exitCode, _, errors) = await StartAsync("npm", ["ci", "--no-audit", "--no-fund", "--prefix", folder], new Dictionary<string, string>());
        Assert.True(exitCode == 0, $"npm ci in {folder} failed: {errors}");
    }

    private static async Task<FileStream> LockAsync(string path)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200));
            }
        }
    }

    private static async Task<(int ExitCode, string Output, string Errors)> StartAsync(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Generator,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} could not be started");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }

    private static bool CanStart(string program)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        string[] endings = OperatingSystem.IsWindows() ? [".exe", ".cmd"] : [""];
        return folders.Any(folder => endings.Any(ending => File.Exists(Path.Combine(folder, program + ending))));
    }

    private static string FindRepository(string folder) =>
        File.Exists(Path.Combine(folder, "Infra.sln"))
            ? folder
            : FindRepository(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests are not inside the repository"));
}
