using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Events;

namespace Rehearsal.Engine.Program;

/// <summary>A program for Node.js, run as Pulumi's language host does it: through the entry point of <c>@pulumi/pulumi</c>.</summary>
/// <param name="main">The program's folder, or its entry file.</param>
/// <param name="typeScript">Whether TypeScript sources are to be compiled on the fly; Pulumi's default is true.</param>
internal sealed class NodejsProgram(string main, bool typeScript) : IProgram
{
    private static readonly string EntryPoint = Path.Combine("node_modules", "@pulumi", "pulumi", "cmd", "run", "index.js");

    public Task PrepareAsync(Action<EngineEvent> observe, CancellationToken cancellationToken)
    {
        _ = FindEntryPoint();
        return Task.CompletedTask;
    }

    public async Task<ProgramExit> RunAsync(ProgramEnvironment environment, Action<EngineEvent> observe, CancellationToken cancellationToken)
    {
        var variables = PulumiVariables.For(environment, Folder);
        variables["PULUMI_NODEJS_TYPESCRIPT"] = typeScript ? "true" : "false";
        return new ProgramExit(await ChildProcess.RunAsync(
            "node",
            [FindEntryPoint(), .. Arguments(environment), IsFile ? main : "."],
            Folder,
            variables,
            (line, isError) => observe(new EngineEvent.ProgramOutput(line, isError)),
            cancellationToken));
    }

    private IEnumerable<string> Arguments(ProgramEnvironment environment) =>
    [
        $"--monitor={environment.Address}",
        $"--engine={environment.Address}",
        $"--organization={ProgramEnvironment.Organization}",
        $"--project={environment.Project}",
        $"--stack={environment.Stack}",
        $"--root-directory={environment.RootFolder}",
        $"--parallel={environment.Parallelism}",
        $"--pwd={Folder}",
        .. environment.DryRun ? ["--dry-run"] : Array.Empty<string>(),
    ];

    private bool IsFile => File.Exists(main);

    private string Folder => IsFile ? Path.GetDirectoryName(main)! : main;

    private string FindEntryPoint()
    {
        for (var parent = new DirectoryInfo(Folder); parent is not null; parent = parent.Parent)
        {
            var path = Path.Combine(parent.FullName, EntryPoint);
            if (File.Exists(path))
                return path;
        }
        throw new RehearsalException($"'{Folder}' does not have the package @pulumi/pulumi; run 'npm install' there first");
    }
}
