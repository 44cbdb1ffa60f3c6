using System.Diagnostics;
using Xunit;

namespace Tests.Shared;

/// <summary>Node.js programs, run with the packages that the generator of the SDKs is pinned to.</summary>
public static class Node
{
    private static readonly Lazy<Task> Packages = new(InstallPackagesAsync);

    /// <summary>Why tests are skipped; null where Node.js and npm are installed.</summary>
    internal static string? Missing { get; } =
        Programs.IsInstalled("node") && Programs.IsInstalled("npm") ? null : "Node.js and npm are not installed";

    private static string Generator { get; } = Repository.File("sdks/generator");

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

    /// <summary>Installs the packages of a folder if they are missing. Of test processes side by side one installs; the others wait.</summary>
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

    private static Task<(int ExitCode, string Output, string Errors)> StartAsync(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Generator };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Programs.RunAsync(start);
    }
}
