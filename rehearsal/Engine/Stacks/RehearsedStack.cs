using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.Program;
using Rehearsal.Engine.Project;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;
using Rehearsal.Secrets;

namespace Rehearsal.Engine.Stacks;

/// <summary>
/// A stack that can be previewed, deployed and destroyed. <see cref="Open"/> reads it from a project's folder; tests may put one
/// together from a program of their own, for example <c>new DotnetAssembly(path)</c>, and any configuration.
/// </summary>
/// <param name="Project">The project's name.</param>
/// <param name="Name">The stack's name.</param>
/// <param name="RootFolder">The project's folder; the state is kept in its subfolder <c>.rehearsal</c>.</param>
/// <param name="Program">The program; one object builds at most once, so a preview and an update that follows it share the build.</param>
internal sealed record RehearsedStack(string Project, string Name, string RootFolder, StackConfiguration Configuration, IProgram Program)
{
    /// <summary>The path of the file that the configuration is in; null where it is in none.</summary>
    internal string? ConfigurationFile { get; init; }

    /// <summary>Name of the folder that holds the state of all stacks of a project.</summary>
    internal const string StateFolderName = ".rehearsal";

    /// <summary>Where the stack's state is kept.</summary>
    internal string StateFolder => Path.Combine(RootFolder, StateFolderName, "stacks", Name);

    /// <summary>The folder of all stacks' states.</summary>
    private string LocalFolder => Path.Combine(RootFolder, StateFolderName);

    /// <summary>Reads the state; where secrets cannot be decrypted they are unknown.</summary>
    /// <exception cref="RehearsalException">The state is damaged.</exception>
    internal StateStore ReadState() => StateStore.Read(StateFolder, Configuration.Key ?? (Configuration.Locked is null ? LocalKey.Find(LocalFolder) : null));

    /// <summary>Opens the state to change it, and keeps others from doing so.</summary>
    /// <param name="verb">What the stack is used for, as shown to others who wait for it.</param>
    /// <exception cref="RehearsalException">Secrets are locked, another rehearsal works on the stack, or its state cannot be kept.</exception>
    internal StateStore OpenState(string verb)
        => Configuration.Locked is { } locked
            ? throw new RehearsalException(locked)
            : StateStore.Open(StateFolder, Configuration.Key ?? LocalKey.FindOrMake(LocalFolder), verb);

    /// <summary>The outputs of the last update; null when the stack has never been deployed or was destroyed.</summary>
    /// <exception cref="RehearsalException">The state is damaged.</exception>
    internal PropertyMap? ReadOutputs()
    {
        using var store = ReadState();
        return store.Resources.FirstOrDefault(state => state.Type == Urns.StackType)?.Outputs;
    }

    /// <summary>The URN of a resource of the stack.</summary>
    /// <param name="parentUrn">URN of the parent; null for none.</param>
    /// <param name="type">Type token.</param>
    /// <param name="name">Logical name.</param>
    internal string UrnOf(string? parentUrn, string type, string name) => Urns.Of(Name, Project, parentUrn, type, name);

    /// <summary>Reads <c>Pulumi.yaml</c> and the stack's file; decrypts secure values when there is a passphrase in the environment.</summary>
    /// <param name="folder">A folder with a <c>Pulumi.yaml</c>.</param>
    /// <param name="name">Name of the stack, as in <c>Pulumi.NAME.yaml</c>.</param>
    /// <param name="configFile">The stack's file where it is another one; null for <c>Pulumi.NAME.yaml</c>.</param>
    /// <exception cref="RehearsalException">A file is missing, cannot be read or says something wrong.</exception>
    internal static RehearsedStack Open(string folder, string name, string? configFile = null)
    {
        var project = ProjectFile.Read(folder);
        var file = StackFile.Read(project, name, configFile);
        return new RehearsedStack(project.Name, name, project.Folder, file.Decrypt(Passphrase.FromEnvironment()), ProgramRuntime.For(project))
        {
            ConfigurationFile = Path.GetFullPath(file.Path),
        };
    }
}
