using System.Diagnostics;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Project;

namespace Rehearsal.Engine.Program;

/// <summary>A program that is built with <c>dotnet build</c> and then run.</summary>
/// <param name="main">The project file, or its folder, which may have a solution too, but no second project.</param>
internal sealed class DotnetProject(string main) : IProgram
{
    private static readonly string[] ProjectKinds = [".csproj", ".fsproj", ".vbproj"];

    private DotnetAssembly? _assembly;

    public async Task PrepareAsync(Action<EngineEvent> observe, CancellationToken cancellationToken)
    {
        if (_assembly is not null)
            return;
        var project = FindProject();
        var folder = Path.GetDirectoryName(project)!;
        if (Stranger(project) is { } solution)
            observe(new EngineEvent.Diagnostic(
                DiagnosticSeverity.Warning,
                $"'{solution}' is in the program's folder and is not called like '{Path.GetFileName(project)}': "
                    + "Pulumi's own CLI cannot decide which to build (MSB1011). Rename or move it",
                null));
        observe(new EngineEvent.BuildStarted(folder));
        var clock = Stopwatch.StartNew();
        _assembly = new DotnetAssembly(await BuildAsync(project, cancellationToken));
        observe(new EngineEvent.BuildFinished(folder, clock.Elapsed));
    }

    public Task<ProgramExit> RunAsync(ProgramEnvironment environment, Action<EngineEvent> observe, CancellationToken cancellationToken)
        => (_assembly ?? throw new InvalidOperationException("the program has not been prepared")).RunAsync(environment, observe, cancellationToken);

    /// <summary>The one project of the folder, as <c>dotnet run</c> picks it for Pulumi's language host.</summary>
    private string FindProject()
    {
        if (File.Exists(main) && ProjectKinds.Contains(Path.GetExtension(main)))
            return main;
        var folder = File.Exists(main) ? Path.GetDirectoryName(main)! : main;
        return Directory.EnumerateFiles(folder).Where(file => ProjectKinds.Contains(Path.GetExtension(file))).Order(StringComparer.Ordinal).ToList() switch
        {
            [var only] => only,
            [] => throw new RehearsalException(
                $"there is no project in '{folder}', the program's folder: "
                    + $"neither a .csproj nor an .fsproj or .vbproj; correct 'main' in {ProjectFile.FileName}"),
            var several => throw new RehearsalException(
                $"there are several projects in '{folder}', the program's folder: {string.Join(", ", several.Select(Path.GetFileName))}. "
                    + $"Name one as 'main' in {ProjectFile.FileName}, or move the others"),
        };
    }

    /// <summary>A solution that does not belong to the project by its name; null when there is none.</summary>
    private static string? Stranger(string project)
        => Directory.EnumerateFiles(Path.GetDirectoryName(project)!)
            .Where(file => Path.GetExtension(file) is ".sln" or ".slnx")
            .Where(file => !Path.GetFileNameWithoutExtension(file).Equals(Path.GetFileNameWithoutExtension(project), StringComparison.OrdinalIgnoreCase))
            .Select(Path.GetFileName)
            .FirstOrDefault();

    /// <summary>Builds the project and reads the path of the assembly in one call; standard error has only the errors of the compiler.</summary>
    private static async Task<string> BuildAsync(string project, CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(project)!;
        var (output, errors) = (new List<string>(), new List<string>());
        var code = await ChildProcess.RunAsync(
            ChildProcess.Dotnet,
            ["build", Path.GetFileName(project), "-t:Build", "-getProperty:TargetPath", "-nologo", "-v:quiet"],
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

    /// <summary>Removes the variables of <c>dotnet run</c> and <c>dotnet test</c>, which must not change the program's build.</summary>
    private static Dictionary<string, string?> WithoutOurBuild()
        => Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase))
            .ToDictionary(name => name, string? (_) => null);
}
