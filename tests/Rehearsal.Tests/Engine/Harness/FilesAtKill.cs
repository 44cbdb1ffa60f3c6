namespace Rehearsal.Tests.Engine.Harness;

/// <summary>The files that an engine leaves in a folder if it is killed now. The lock is left out, because its process is gone then.</summary>
internal sealed class FilesAtKill
{
    private readonly Dictionary<string, byte[]> _files;

    private FilesAtKill(Dictionary<string, byte[]> files) => _files = files;

    /// <summary>Reads the files as they are.</summary>
    internal static FilesAtKill Of(string folder)
        => new(Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) != "lock")
            .ToDictionary(file => Path.GetRelativePath(folder, file), Read));

    /// <summary>Writes the files into another folder, or again into the same one.</summary>
    internal void Restore(string folder)
    {
        foreach (var (path, content) in _files)
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, content);
        }
    }

    /// <summary>Reads a file that an engine has open.</summary>
    internal static byte[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
