using Google.Protobuf.WellKnownTypes;
using PulumiProtocol;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.Values;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.Engine.Deploy.Replace;

/// <summary>Components that are replaced, and what becomes a component or a resource of a provider.</summary>
public sealed class KindChangeTests : IDisposable
{
    private const string ComponentType = "test:index:Group";
    private readonly RehearsedProject _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Component_that_takes_the_place_of_a_resource_has_it_deleted()
    {
        await _project.DeployAsync(program => program.ThingAsync("a"));
        await _project.UpAsync(program => program.ComponentAsync("a", configure: request => request.AliasURNs.Add(_project.Urn("a"))));

        Assert.Equal(["CreateReplacement a", "DeleteReplaced a"], _project.Steps);
        Assert.Equal(["delete a"], _project.Provider.Calls);
        Assert.Equal(["provider"], _project.Details[0].ReplacementKeys.AsEnumerable());
        Assert.Equal((_project.Urn("a", ComponentType), ""), (Assert.Single(_project.State()).Urn, _project.State()[0].Id));
    }

    [Fact]
    public async Task Resource_that_takes_the_place_of_a_component_is_created()
    {
        await _project.DeployAsync(program => program.ComponentAsync("a"));
        await _project.UpAsync(program => program.ThingAsync("a", null, request => request.AliasURNs.Add(_project.Urn("a", ComponentType))));

        Assert.Equal(["CreateReplacement a", "DeleteReplaced a"], _project.Steps);
        Assert.Equal(["create a"], _project.Provider.Calls);
        Assert.Equal(["provider"], _project.Details[0].ReplacementKeys.AsEnumerable());
        Assert.Equal("a-1", Assert.Single(_project.State()).Id);
    }

    [Fact]
    public async Task Two_can_change_places()
    {
        await _project.DeployAsync(async program =>
        {
            await program.ThingAsync("a");
            await program.ComponentAsync("b");
        });
        Func<ProgramClient, Task> changed = async program =>
        {
            await program.ComponentAsync("a", configure: request => request.AliasURNs.Add(_project.Urn("a")));
            await program.ThingAsync("b", null, request => request.AliasURNs.Add(_project.Urn("b", ComponentType)));
        };
        await _project.DeployAsync(changed);
        await _project.UpAsync(changed);

        Assert.Equal(["Same a", "Same b"], _project.Steps);
        Assert.Equal(["b-1"], _project.Provider.Cloud.Keys);
    }

    [Fact]
    public async Task Protected_resource_does_not_become_a_component()
    {
        await _project.DeployAsync(program => program.ThingAsync("a", null, request => request.Protect = true));
        await _project.UpAsync(program => program.ComponentAsync("a", configure: request =>
        {
            request.AliasURNs.Add(_project.Urn("a"));
            request.Protect = true;
        }));

        Assert.StartsWith("a: it is protected, and this change would replace it (provider).", Assert.Single(_project.Errors));
        Assert.Equal(["a-1"], _project.Provider.Cloud.Keys);
    }

    [Fact]
    public async Task Changed_trigger_replaces_a_component_and_leaves_what_is_in_it()
    {
        await _project.DeployAsync(Triggered("one"));
        await _project.UpAsync(Triggered("two"));

        Assert.Equal(["CreateReplacement group", "Same child", "DeleteReplaced group"], _project.Steps);
        Assert.Empty(_project.Details[0].ReplacementKeys);
        Assert.Empty(_project.Provider.Calls);
        await _project.UpAsync(Triggered("two"));
        Assert.Equal(["Same group", "Same child"], _project.Steps);
    }

    [Fact]
    public async Task Preview_shows_the_replacement_of_a_component()
    {
        await _project.DeployAsync(Triggered("one"));
        await _project.PreviewAsync(Triggered("two"));

        Assert.Equal(["CreateReplacement group", "Same child", "DeleteReplaced group"], _project.Steps);
    }

    [Fact]
    public async Task Outputs_of_a_replaced_component_are_those_that_the_program_sets_now()
    {
        await _project.DeployAsync(Triggered("one"));
        await _project.UpAsync(async program =>
        {
            var group = await program.ComponentAsync("group", configure: request => request.ReplacementTrigger = Value.ForString("two"));
            await program.OutputsAsync(group.Urn, Inputs.Of(("port", 443)));
        });

        Assert.Equal(Inputs.Of(("port", 443)), _project.State().Single(state => Urns.Name(state.Urn) == "group").Outputs);
    }

    private static Func<ProgramClient, Task> Triggered(string trigger) => async program =>
    {
        var group = await program.ComponentAsync("group", configure: request => request.ReplacementTrigger = Value.ForString(trigger));
        await program.ThingAsync("child", null, request => request.Parent = group.Urn);
    };
}
