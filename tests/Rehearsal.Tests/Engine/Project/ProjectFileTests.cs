using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Program;
using Rehearsal.Engine.Project;

namespace Rehearsal.Tests.Engine.Project;

public sealed class ProjectFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rehearsal-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Project_names_its_program()
    {
        var project = Read("name: geo\nruntime: dotnet\nmain: infra\n");

        Assert.Equal(("geo", "dotnet", Path.Combine(_folder, "infra"), _folder), (project.Name, project.Runtime, project.ProgramFolder, project.Folder));
    }

    [Fact]
    public void Runtime_may_have_options()
    {
        var project = Read("name: geo\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n");

        Assert.Equal(("nodejs", "false", _folder), (project.Runtime, project.RuntimeOptions["typescript"], project.ProgramFolder));
    }

    [Fact]
    public void Folder_without_a_project_is_refused()
        => Assert.Equal(
            $"there is no Pulumi.yaml in '{_folder}'; go to the project's folder or name it with --cwd",
            Assert.Throws<RehearsalException>(() => ProjectFile.Read(_folder)).Message);

    [Theory]
    [InlineData("runtime: dotnet\n", ": 'name' is missing; add a line such as 'name: geo-registry'")]
    [InlineData("name: geo\n", ": 'runtime' is missing; add a line such as 'runtime: dotnet'")]
    [InlineData("name: geo\nruntime:\n  options: {}\n", ": 'runtime.name' is missing; add a line such as 'name: dotnet'")]
    [InlineData("name: \"geo registry\"\nruntime: dotnet\n",
        ": name 'geo registry' is not allowed; use 1 to 100 letters, digits, hyphens, underscores and periods")]
    [InlineData("name: [geo]\n", "(1,7): 'name' must be a text")]
    [InlineData("name: geo\nruntime: a: b\n", "(2,11): this is not YAML: ")]
    public void Wrong_content_is_refused_with_its_place(string content, string message)
        => Assert.StartsWith(Path.Combine(_folder, "Pulumi.yaml") + message, Assert.Throws<RehearsalException>(() => Read(content)).Message);

    [Fact]
    public void Unknown_runtime_is_refused()
        => Assert.Equal(
            $"{Path.Combine(_folder, "Pulumi.yaml")}: programs with runtime 'cobol' cannot be rehearsed; 'dotnet' and 'nodejs' can",
            Assert.Throws<RehearsalException>(() => ProgramRuntime.For(Read("name: geo\nruntime: cobol\n"))).Message);

    [Fact]
    public void Program_folder_that_does_not_exist_is_refused()
        => Assert.Equal(
            $"{Path.Combine(_folder, "Pulumi.yaml")}: the program's folder '{Path.Combine(_folder, "infra")}' does not exist; correct 'main'",
            Assert.Throws<RehearsalException>(() => ProgramRuntime.For(Read("name: geo\nruntime: dotnet\nmain: infra\n"))).Message);

    [Fact]
    public async Task Prebuilt_program_that_does_not_exist_is_refused()
    {
        var program = ProgramRuntime.For(Read("name: geo\nruntime:\n  name: dotnet\n  options:\n    binary: bin/geo.dll\n"));

        Assert.Equal(
            $"the program '{Path.Combine(_folder, "bin", "geo.dll")}' does not exist; build it first, or correct 'runtime.options.binary'",
            (await Assert.ThrowsAsync<RehearsalException>(() => program.PrepareAsync(_ => { }, CancellationToken.None))).Message);
    }

    [Fact]
    public async Task Nodejs_program_without_its_packages_is_refused()
    {
        var program = ProgramRuntime.For(Read("name: geo\nruntime: nodejs\n"));

        Assert.Equal(
            $"'{_folder}' does not have the package @pulumi/pulumi; run 'npm install' there first",
            (await Assert.ThrowsAsync<RehearsalException>(() => program.PrepareAsync(_ => { }, CancellationToken.None))).Message);
    }

    private ProjectFile Read(string content)
    {
        File.WriteAllText(Path.Combine(_folder, "Pulumi.yaml"), content);
        return ProjectFile.Read(_folder);
    }
}
