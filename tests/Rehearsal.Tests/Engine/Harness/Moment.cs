using Rehearsal.Engine.Values;

namespace Rehearsal.Tests.Engine.Harness;

/// <summary>What is on disk and in the cloud at one moment of a run, which is all that is left if the engine is killed there.</summary>
internal sealed class Moment
{
    private readonly Dictionary<string, byte[]> _files;
    private readonly Dictionary<string, PropertyMap> _cloud;

    private Moment(Dictionary<string, byte[]> files, Dictionary<string, PropertyMap> cloud) => (_files, _cloud) = (files, cloud);

    /// <summary>Keeps the moment. The cloud stands still meanwhile, so that files and cloud are of one moment; the lock is left out, for its process is gone with a kill.</summary>
    internal static Moment Of(RehearsedProject project)
    {
        lock (project.Provider.Still)
        {
            return new(
                Directory.GetFiles(project.Folder, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "lock")
                    .ToDictionary(file => Path.GetRelativePath(project.Folder, file), ReadShared),
                new(project.Provider.Cloud));
        }
    }

    /// <summary>Puts a project that is new into this moment.</summary>
    internal void Restore(RehearsedProject project)
    {
        foreach (var (path, content) in _files)
        {
            var file = Path.Combine(project.Folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, content);
        }
        foreach (var (id, inputs) in _cloud)
        {
            project.Provider.Cloud[id] = inputs;
        }
    }

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
