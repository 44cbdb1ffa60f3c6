using System.Collections.Immutable;
using System.Text.Json;
using CsCheck;
using Google.Protobuf.WellKnownTypes;
using Pulumi;
using Pulumi.Utilities;
using Sdks.Internals.Tests.Monitors;

namespace Sdks.Internals.Tests.Serialization;

public class SerializerTests
{
    private enum LongNumber : long
    {
        One = 1,
    }

    [OutputType]
    private sealed class Size
    {
        public readonly int Width;
        public readonly string? Unit;
        private readonly Output<int> _depth = Output.CreateSecret(3);

        [OutputConstructor]
        public Size(int width, string? unit) => (Width, Unit) = (width, unit);

        public string Name { get; } = "box";

        public string Remark { get; set; } = "not sent";

        public override string ToString() => $"{Width} {Unit} {_depth}";
    }

    private static readonly Gen<object?> Scalars = Gen.OneOf<object?>(
        Gen.Const(() => (object?)null),
        Gen.Bool.Select(flag => (object?)flag),
        Gen.Double[-1e9, 1e9].Select(number => (object?)number),
        Gen.String[Gen.Char.AlphaNumeric, 0, 9].Select(text => (object?)text));

    private static readonly Gen<object?> Values = Gen.Recursive<object?>((depth, inner) => depth > 3
        ? Scalars
        : Gen.OneOf(
            Scalars,
            inner.Array[0, 4].Select(items => (object?)items.ToImmutableArray()),
            Gen.Dictionary(Gen.String[Gen.Char.AlphaNumeric, 1, 5], inner)[0, 4].Select(fields => (object?)fields.ToImmutableDictionary())));

    [Fact]
    public void Plain_values_come_back_as_they_were_but_for_null_fields()
        => Values.Sample(value =>
        {
            var sent = Serialize(value).GetAwaiter().GetResult() ?? Value.ForNull();
            var again = Serialize(Deserializer.Deserialize(sent).Value).GetAwaiter().GetResult() ?? Value.ForNull();
            return sent.Equals(again);
        });

    [Fact]
    public async Task An_unknown_output_is_sent_as_the_unknown_value()
        => Assert.Equal(SpecialValues.Unknown, (await Serialize(OutputUtilities.CreateUnknown("x")))!.StringValue);

    [Fact]
    public async Task A_secret_is_tagged_where_the_engine_knows_secrets()
        => Assert.Equal(SpecialValues.Secret(Value.ForString("s")), await Serialize(Output.CreateSecret("s"), Feature.Secrets));

    [Fact]
    public async Task A_secret_is_sent_plainly_where_the_engine_does_not_know_secrets()
        => Assert.Equal(Value.ForString("s"), await Serialize(Output.CreateSecret("s")));

    [Fact]
    public async Task A_secret_null_is_not_sent() => Assert.Null(await Serialize(Output.CreateSecret((string?)null), Feature.Secrets));

    [Fact]
    public async Task One_secret_entry_does_not_make_the_whole_map_secret()
    {
        InputMap<string> map = new() { ["open"] = "o", ["hidden"] = Output.CreateSecret("h") };
        var fields = (await Serialize(map, Feature.Secrets))!.StructValue.Fields;
        Assert.Equal(Value.ForString("o"), fields["open"]);
        Assert.Equal(SpecialValues.Secret(Value.ForString("h")), fields["hidden"]);
    }

    [Fact]
    public async Task One_unknown_element_does_not_make_the_whole_list_unknown()
    {
        InputList<int> list = [1, OutputUtilities.CreateUnknown(2)];
        Assert.Equal(Value.ForList(Value.ForNumber(1), Value.ForString(SpecialValues.Unknown)), await Serialize(list));
    }

    [Fact]
    public async Task An_unknown_part_of_a_list_makes_its_length_and_so_the_list_unknown()
    {
        InputList<int> list = new[] { 1 };
        list = list.Concat(OutputUtilities.CreateUnknown(ImmutableArray.Create(2)));
        Assert.Equal(SpecialValues.Unknown, (await Serialize(list))!.StringValue);
    }

    [Fact]
    public async Task A_kept_output_tells_its_secrecy()
    {
        var kept = await new Serializer(Monitor(Feature.OutputValues), keepOutputs: true).SerializeAsync("p", Output.CreateSecret("s"));
        Assert.Equal(SpecialValues.OutputSignature, SpecialValues.SignatureOf(kept!.StructValue));
        Assert.True(kept.StructValue.Fields["secret"].BoolValue);
        Assert.Equal("s", kept.StructValue.Fields["value"].StringValue);
    }

    [Fact]
    public async Task A_kept_output_that_is_known_and_comes_from_no_resource_is_its_value()
    {
        var serializer = new Serializer(Monitor(Feature.OutputValues), keepOutputs: true);

        Assert.Equal(Value.ForString("s"), await serializer.SerializeAsync("p", Output.Create("s")));
        Assert.Equal(
            Value.ForStruct(new Struct { Fields = { ["a"] = Value.ForNumber(1) } }), await serializer.SerializeAsync("p", new InputMap<int> { ["a"] = 1 }));
        Assert.Null(await serializer.SerializeAsync("p", Output.Create((string?)null)));
    }

    [Fact]
    public async Task A_kept_output_tells_that_it_is_not_known_and_where_it_comes_from()
    {
        var serializer = new Serializer(Monitor(Feature.OutputValues), keepOutputs: true);
        var resource = new DependencyResource("urn:pulumi:s::p::a:b:C::n");

        var unknown = await serializer.SerializeAsync("p", OutputUtilities.CreateUnknown("s"));
        var dependent = await serializer.SerializeAsync("p", OutputUtilities.WithDependency(Output.Create("s"), resource));

        Assert.Equal(SpecialValues.Tagged(SpecialValues.OutputSignature), unknown);
        Assert.Equal(Value.ForList(Value.ForString("urn:pulumi:s::p::a:b:C::n")), dependent!.StructValue.Fields["dependencies"]);
    }

    [Fact]
    public async Task A_kept_list_or_map_of_inputs_is_an_output_as_a_whole_and_its_elements_are_not()
    {
        var serializer = new Serializer(Monitor(Feature.OutputValues, Feature.Secrets), keepOutputs: true);
        var dependent = OutputUtilities.WithDependency(Output.Create("d"), new DependencyResource("urn:pulumi:s::p::a:b:C::n"));

        var list = await serializer.SerializeAsync("p", new InputList<string> { "a", Output.CreateSecret("s"), OutputUtilities.CreateUnknown("u") });
        var map = await serializer.SerializeAsync("p", new InputMap<string> { ["a"] = dependent });
        var unknown = await serializer.SerializeAsync("p", new InputList<string> { "a" }.Concat(OutputUtilities.CreateUnknown(ImmutableArray.Create("u"))));

        Assert.Equal(Value.ForList(Value.ForString("a"), SpecialValues.Secret(Value.ForString("s")), Value.ForString(SpecialValues.Unknown)), list);
        Assert.Equal(Value.ForStruct(new Struct { Fields = { ["a"] = Value.ForString("d") } }), map!.StructValue.Fields["value"]);
        Assert.Single(map.StructValue.Fields["dependencies"].ListValue.Values);
        Assert.Equal(SpecialValues.Tagged(SpecialValues.OutputSignature), unknown);
    }

    [Fact]
    public async Task References_to_resources_are_no_dependencies_where_outputs_are_kept()
    {
        var serializer = new Serializer(Monitor(Feature.OutputValues, Feature.ResourceReferences), keepOutputs: true);
        Resource resource = new DependencyResource("urn:pulumi:s::p::a:b:C::n");

        var sent = await serializer.SerializeAsync("p", new InputList<Resource> { resource });

        Assert.Equal(SpecialValues.ResourceSignature, SpecialValues.SignatureOf(sent!.ListValue.Values[0].StructValue));
        Assert.Empty(serializer.Dependencies);
    }

    [Fact]
    public async Task An_input_that_is_sent_as_JSON_has_the_text_of_the_official_package()
    {
        var serialized = await SerializedInputs.CreateAsync(
            Monitor(Feature.Secrets),
            "res",
            [
                new("flags", new InputList<bool> { true, false }, Json: true),
                new("sizes", new InputMap<int> { ["k1"] = Output.CreateSecret(1), ["k2"] = 2 }, Json: true),
                new("soon", new InputList<bool> { OutputUtilities.CreateUnknown(true) }, Json: true),
            ]);

        Assert.Equal("[ true, false ]", serialized.Values.Fields["flags"].StringValue);
        Assert.Equal(SpecialValues.Secret(Value.ForString("""{ "k1": 1, "k2": 2 }""")), serialized.Values.Fields["sizes"]);
        Assert.Equal(SpecialValues.Unknown, serialized.Values.Fields["soon"].StringValue);
    }

    [Fact]
    public async Task An_input_that_cannot_be_sent_is_named()
    {
        var failure = await Assert.ThrowsAnyAsync<InvalidOperationException>(
            () => SerializedInputs.CreateAsync(Monitor(), "res", [new("value", new object(), Json: false)]));

        Assert.Equal("error serializing property \"value\": System.Object is not a supported argument type.\n\tres.value", failure.Message);
    }

    [Fact]
    public async Task An_object_of_an_output_type_is_sent_as_its_read_only_fields()
    {
        var fields = (await Serialize(Output.Create(new Size(2, null)), Feature.Secrets))!.StructValue.Fields;

        Assert.Equal(["_depth", "name", "unit", "width"], fields.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(Value.ForNumber(2), fields["width"]);
        Assert.Equal(Value.ForNull(), fields["unit"]);
        Assert.Equal(Value.ForString("box"), fields["name"]);
        Assert.Equal(SpecialValues.Secret(Value.ForNumber(3)), fields["_depth"]);
    }

    [Fact]
    public async Task Objects_of_output_types_may_be_in_lists_and_maps()
    {
        var sent = await Serialize(ImmutableArray.Create<object>(new Size(1, "m"), new Dictionary<string, Size> { ["a"] = new(2, "m") }));

        Assert.Equal(Value.ForNumber(1), sent!.ListValue.Values[0].StructValue.Fields["width"]);
        Assert.Equal(Value.ForNumber(2), sent.ListValue.Values[1].StructValue.Fields["a"].StructValue.Fields["width"]);
    }

    [Fact]
    public async Task The_outcome_of_an_action_is_not_sent() => Assert.Null(await Serialize(Output.Create(1).Apply(_ => Task.CompletedTask)));

    [Fact]
    public async Task A_value_that_cannot_be_sent_is_named_with_its_place()
    {
        var failure = await Assert.ThrowsAnyAsync<InvalidOperationException>(() => Serialize(new Dictionary<string, object> { ["when"] = new Version(1, 0) }));
        Assert.Contains("p.when", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1L)]
    [InlineData(1.5f)]
    [InlineData((byte)1)]
    [InlineData(LongNumber.One)]
    public async Task A_number_that_is_neither_int_nor_double_is_refused(object number)
    {
        var failure = await Assert.ThrowsAnyAsync<InvalidOperationException>(() => Serialize(new Dictionary<string, object> { ["size"] = number }));
        Assert.Equal($"{number.GetType().FullName} is not a supported argument type.\n\tp.size", failure.Message);
    }

    [Fact]
    public async Task A_collection_that_is_no_list_is_refused()
    {
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => Serialize(new HashSet<string> { "a" }));
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => Serialize(new[] { 1 }.Where(number => number > 0)));
    }

    [Fact]
    public void A_value_of_no_kind_is_refused() => Assert.Throws<InvalidOperationException>(() => Deserializer.Deserialize(new Value()));

    [Fact]
    public async Task A_JSON_document_is_refused()
    {
        using var document = JsonDocument.Parse("{}");
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => Serialize(document));
    }

    [Fact]
    public async Task A_list_that_was_never_set_is_sent_as_an_empty_one() => Assert.Equal(Value.ForList(), await Serialize(default(ImmutableArray<string>)));

    [Fact]
    public async Task A_task_is_refused_with_its_place()
    {
        var failure = await Assert.ThrowsAnyAsync<InvalidOperationException>(() => Serialize(new Dictionary<string, object> { ["soon"] = Task.FromResult(1) }));
        Assert.Equal("Tasks are not allowed inside ResourceArgs. Please wrap your Task in an Output:\n\tp.soon", failure.Message);
    }

    [Fact]
    public async Task A_key_that_a_map_has_twice_is_refused()
    {
        var failure = await Assert.ThrowsAsync<ArgumentException>(() => Serialize(new InputMap<string> { { "a", "1" }, { "a", "2" } }));
        Assert.Contains("Key: 'a'", failure.Message, StringComparison.Ordinal);
    }

    private static Task<Value?> Serialize(object? value, params string[] features) => new Serializer(Monitor(features)).SerializeAsync("p", value);

    private static KnowledgeableMonitor Monitor(params string[] features) => new(features.Contains);
}
