using Rehearsal.CommandLine.Display;
using Rehearsal.CommandLine.PulumiJson;
using Rehearsal.Engine.Project;
using Rehearsal.Engine.Values;
using Rehearsal.Tests.CommandLine.Terminals;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.CommandLine.Display;

public sealed class HideDiffsTests : IDisposable
{
    private static readonly PropertyMap Old = Inputs.Of(("script", Inputs.Object(("body", "long text"), ("shell", "sh"))), ("size", "small"));
    private static readonly PropertyMap New = Inputs.Of(("script", Inputs.Object(("body", "longer text"), ("shell", "bash"))), ("size", "large"));
    private readonly RehearsedProject _project = new();
    private readonly TestTerminal _terminal = new();

    public void Dispose()
    {
        _project.Dispose();
        _terminal.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Plan_shows_that_a_hidden_property_changes_but_not_how(bool isFull)
    {
        var plan = await PlanAsync(isFull, "script");

        Assert.Contains("├── ~ script: [diff hidden]\n", plan);
        Assert.Contains("└── ~ size: small → large\n", plan);
        Assert.DoesNotContain("text", plan);
    }

    [Fact]
    public async Task What_lies_beside_a_hidden_property_is_shown()
    {
        var plan = await PlanAsync(isFull: false, "script.body");

        Assert.Contains("├── ~ script.body: [diff hidden]\n", plan);
        Assert.Contains("├── ~ script.shell: sh → bash\n", plan);
        Assert.DoesNotContain("text", plan);
    }

    [Fact]
    public async Task Star_hides_every_member()
    {
        var plan = await PlanAsync(isFull: true, "script[*]");

        Assert.Contains("├── ~ script[*]: [diff hidden]\n", plan);
        Assert.DoesNotContain("bash", plan);
    }

    [Fact]
    public async Task Hidden_change_is_made()
    {
        await PlanAsync(isFull: false, "script");
        await _project.UpAsync(Declare(New, "script"));

        Assert.Equal(["Update a"], _project.Steps);
        Assert.Equal(New, _project.Provider.Cloud["a-1"]);
    }

    [Fact]
    public async Task Drift_of_a_hidden_property_is_not_shown_in_detail()
    {
        await _project.DeployAsync(Declare(Old, "script"));
        _project.Provider.Cloud["a-1"] = New;
        _project.Observer = new PlanDisplay(_terminal.Terminal).Show;
        await _project.PreviewRefreshAsync();

        Assert.Contains("~ script: [diff hidden]\n", _terminal.Output);
        Assert.DoesNotContain("text", _terminal.Output);
    }

    [Fact]
    public async Task Markdown_shows_no_details_either()
    {
        await _project.DeployAsync(Declare(Old));
        var plan = new PlanRecord();
        _project.Observer = plan.Show;
        await _project.PreviewAsync(Declare(New, "script"));

        Assert.Contains("| update<br>script: [diff hidden]<br>size: small → large |", PlanMarkdown.Write("project", "dev", plan));
    }

    [Fact]
    public async Task Json_is_for_programs_and_hides_nothing()
    {
        await _project.DeployAsync(Declare(Old));
        var plan = new PlanRecord();
        _project.Observer = plan.Show;
        await _project.PreviewAsync(Declare(New, "script"));

        Assert.Contains("longer text", PlanJson.Write(StackConfiguration.Empty, plan, null));
    }

    [Fact]
    public async Task Path_that_cannot_be_understood_is_refused()
    {
        await _project.UpAsync(Declare(New, "script["));

        Assert.Equal(["the property path 'script[' has a '[' without its ']'"], _project.Refusals);
    }

    private async Task<string> PlanAsync(bool isFull, params string[] hidden)
    {
        await _project.DeployAsync(Declare(Old));
        _project.Observer = new PlanDisplay(_terminal.Terminal, isFull).Show;
        await _project.PreviewAsync(Declare(New, hidden));
        _project.Observer = _ => { };
        return _terminal.Output;
    }

    private static Func<ProgramClient, Task> Declare(PropertyMap inputs, params string[] hidden)
        => program => program.ThingAsync("a", inputs, request => request.HideDiffs.AddRange(hidden));
}
