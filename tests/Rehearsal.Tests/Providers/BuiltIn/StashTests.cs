using Rehearsal.Engine.Values;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.Providers.BuiltIn;

/// <summary>The resource that Pulumi's engine brings itself.</summary>
public sealed class StashTests : IDisposable
{
    private readonly RehearsedProject _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Stash_keeps_its_first_value_until_it_is_replaced()
    {
        Assert.Equal("1", await KeptAsync("1"));
        Assert.Equal("1", await KeptAsync("2"));
        Assert.Equal(["Update stash"], _project.Steps.Where(step => step.EndsWith(" stash", StringComparison.Ordinal)));

        _project.Options = _project.Options with { Replace = new([_project.Urn("stash", "pulumi:index:Stash")]) };
        Assert.Equal("2", await KeptAsync("2"));
    }

    [Fact]
    public async Task Stash_stays_as_it_is_in_a_refresh()
    {
        await KeptAsync("1");
        await _project.RefreshAsync();

        Assert.Empty(_project.Errors);
        Assert.False(_project.Result!.Summary.HasDrift);
    }

    [Fact]
    public async Task Stash_without_a_value_is_refused()
    {
        await _project.UpAsync(program => program.RegisterAsync("pulumi:index:Stash", "stash", PropertyMap.Empty));

        Assert.Equal(["stash: input: a stash must have it: the value that it keeps"], _project.Errors);
    }

    private async Task<string?> KeptAsync(string given)
    {
        PropertyMap outputs = PropertyMap.Empty;
        await _project.UpAsync(async program => outputs = (await program.RegisterAsync("pulumi:index:Stash", "stash", Inputs.Of(("input", given)))).Outputs);
        Assert.Empty(_project.Errors);
        return (outputs["output"] as PropertyValue.Text)?.Value;
    }
}
