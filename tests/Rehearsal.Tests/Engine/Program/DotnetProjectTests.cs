using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Program;

namespace Rehearsal.Tests.Engine.Program;

/// <summary>Which project of a folder is built.</summary>
[Trait(Categories.Name, Categories.Programs)]
public sealed class DotnetProjectTests : IDisposable
{
    private const string Library = "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>";

    private readonly string _folder = Directory.CreateTempSubdirectory("rehearsal-").FullName;
    private readonly List<EngineEvent> _events = [];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Solution_beside_the_project_is_not_in_the_way()
    {
        Write("Program.csproj", Library);
        Write("Others.sln", "");
        await PrepareAsync(_folder);

        Assert.Contains(_events, happened => happened is EngineEvent.BuildFinished);
        Assert.Contains("'Others.sln' is in the program's folder", Assert.Single(_events.OfType<EngineEvent.Diagnostic>()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Main_may_name_the_project()
    {
        Write("Program.csproj", Library);
        Write("Other.csproj", "<broken");
        await PrepareAsync(Path.Combine(_folder, "Program.csproj"));

        Assert.Contains(_events, happened => happened is EngineEvent.BuildFinished);
    }

    [Fact]
    public async Task Several_projects_are_refused_by_name()
    {
        Write("B.fsproj", Library);
        Write("A.csproj", Library);

        Assert.Equal(
            $"there are several projects in '{_folder}', the program's folder: A.csproj, B.fsproj. Name one as 'main' in Pulumi.yaml, or move the others",
            (await Assert.ThrowsAsync<RehearsalException>(() => PrepareAsync(_folder))).Message);
    }

    [Fact]
    public async Task Folder_without_a_project_is_refused()
        => Assert.StartsWith(
            $"there is no project in '{_folder}'",
            (await Assert.ThrowsAsync<RehearsalException>(() => PrepareAsync(_folder))).Message,
            StringComparison.Ordinal);

    private Task PrepareAsync(string main) => new DotnetProject(main).PrepareAsync(_events.Add, CancellationToken.None);

    private void Write(string name, string content) => File.WriteAllText(Path.Combine(_folder, name), content);
}
