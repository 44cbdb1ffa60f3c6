using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace Sdks.Internals.Tests.Serialization;

public class DeserializerTests
{
    [ResourceType("t:index:Item", "1.2.0")]
    private sealed class Item(string name, ResourceArgs? args, CustomResourceOptions? options = null) : CustomResource("t:index:Item", name, args, options)
    {
        [Output("size")]
        public Output<int> Size { get; private set; } = null!;
    }

    [ResourceType("t:index:Item", "2.1.0")]
    private sealed class NewItem(string name, ResourceArgs? args, CustomResourceOptions? options = null) : CustomResource("t:index:Item", name, args, options);

    [ResourceType("t:index:Box", null)]
    private sealed class Box(string name, ResourceArgs? args, ComponentResourceOptions? options = null) : ComponentResource("t:index:Box", name, args, options)
    {
        [Output("content")]
        public Output<Item> Content { get; private set; } = null!;
    }

    [ResourceType("t:index:Bare", "1.0.0")]
    private sealed class Bare(string name) : CustomResource("t:index:Bare", name, null, new CustomResourceOptions());

    private sealed class Mocks : IMocks
    {
        public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
            => Task.FromResult<(string?, object)>(($"{args.Name}-id", args.Type == "t:index:Box"
                ? new Dictionary<string, object> { ["content"] = Reference("t:index:Item", "item", "1.0.0") }
                : new Dictionary<string, object> { ["size"] = 3 }));

        public Task<object> CallAsync(MockCallArgs args) => throw new InvalidOperationException();

        private static Dictionary<string, object> Reference(string type, string name, string version) => new()
        {
            [SpecialValues.Signature] = SpecialValues.ResourceSignature,
            ["urn"] = Urn(type, name),
            ["id"] = "",
            ["packageVersion"] = version,
        };
    }

    [Fact]
    public Task A_reference_becomes_an_object_of_the_resources_class() => Run(async () =>
    {
        var item = new Item("item", null);
        await OutputUtilities.GetValueAsync(item.Urn);

        var found = Assert.IsType<Item>(Read(Urn("t:index:Item", "item"), "1.0.0"));

        Assert.Equal("item", found.GetResourceName());
        Assert.Equal(3, await OutputUtilities.GetValueAsync(found.Size));
        Assert.Equal("item-id", await OutputUtilities.GetValueAsync(found.Id));
        Assert.Equal(await OutputUtilities.GetValueAsync(item.Urn), await OutputUtilities.GetValueAsync(found.Urn));
    });

    [Fact]
    public Task An_output_of_a_resource_class_holds_an_object_of_it() => Run(async () =>
    {
        await OutputUtilities.GetValueAsync(new Item("item", null).Urn);

        var content = await OutputUtilities.GetValueAsync(new Box("box", null).Content);

        Assert.Equal(3, await OutputUtilities.GetValueAsync(content.Size));
    });

    [Fact]
    public Task A_reference_to_a_component_becomes_an_object_of_its_class() => Run(async () =>
    {
        await OutputUtilities.GetValueAsync(new Item("item", null).Urn);
        await OutputUtilities.GetValueAsync(new Box("box", null).Urn);

        var found = Assert.IsType<Box>(Read(Urn("t:index:Box", "box"), ""));

        Assert.IsType<Item>(await OutputUtilities.GetValueAsync(found.Content));
    });

    [Fact]
    public Task An_object_that_stands_for_a_reference_is_no_resource_of_the_program() => Run(async () =>
    {
        var item = new Item("item", null);
        await OutputUtilities.GetValueAsync(item.Urn);

        Assert.Null(Read(Urn("t:index:Item", "item"), "").Parent);
    });

    [Theory]
    [InlineData("", typeof(NewItem))]
    [InlineData("1.0.0", typeof(Item))]
    [InlineData("1.2.0", typeof(Item))]
    [InlineData("2.0.0-alpha.1", typeof(NewItem))]
    [InlineData("1.3.0", null)]
    [InlineData("3.0.0", null)]
    public void Of_several_classes_the_newest_that_is_compatible_counts(string version, System.Type? expected)
        => Assert.Equal(expected, ResourceTypes.ClassOf("t:index:Item", version));

    [Fact]
    public void A_type_that_no_class_stands_for_is_known_by_its_URN() => Assert.IsType<DependencyResource>(Read(Urn("t:index:Unheard", "a"), ""));

    [Fact]
    public void A_class_that_cannot_be_made_of_a_reference_is_named()
        => Assert.StartsWith(
            $"{typeof(Bare).FullName} has [ResourceTypeAttribute], but no public constructor with three parameters",
            Assert.Throws<InvalidOperationException>(() => Read(Urn("t:index:Bare", "a"), "")).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("c44067f5952c0a294b673a41bacd8c17")]
    [InlineData("0def7320c3a5731c473e5ecbe6d01bc7")]
    public void Assets_and_archives_are_refused_with_the_name_of_the_package_that_has_them(string signature)
        => Assert.Contains(
            "the official package Pulumi",
            Assert.Throws<InvalidOperationException>(() => Deserializer.Deserialize(SpecialValues.Tagged(signature, ("text", Value.ForString("t"))))).Message,
            StringComparison.Ordinal);

    [Fact]
    public async Task Outputs_in_a_value_stay_outputs_of_their_types_where_that_is_asked_for()
    {
        var output = SpecialValues.Tagged(SpecialValues.OutputSignature, ("value", Value.ForString("a")), ("secret", Value.ForBool(true)));
        var unknown = SpecialValues.Tagged(SpecialValues.OutputSignature);

        var read = Assert.IsType<ImmutableArray<object?>>(Deserializer.DeserializeWithOutputs(Value.ForList(output, unknown, Value.ForNumber(1))));

        var first = Assert.IsType<Output<string>>(read[0]);
        Assert.Equal("a", await OutputUtilities.GetValueAsync(first));
        Assert.True(await Output.IsSecretAsync(first));
        Assert.False(await OutputUtilities.GetIsKnownAsync(Assert.IsType<Output<object>>(read[1])));
        Assert.Equal(1.0, read[2]);
    }

    [Fact]
    public async Task A_secret_or_unknown_part_makes_the_whole_an_output_of_its_type()
    {
        var secret = Deserializer.DeserializeWithOutputs(Value.ForList(SpecialValues.Secret(Value.ForString("a"))));
        var unknown = Deserializer.DeserializeWithOutputs(Value.ForStruct(new Struct { Fields = { ["a"] = Value.ForString(SpecialValues.Unknown) } }));

        Assert.True(await Output.IsSecretAsync(Assert.IsType<Output<ImmutableArray<object?>>>(secret)));
        Assert.False(await OutputUtilities.GetIsKnownAsync(Assert.IsType<Output<ImmutableDictionary<string, object?>>>(unknown)));
    }

    private static string Urn(string type, string name) => $"urn:pulumi:stack::project::pulumi:pulumi:Stack${type}::{name}";

    private static Resource Read(string urn, string version)
        => (Resource)Deserializer.Deserialize(SpecialValues.Tagged(
            SpecialValues.ResourceSignature, ("urn", Value.ForString(urn)), ("packageVersion", Value.ForString(version)))).Value!;

    private static Task Run(Func<Task> program) => Deployment.TestAsync(new Mocks(), new TestOptions { IsPreview = false }, program);
}
