using Rehearsal.Engine.Values;

namespace Rehearsal.Tests.Engine.Harness;

/// <summary>What is on disk and in the cloud at one moment of a run, which is all that is left if the engine is killed then.</summary>
internal sealed class Moment
{
    private readonly FilesAtKill _files;
    private readonly Dictionary<string, PropertyMap> _cloud;

    private Moment(FilesAtKill files, Dictionary<string, PropertyMap> cloud) => (_files, _cloud) = (files, cloud);

    /// <summary>Keeps the moment. The cloud does not change meanwhile, so that files and cloud are of one moment.</summary>
    internal static Moment Of(RehearsedProject project)
    {
        lock (project.Provider.Still)
        {
            return new(FilesAtKill.Of(project.Folder), new(project.Provider.Cloud));
        }
    }

    /// <summary>Puts a new project into this moment.</summary>
    internal void Restore(RehearsedProject project)
    {
        _files.Restore(project.Folder);
        foreach (var (id, inputs) in _cloud)
        {
            project.Provider.Cloud[id] = inputs;
        }
    }
}
