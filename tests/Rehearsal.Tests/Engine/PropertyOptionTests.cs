using Rehearsal.Engine.Values;

namespace Rehearsal.Tests.Engine;

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
    public async Task Change_of_another_property_than_the_program_names_is_made_in_place()
    {
        await _project.DeployAsync(program => program.ThingAsync("a", Small));
        await _project.UpAsync(program => program.ThingAsync("a", Small.With("size", "large"), request => request.ReplaceOnChanges.Add("sku")));

        Assert.Equal(["Update a"], _project.Steps);
    }
}
