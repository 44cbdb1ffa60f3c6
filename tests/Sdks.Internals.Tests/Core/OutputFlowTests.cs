using Pulumi;
using Pulumi.Utilities;

namespace Sdks.Internals.Tests.Core;

public class OutputFlowTests
{
    [Fact]
    public async Task Apply_is_not_called_on_an_unknown_value()
    {
        var called = false;
        var result = OutputUtilities.CreateUnknown(1).Apply(value => called = true);
        Assert.False(await OutputUtilities.GetIsKnownAsync(result));
        Assert.False(called);
    }

    [Fact]
    public async Task Secrecy_and_dependencies_go_through_apply()
    {
        var resource = new DependencyResource("urn:pulumi:s::p::a:b:C::n");
        var source = OutputUtilities.WithDependency(Output.CreateSecret(1), resource);
        var result = source.Apply(value => value + 1);
        Assert.True(await Output.IsSecretAsync(result));
        Assert.Equal([resource], await OutputUtilities.GetDependenciesAsync(result));
        Assert.Equal(2, await OutputUtilities.GetValueAsync(result));
    }

    [Fact]
    public async Task An_inner_output_adds_its_secrecy()
        => Assert.True(await Output.IsSecretAsync(Output.Create(1).Apply(value => Output.CreateSecret(value))));

    [Fact]
    public async Task An_inner_unknown_makes_the_result_unknown()
        => Assert.False(await OutputUtilities.GetIsKnownAsync(Output.Create(1).Apply(value => OutputUtilities.CreateUnknown(value))));

    [Fact]
    public async Task Format_takes_inputs_outputs_and_plain_values()
    {
        Input<string> input = "in";
        var text = Output.Format($"{input}|{Output.CreateSecret("out")}|{0.5}");
        Assert.Equal("in|out|0.5", await OutputUtilities.GetValueAsync(text));
        Assert.True(await Output.IsSecretAsync(text));
    }

    [Fact]
    public async Task A_tuple_is_unknown_when_one_part_is()
        => Assert.False(await OutputUtilities.GetIsKnownAsync(Output.Tuple(Output.Create(1), OutputUtilities.CreateUnknown("x"))));

    [Fact]
    public async Task Unsecret_keeps_the_value() => Assert.Equal("s", await OutputUtilities.GetValueAsync(Output.Unsecret(Output.CreateSecret("s"))));

    [Fact]
    public async Task Json_waits_for_the_outputs_in_a_value_and_takes_over_their_secrecy()
    {
        var later = new TaskCompletionSource<string>();
        var json = Output.JsonSerialize(Output.Create(new Dictionary<string, Output<string>> { ["a"] = Output.CreateSecret(later.Task) }));
        later.SetResult("x");
        Assert.Equal("{\"a\":\"x\"}", await OutputUtilities.GetValueAsync(json));
        Assert.True(await Output.IsSecretAsync(json));
    }

    [Fact]
    public async Task A_deferred_output_takes_over_what_it_is_resolved_with()
    {
        var deferred = new DeferredOutput<string>();
        deferred.Resolve(Output.CreateSecret("late"));
        Assert.Equal("late", await OutputUtilities.GetValueAsync(deferred.Output));
        Assert.True(await Output.IsSecretAsync(deferred.Output));
    }
}
