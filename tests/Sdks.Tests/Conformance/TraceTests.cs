using System.Text.Json.Nodes;

namespace Sdks.Tests.Conformance;

[Trait(Categories.Name, Categories.Programs)]
public class TraceTests
{
    /// <summary>Programs that fail midway: whether resources that do not depend on the failure are still sent is a race.</summary>
    private static readonly string[] FailingMidway = ["C07ApplyThrows", "C07EngineRefuses"];

    public static TheoryData<string, string> Traces()
    {
        var traces = new TheoryData<string, string>();
        foreach (var name in Directory.GetFiles(ExpectedFolder, "*.json").Select(Path.GetFileNameWithoutExtension).Order())
        {
            var parts = name!.Split('.');
            traces.Add(parts[0], parts[1]);
        }

        return traces;
    }

    private static string ExpectedFolder => Path.Combine(AppContext.BaseDirectory, "expected");

    [Theory]
    [MemberData(nameof(Traces))]
    public async Task Program_sends_what_it_sends_with_the_official_package(string stack, string operation)
    {
        var expected = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(ExpectedFolder, $"{stack}.{operation}.json")))!;
        await using var engine = await RecordingEngine.StartAsync(preview: operation == "preview");

        var run = await ConformancePrograms.RunAsync(stack, engine.Address, engine.Preview);

        var actual = Trace.Of(engine, run.ExitCode);
        if (FailingMidway.Contains(stack))
        {
            var possible = expected["calls"]!.AsArray().Select(call => Trace.Text(call!)).ToHashSet();
            Assert.All(actual["calls"]!.AsArray(), call => Assert.Contains(Trace.Text(call!), possible));
            KeepWhatIsNoRace(expected);
            KeepWhatIsNoRace(actual);
        }

        Assert.Equal(Trace.Text(expected), Trace.Text(actual));
    }

    /// <summary>Leaves the registrations of the stack and of the resource that the failure comes from.</summary>
    private static void KeepWhatIsNoRace(JsonNode trace)
    {
        var certain = trace["calls"]!.AsArray().Where(call =>
            call!["type"]?.ToString() == "pulumi:pulumi:Stack" || call["name"]?.ToString() is "a" or "refused");
        trace["calls"] = new JsonArray([.. certain.Select(call => call!.DeepClone())]);
    }
}
