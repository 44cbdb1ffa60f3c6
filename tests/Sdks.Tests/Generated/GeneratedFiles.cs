namespace Sdks.Tests.Generated;

/// <summary>The sources of the generated SDKs, as they are in the repository.</summary>
internal static class GeneratedFiles
{
    /// <summary>The text of every generated file.</summary>
    public static IReadOnlyList<string> Texts() =>
    [
        .. new[] { "azure-native", "random" }
            .Select(package => Repository.File($"sdks/{package}/Generated"))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            .Select(File.ReadAllText),
    ];
}
