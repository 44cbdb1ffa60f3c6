using System.Text.Json;
using Pulumi;
using Pulumi.Utilities;

namespace Sdks.Internals.Tests.Core;

public class OutputJsonTests
{
    private sealed record Settings(Output<int> Size, Input<bool> Enabled, InputList<string> Names, InputMap<double> Weights);

    [Fact]
    public Task An_unknown_number_makes_the_text_unknown() => IsUnknown(OutputUtilities.CreateUnknown(1));

    [Fact]
    public Task An_unknown_flag_makes_the_text_unknown() => IsUnknown(OutputUtilities.CreateUnknown(true));

    [Fact]
    public Task An_unknown_fraction_makes_the_text_unknown() => IsUnknown(OutputUtilities.CreateUnknown(0.5));

    [Fact]
    public Task An_unknown_input_makes_the_text_unknown() => IsUnknown((Input<int>)OutputUtilities.CreateUnknown(1));

    [Fact]
    public async Task An_unknown_value_as_a_whole_is_an_unknown_text()
        => Assert.False(await OutputUtilities.GetIsKnownAsync(Output.JsonSerialize(OutputUtilities.CreateUnknown(1))));

    [Fact]
    public async Task Null_in_an_output_is_null_in_the_text()
        => Assert.Equal("""{"a":null}""", await Text(new Dictionary<string, Output<string?>> { ["a"] = Output.Create((string?)null) }));

    [Fact]
    public async Task Inputs_lists_and_maps_are_written_as_their_values()
    {
        var settings = new Settings(Output.Create(3), true, new[] { "a" }, new() { ["x"] = 0.5 });

        Assert.Equal("""{"Size":3,"Enabled":true,"Names":["a"],"Weights":{"x":0.5}}""", await Text(settings));
    }

    [Fact]
    public async Task An_input_of_either_type_is_written_as_its_value()
        => Assert.Equal("""["text",3]""", await Text(new List<InputUnion<string, int>> { "text", 3 }));

    [Fact]
    public async Task Options_hold_for_what_is_in_outputs()
    {
        var json = Output.JsonSerialize(
            Output.Create(new Dictionary<string, Output<Version>> { ["Api"] = Output.Create(new Version(1, 2)) }),
            new JsonSerializerOptions { DictionaryKeyPolicy = JsonNamingPolicy.CamelCase });

        Assert.Equal("""{"api":"1.2"}""", await OutputUtilities.GetValueAsync(json));
    }

    [Fact]
    public async Task Outputs_are_read_with_the_secrecy_and_the_dependencies_of_the_text()
    {
        var resource = new DependencyResource("urn:pulumi:s::p::a:b:C::n");
        var json = OutputUtilities.WithDependency(Output.CreateSecret("""{"Size":3,"Enabled":true,"Names":["a"],"Weights":{"x":0.5}}"""), resource);

        var settings = Output.JsonDeserialize<Settings>(json);

        Assert.True(await Output.IsSecretAsync(settings));
        var read = await OutputUtilities.GetValueAsync(settings);
        Assert.Equal(3, await OutputUtilities.GetValueAsync(read.Size));
        Assert.True(await Output.IsSecretAsync(read.Size));
        Assert.Equal([resource], await OutputUtilities.GetDependenciesAsync(read.Size));
        Assert.True(await OutputUtilities.GetValueAsync(read.Enabled.ToOutput()));
        Assert.True(await Output.IsSecretAsync(read.Names.ToOutput()));
        Assert.Equal("a", Assert.Single(await OutputUtilities.GetValueAsync(read.Names.ToOutput())));
        Assert.Equal(0.5, (await OutputUtilities.GetValueAsync(read.Weights.ToOutput()))["x"]);
    }

    [Fact]
    public async Task An_unknown_text_is_an_unknown_value()
        => Assert.False(await OutputUtilities.GetIsKnownAsync(Output.JsonDeserialize<Output<int>[]>(OutputUtilities.CreateUnknown("[1]"))));

    [Fact]
    public async Task An_input_of_either_type_cannot_be_read()
    {
        var failure = await Assert.ThrowsAsync<JsonException>(
            () => OutputUtilities.GetValueAsync(Output.JsonDeserialize<InputUnion<string, int>>(Output.Create("3"))));

        Assert.Contains("cannot be read from JSON", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void There_must_be_a_value()
    {
        Assert.Throws<ArgumentNullException>(() => Output.JsonSerialize<string>(null!));
        Assert.Throws<ArgumentNullException>(() => Output.JsonDeserialize<string>(null!));
    }

    private static async Task IsUnknown<T>(T value)
        => Assert.False(await OutputUtilities.GetIsKnownAsync(Output.JsonSerialize(Output.Create(new Dictionary<string, T> { ["a"] = value }))));

    private static Task<string> Text<T>(T value) => OutputUtilities.GetValueAsync(Output.JsonSerialize(Output.Create(value)));
}
