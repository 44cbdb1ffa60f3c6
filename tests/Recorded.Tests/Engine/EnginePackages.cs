
namespace Recorded.Tests.Engine;

/// <summary>The package <c>@pulumi/pulumi</c> that the recorded programs need, in the version that they were recorded with.</summary>
internal static class EnginePackages
{
    private static readonly Lazy<Task<string>> Installed = new(InstallAsync);

    /// <summary>The folder <c>node_modules</c>; installed first if it is missing.</summary>
    internal static Task<string> FolderAsync() => Installed.Value;

    private static async Task<string> InstallAsync()
    {
        var folder = Repository.File("tests/Recorded.Tests/cases");
        await Node.InstallAsync(folder);
        var modules = Path.Combine(folder, "node_modules");
        RemoveSourceMaps(modules);
        return modules;
    }

    /// <summary>
    /// With source maps, paths in stack traces end right after <c>node_modules/@pulumi/</c>. There <c>util.inspect</c> of Node.js 20 searches for the next
    /// separator in an endless loop, so that a program that throws takes minutes to end.
    /// </summary>
    private static void RemoveSourceMaps(string modules)
    {
        foreach (var map in Directory.EnumerateFiles(Path.Combine(modules, "@pulumi"), "*.js.map", SearchOption.AllDirectories))
        {
            File.Delete(map);
        }
    }
}
