using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Project;

namespace Rehearsal.Engine.Program;

/// <summary>Finds how a project's program is built and run.</summary>
internal static class ProgramRuntime
{
    /// <exception cref="RehearsalException">The runtime is not one that can be rehearsed, or the program's folder is not there.</exception>
    internal static IProgram For(ProjectFile project)
    {
        if (!Directory.Exists(project.ProgramFolder) && !File.Exists(project.ProgramFolder))
            throw new RehearsalException($"{project.Path}: the program's folder '{project.ProgramFolder}' does not exist; correct 'main'");
        return project.Runtime switch
        {
            "dotnet" when project.RuntimeOptions.TryGetValue("binary", out var binary)
                => new DotnetAssembly(Path.GetFullPath(Path.Combine(project.ProgramFolder, binary))),
            "dotnet" => new DotnetProject(project.ProgramFolder),
            "nodejs" => new NodejsProgram(project.ProgramFolder, project.RuntimeOptions.GetValueOrDefault("typescript") != "false"),
            var runtime => throw new RehearsalException($"{project.Path}: programs with runtime '{runtime}' cannot be rehearsed; 'dotnet' and 'nodejs' can"),
        };
    }
}
