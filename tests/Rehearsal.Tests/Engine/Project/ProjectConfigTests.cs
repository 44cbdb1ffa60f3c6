using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Project;

namespace Rehearsal.Tests.Engine.Project;

/// <summary>What <c>Pulumi.yaml</c> declares of the configuration.</summary>
public sealed class ProjectConfigTests : IDisposable
{
    private const string Project =
        """
        name: geo
        runtime: dotnet
        config:
          text: hello
          geo:count:
            type: integer
            default: 3
          list:
            type: array
            items: {type: array, items: {type: string}}
            default: [[b], [a]]
          box:
            type: object
            description: anything
            default: {z: 1, a: x}
          needed: {type: string}
          other:key: {value: theirs}
          other:short: short

        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("rehearsal-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Values_that_a_stack_lacks_come_from_the_project()
    {
        var configuration = Read(Project, "config:\n  geo:needed: here\n  geo:text: mine\n");

        Assert.Equal(
            [
                "geo:box={\"a\":\"x\",\"z\":1}",
                "geo:count=3",
                "geo:list=[[\"b\"],[\"a\"]]",
                "geo:needed=here",
                "geo:text=mine",
                "other:key=theirs",
                "other:short=short",
            ],
            configuration.Values.Select(value => $"{value.Key}={value.Value}"));
    }

    [Theory]
    [InlineData("config: {}\n", "Pulumi.dev.yaml: stack 'dev' is missing configuration value 'needed', which ")]
    [InlineData("config:\n  geo:needed: [here]\n", "Pulumi.dev.yaml(2,15): stack 'dev' with configuration key 'needed' must be of type 'string'")]
    [InlineData(
        "config:\n  geo:needed: here\n  geo:count: many\n",
        "Pulumi.dev.yaml(3,14): stack 'dev' with configuration key 'geo:count' must be of type 'integer'")]
    [InlineData(
        "config:\n  geo:needed: here\n  geo:list: [[a, 1]]\n",
        "Pulumi.dev.yaml(3,13): stack 'dev' with configuration key 'list' must be of type 'array<array<string>>'")]
    [InlineData("config:\n  geo:needed: here\n  geo:box: text\n", "Pulumi.dev.yaml(3,12): stack 'dev' with configuration key 'box' must be of type 'object'")]
    public void Stack_that_is_not_as_declared_cannot_run(string file, string message)
        => Assert.StartsWith(Path.Combine(_folder, message), Read(Project, file).Problem!.Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(
        "{type: string, secret: true}",
        "config:\n  geo:a: plain\n",
        "Pulumi.dev.yaml(2,10): stack 'dev' with configuration key 'a' must be encrypted as it's secret")]
    [InlineData(
        "{type: string, secret: true, default: plain}",
        "config: {}\n",
        "Pulumi.yaml(3,51): stack 'dev' with configuration key 'a' must be encrypted as it's secret")]
    public void Secret_value_in_clear_is_refused(string declaration, string file, string message)
        => Assert.StartsWith(
            Path.Combine(_folder, message),
            Read($"name: geo\nruntime: dotnet\nconfig: {{a: {declaration}}}\n", file).Problem!.Message,
            StringComparison.Ordinal);

    [Fact]
    public void Missing_values_are_named_in_one_go()
        => Assert.Contains(
            "is missing configuration values 'a', 'b' and 'c'",
            Read("name: geo\nruntime: dotnet\nconfig: {c: {type: string}, a: {type: string}, b: {description: x}}\n", "config: {}\n").Problem!.Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("config: [a]", "(3,9): 'config' must be a mapping")]
    [InlineData(
        "config: {a: {typ: string}}",
        "(3,14): 'typ' is not a key of the declaration of 'a'; the keys are type, items, description, default, value, secret")]
    [InlineData(
        "config: {a: {type: text}}",
        "(3,20): the type 'text' of configuration key 'a' is none; it must be one of string, integer, boolean, array, object")]
    [InlineData(
        "config: {a: {type: array}}",
        "(3,13): the configuration key 'a' declares an array but does not specify the underlying type via the 'items' attribute")]
    [InlineData(
        "config: {a: {type: integer, default: x}}",
        "(3,38): the default value specified for configuration key 'a' is not of the expected type 'integer'")]
    [InlineData("config: {'o:a': {type: string}}", "(3,10): configuration key 'o:a' is not of the project 'geo' and should not define a type")]
    [InlineData("config: {'o:a': {default: x}}", "(3,27): configuration key 'o:a' is not of the project 'geo' and should not define a default")]
    [InlineData("config: {'o:a': {description: x}}", "(3,10): configuration key 'o:a' is not of the project 'geo' and must have a 'value'")]
    public void Declaration_that_is_wrong_is_refused_with_its_place(string config, string message)
        => Assert.StartsWith(
            Path.Combine(_folder, "Pulumi.yaml") + message,
            Assert.Throws<RehearsalException>(() => Read($"name: geo\nruntime: dotnet\n{config}\n", "config: {}\n")).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("stackConfigDir: stacks")]
    [InlineData("config: stacks")]
    public void Files_of_stacks_may_be_in_a_folder_of_their_own(string line)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "stacks"));
        File.WriteAllText(Path.Combine(folder.FullName, "Pulumi.dev.yaml"), "config: {a: b}\n");
        File.WriteAllText(Path.Combine(_folder, "Pulumi.yaml"), $"name: geo\nruntime: dotnet\n{line}\n");

        var file = StackFile.Read(ProjectFile.Read(_folder), StackFile.OnlyStack(ProjectFile.StackFolderOf(_folder)));
        Assert.Equal("b", file.Decrypt(null).Values["geo:a"]);
    }

    private StackConfiguration Read(string project, string stack)
    {
        File.WriteAllText(Path.Combine(_folder, "Pulumi.yaml"), project);
        File.WriteAllText(Path.Combine(_folder, "Pulumi.dev.yaml"), stack);
        return StackFile.Read(ProjectFile.Read(_folder), "dev").Decrypt(null);
    }
}
