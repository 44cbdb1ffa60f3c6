using Rehearsal.Engine.Events;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.Engine.Deploy.Compare;

public sealed class PropertyOptionTests : IDisposable
{
    private static readonly PropertyMap Small = Inputs.Of(("size", "small"), ("sku", Inputs.Object(("name", "basic"), ("tier", "low"))));
    private static readonly PropertyMap Large = Inputs.Of(("size", "large"), ("sku", Inputs.Object(("name", "premium"), ("tier", "low"))));
    private readonly RehearsedProject _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Changes_that_are_ignored_change_nothing()
    {
        await _project.DeployAsync(program => program.ThingAsync("a", Small));
        await _project.UpAsync(program => program.ThingAsync("a", Large, request => request.IgnoreChanges.AddRange(["size", "sku.name"])));

        Assert.Equal(["Same a"], _project.Steps);
        Assert.Equal(Small, Assert.Single(_project.State()).Inputs);
    }

    [Fact]
    public async Task Changes_beside_the_ignored_ones_are_made()
    {
        await _project.DeployAsync(program => program.ThingAsync("a", Small));
        await _project.UpAsync(program => program.ThingAsync("a", Large, request => request.IgnoreChanges.Add("sku")));

        Assert.Equal(Small.With("size", "large"), _project.Provider.Cloud["a-1"]);
    }

    [Fact]
    public async Task Ignored_property_is_set_when_the_resource_is_created()
    {
        await _project.UpAsync(program => program.ThingAsync("a", Large, request => request.IgnoreChanges.Add("size")));

        Assert.Equal(Large, _project.Provider.Cloud["a-1"]);
    }

    [Fact]
    public async Task Change_of_a_property_that_the_program_names_replaces_the_resource()
    {
        await _project.DeployAsync(program => program.ThingAsync("a", Small));
        await _project.UpAsync(program => program.ThingAsync("a", Large, request => request.ReplaceOnChanges.Add("size")));

        Assert.Equal(["CreateReplacement a", "DeleteReplaced a"], _project.Steps);
        Assert.Equal(["size"], _project.Details[0].ReplacementReasons.AsEnumerable());
    }

    [Fact]
    public async Task Star_replaces_the_resource_on_any_change()
    {
        await _project.DeployAsync(program => program.ThingAsync("a", Small));
        await _project.UpAsync(program => program.ThingAsync("a", Large, request => request.ReplaceOnChanges.Add("*")));

        Assert.Equal(["size", "sku"], _project.Details[0].ReplacementReasons.AsEnumerable());
    }

    [Fact]
    public async Task Path_inside_of_what_the_provider_reports_as_a_whole_replaces_nothing()
    {
        await _project.DeployAsync(program => program.ThingAsync("a", Small));
        await _project.UpAsync(program => program.ThingAsync("a", Large, request => request.ReplaceOnChanges.Add("sku.name")));

        Assert.Equal(["Update a"], _project.Steps);
    }

    [Theory]
    [InlineData("#initerror")]
    [InlineData("*")]
    public async Task What_failed_half_way_is_replaced_where_the_program_says_so(string path)
    {
        _project.Provider.Failures["create a"] = new PartialResourceException("it did not get ready", new ResourceResult("a-1", Small));
        await _project.UpAsync(program => program.ThingAsync("a", Small));
        _project.Provider.Failures.Clear();
        await _project.PreviewAsync(program => program.ThingAsync("a", Small, request => request.ReplaceOnChanges.Add(path)));

        Assert.Equal(["CreateReplacement a", "DeleteReplaced a"], _project.Steps);
        Assert.Equal(["#initerror"], _project.Details[0].ReplacementKeys.AsEnumerable());
    }

    [Fact]
    public async Task Dependent_that_the_program_replaces_on_a_change_goes_before_what_it_needs_and_one_that_it_does_not_stays()
    {
        _ = _project.Provider.Immutable.Add("region");
        _project.Provider.DeleteBeforeReplace = true;
        await _project.DeployAsync(Network("north"));
        await _project.UpAsync(Network("south"));

        Assert.Equal(["delete marked", "delete network", "create network", "create marked", "update plain"], _project.Provider.Calls);
        var marked = _project.Details.Single(step => step is { Name: "marked", Kind: StepKind.CreateReplacement });
        Assert.Equal(["address"], marked.ReplacementKeys.AsEnumerable());
        Assert.True(marked.FollowsAnother);
    }

    [Fact]
    public async Task Change_of_a_map_that_is_removed_as_a_whole_cannot_be_ignored_inside_of_it()
    {
        await _project.DeployAsync(program => program.ThingAsync("a", Small));
        await _project.UpAsync(program => program.ThingAsync("a", Inputs.Of(("size", "small")), request => request.IgnoreChanges.Add("sku.name")));

        Assert.Equal(["Update a"], _project.Steps);
        Assert.Equal(
            ["its change cannot be ignored at 'sku.name', because something on the way there is added or removed"],
            _project.Events.OfType<EngineEvent.Diagnostic>().Select(message => message.Message));
        Assert.Equal(Inputs.Of(("size", "small")), Assert.Single(_project.State()).Inputs);
    }

    [Fact]
    public async Task Options_about_properties_are_remembered()
    {
        await _project.DeployAsync(program => program.ThingAsync("a", Small, request =>
        {
            request.IgnoreChanges.Add("size");
            request.ReplaceOnChanges.Add("sku");
            request.CustomTimeouts = new() { Create = "5m", Update = "1h30m", Delete = "10s" };
        }));
        var state = Assert.Single(_project.State());

        Assert.Equal(("size", "sku"), (Assert.Single(state.IgnoreChanges), Assert.Single(state.ReplaceOnChanges)));
        Assert.Equal(
            (TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(90), TimeSpan.FromSeconds(10)),
            (state.CreateTimeout!.Value, state.UpdateTimeout!.Value, state.DeleteTimeout!.Value));
    }

    private static Func<ProgramClient, Task> Network(string region) => async program =>
    {
        var network = await program.ThingAsync("network", Inputs.Of(("region", region)));
        foreach (var name in new[] { "marked", "plain" })
        {
            await program.ThingAsync(name, Inputs.Of(("address", $"{network.Outputs["address"]} in {region}")), request =>
            {
                request.PropertyDependencies["address"] = new() { Urns = { network.Urn } };
                if (name == "marked")
                    request.ReplaceOnChanges.Add("address");
            });
        }
    };

    [Fact]
    public async Task Change_of_another_property_than_the_program_names_is_made_in_place()
    {
        await _project.DeployAsync(program => program.ThingAsync("a", Small));
        await _project.UpAsync(program => program.ThingAsync("a", Small.With("size", "large"), request => request.ReplaceOnChanges.Add("sku")));

        Assert.Equal(["Update a"], _project.Steps);
    }
}
