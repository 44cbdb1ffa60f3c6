using System.Text.Json;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Project;

namespace Rehearsal.Tests.Engine.Project;

/// <summary>Stack files give a program what the official CLI gives it; <c>stack-files.json</c> is what was recorded there.</summary>
public sealed class OfficialStackFileTests : IDisposable
{
    private static readonly JsonElement Recorded = JsonElement.Parse(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Engine", "Project", "stack-files.json")));

    private readonly string _folder = Directory.CreateTempSubdirectory("rehearsal-").FullName;

    public OfficialStackFileTests() => File.WriteAllText(Path.Combine(_folder, "Pulumi.yaml"), "name: engine\nruntime: dotnet\n");

    public static TheoryData<string, JsonElement> Scalars(string list) => Cases(list, "yaml");

    public static TheoryData<string, JsonElement> Files() => Cases("files", "case");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Scalars), "topLevel", DisableDiscoveryEnumeration = true)]
    public void Scalar_alone_is_what_the_cli_makes_of_it(string yaml, JsonElement recorded)
        => AssertIs(recorded, $"config:\n  engine:a: {yaml}\n", program => new() { ["engine:a"] = program.GetString()! });

    [Theory]
    [MemberData(nameof(Scalars), "inList", DisableDiscoveryEnumeration = true)]
    public void Scalar_in_a_list_is_what_the_cli_makes_of_it(string yaml, JsonElement recorded)
        => AssertIs(recorded, $"config:\n  engine:a:\n    - {yaml}\n", program => new() { ["engine:a"] = $"[{AsGoWrites(program)}]" });

    [Theory]
    [MemberData(nameof(Files), DisableDiscoveryEnumeration = true)]
    public void File_is_what_the_cli_makes_of_it(string name, JsonElement recorded)
    {
        Assert.NotEmpty(name);
        AssertIs(
            recorded,
            recorded.GetProperty("file").GetString()!,
            program => program.EnumerateObject()
                .ToDictionary(value => value.Name.Replace(":config:", ":", StringComparison.Ordinal), value => value.Value.GetString()!));
    }

    private static TheoryData<string, JsonElement> Cases(string list, string name)
    {
        var cases = new TheoryData<string, JsonElement>();
        foreach (var recorded in Recorded.GetProperty(list).EnumerateArray())
        {
            cases.Add(recorded.GetProperty(name).GetString()!, recorded);
        }
        return cases;
    }

    private void AssertIs(JsonElement recorded, string file, Func<JsonElement, Dictionary<string, string>> expected)
    {
        File.WriteAllText(Path.Combine(_folder, "Pulumi.dev.yaml"), file);
        if (recorded.TryGetProperty("program", out var program))
            Assert.Equal(expected(program), new Dictionary<string, string>(Read().Values));
        else
            Assert.True(recorded.TryGetProperty("error", out _) && Refusal() is not null, $"nothing is refused in:\n{file}");
    }

    /// <summary>Why nothing can be deployed with the file.</summary>
    private string? Refusal()
    {
        try
        {
            return Read().Locked;
        }
        catch (RehearsalException error)
        {
            return error.Message;
        }
    }

    private StackConfiguration Read() => StackFile.Read(ProjectFile.Read(_folder), "dev").Decrypt("passphrase");

    private static string AsGoWrites(JsonElement value) => value.GetRawText().Replace("<", "\\u003c", StringComparison.Ordinal);
}
