using System.Diagnostics;

namespace Recorded.Tests.Engine;

/// <summary>The package <c>@pulumi/pulumi</c> that the recorded programs need, in the version that they were recorded with.</summary>
internal static class EnginePackages
{
    private static readonly Lazy<Task<string>> Installed = new(InstallAsync);

    /// <summary>The folder <c>node_modules</c>; installed first if it is missing.</summary>
    internal static Task<string> FolderAsync() => Installed.Value;

    private static async Task<string> InstallAsync()
    {
        var folder = Path.Combine(Repository(AppContext.BaseDirectory), "tests", "Recorded.Tests", "cases");
        var modules = Path.Combine(folder, "node_modules");
        if (File.Exists(Path.Combine(modules, ".package-lock.json")))
            return modules;
        var start = new ProcessStartInfo("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("npm could not be started");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await Task.WhenAll(output, process.WaitForExitAsync());
        Assert.True(process.ExitCode == 0, $"npm ci in {folder} failed: {errors}");
        RemoveSourceMaps(modules);
        return modules;
    }

    /// <summary>
    /// With them a path in a stack trace ends right behind <c>node_modules/@pulumi/</c>, in which <c>util.inspect</c> of Node.js 20 looks
    /// for the next separator without end, so that a program which throws takes minutes to say so.
    /// </summary>
    private static void RemoveSourceMaps(string modules)
    {
        foreach (var map in Directory.EnumerateFiles(Path.Combine(modules, "@pulumi"), "*.js.map", SearchOption.AllDirectories))
        {
            File.Delete(map);
        }
    }

    private static string Repository(string folder) =>
        File.Exists(Path.Combine(folder, "Infra.sln"))
            ? folder
            : Repository(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests are not inside the repository"));
}
