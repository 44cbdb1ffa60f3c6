using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Events;

namespace Rehearsal.Engine.Program;

/// <summary>A program that is built already, as with Pulumi's runtime option <c>binary</c>.</summary>
/// <param name="path">The program's <c>.dll</c>, or an executable.</param>
internal sealed class DotnetAssembly(string path) : IProgram
{
    public Task PrepareAsync(Action<EngineEvent> observe, CancellationToken cancellationToken)
        => File.Exists(path)
            ? Task.CompletedTask
            : throw new RehearsalException($"the program '{path}' does not exist; build it first, or correct 'runtime.options.binary'");

    public async Task<ProgramExit> RunAsync(ProgramEnvironment environment, Action<EngineEvent> observe, CancellationToken cancellationToken)
    {
        var isLibrary = Path.GetExtension(path).Equals(".dll", StringComparison.OrdinalIgnoreCase);
        var folder = Path.GetDirectoryName(path)!;
        return new ProgramExit(await ChildProcess.RunAsync(
            isLibrary ? ChildProcess.Dotnet : path,
            isLibrary ? [path] : [],
            folder,
            PulumiVariables.For(environment, folder),
            (line, isError) => observe(new EngineEvent.ProgramOutput(line, isError)),
            cancellationToken));
    }
}
