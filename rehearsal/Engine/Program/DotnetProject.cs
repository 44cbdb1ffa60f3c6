using System.Diagnostics;
using Rehearsal.Engine.Events;

namespace Rehearsal.Engine.Program;

/// <summary>A program that is built with <c>dotnet build</c> and then run.</summary>
/// <param name="folder">Folder of the project file.</param>
internal sealed class DotnetProject(string folder) : IProgram
{
    private DotnetAssembly? _assembly;

    public async Task PrepareAsync(Action<EngineEvent> observe, CancellationToken cancellationToken)
    {
        if (_assembly is not null)
            return;
        observe(new EngineEvent.BuildStarted(folder));
        var clock = Stopwatch.StartNew();
        _assembly = new DotnetAssembly(await BuildAsync(cancellationToken));
        observe(new EngineEvent.BuildFinished(folder, clock.Elapsed));
    }

    public Task<ProgramExit> RunAsync(ProgramEnvironment environment, Action<EngineEvent> observe, CancellationToken cancellationToken)
        => (_assembly ?? throw new InvalidOperationException("the program has not been prepared")).RunAsync(environment, observe, cancellationToken);

    /// <summary>Builds and asks where the assembly is, in one go; the compiler's errors come on standard error, alone.</summary>
    private async Task<string> BuildAsync(CancellationToken cancellationToken)
    {
        var (output, errors) = (new List<string>(), new List<string>());
        var code = await ChildProcess.RunAsync(
            ChildProcess.Dotnet,
            ["build", "-t:Build", "-getProperty:TargetPath", "-nologo", "-v:quiet"],
            folder,
            WithoutOurBuild(),
            (line, isError) =>
            {
                lock (output)
                {
                    (isError ? errors : output).Add(line);
                }
            },
            cancellationToken);
        var explanation = errors.Concat(output.Where(line => line.Contains("error", StringComparison.Ordinal))).Where(line => line.Length > 0).Distinct();
        return code == 0 && output.LastOrDefault(line => line.Length > 0) is { } path
            ? path.Trim()
            : throw new RehearsalException($"the program in '{folder}' does not compile:{Environment.NewLine}{string.Join(Environment.NewLine, explanation)}");
    }

    /// <summary>What <c>dotnet run</c> and <c>dotnet test</c> leave in the environment must not steer the program's build.</summary>
    private static Dictionary<string, string?> WithoutOurBuild()
        => Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase))
            .ToDictionary(name => name, string? (_) => null);
}
