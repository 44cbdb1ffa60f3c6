using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;

namespace Sdks.Internals.Tests.Core;

public class OutputTypesTests
{
    private sealed record Plain(string Name);

    [OutputType]
    private sealed class Nested
    {
        [OutputConstructor]
        private Nested(Nested? inner, ImmutableArray<long> sizes) => (Inner, Sizes) = (inner, sizes);

        public Nested? Inner { get; }

        public ImmutableArray<long> Sizes { get; }
    }

    [DiscriminatedUnionDiscriminator("kind")]
    [DiscriminatedUnionCase("nested", typeof(Nested))]
    private interface IOpen;

    [DiscriminatedUnionDiscriminator("kind")]
    [DiscriminatedUnionCase("part", typeof(Part))]
    private interface IPart;

    [OutputType]
    private sealed class Part(ImmutableArray<IPart> parts, Version? version) : IPart
    {
        public ImmutableArray<IPart> Parts { get; } = parts;

        public Version? Version { get; } = version;
    }

    private sealed class WithLong(string name) : CustomResource("t:index:Item", name, null, new CustomResourceOptions())
    {
        [Output("size")]
        public Output<long> Size { get; private set; } = null!;
    }

    private sealed class WithoutSetter(string name) : CustomResource("t:index:Item", name, null, new CustomResourceOptions())
    {
        [Output("size")]
        public Output<int> Size { get; } = null!;
    }

    private sealed class WithoutOutput(string name) : CustomResource("t:index:Item", name, null, new CustomResourceOptions())
    {
        [Output("size")]
        public int Size { get; private set; }
    }

    [Theory]
    [InlineData(typeof(int?))]
    [InlineData(typeof(object))]
    [InlineData(typeof(DayOfWeek))]
    [InlineData(typeof(ImmutableDictionary<string, ImmutableArray<Union<string, bool>>>))]
    public void Types_of_the_official_package_are_allowed(Type type) => OutputTypes.Check("p", type);

    [Theory]
    [InlineData(typeof(long))]
    [InlineData(typeof(DateTime))]
    [InlineData(typeof(Plain))]
    [InlineData(typeof(List<string>))]
    [InlineData(typeof(IDictionary<string, string>))]
    [InlineData(typeof(ImmutableDictionary<int, string>))]
    public void Other_types_are_refused_with_their_place(Type type)
        => Assert.StartsWith("p contains invalid type ", Assert.Throws<InvalidOperationException>(() => OutputTypes.Check("p", type)).Message);

    [Fact]
    public void A_part_that_is_refused_is_named()
        => Assert.StartsWith(
            $"{typeof(Nested).FullName}(sizes) contains invalid type System.Int64",
            Assert.Throws<InvalidOperationException>(() => OutputTypes.Check("p", typeof(Nested))).Message);

    [Fact]
    public void A_type_of_a_union_that_does_not_implement_it_is_refused()
        => Assert.Equal(
            $"{typeof(IOpen).FullName} has [DiscriminatedUnionCaseAttribute] for 'nested' with {typeof(Nested).FullName}, which does not implement it.",
            Assert.Throws<InvalidOperationException>(() => OutputTypes.Check("p", typeof(IOpen))).Message);

    [Fact]
    public void A_part_of_a_type_of_a_union_that_is_refused_is_named()
        => Assert.StartsWith(
            $"{typeof(Part).FullName}(version) contains invalid type System.Version",
            Assert.Throws<InvalidOperationException>(() => OutputTypes.Check("p", typeof(IPart))).Message);

    [Fact]
    public Task An_output_of_a_type_that_is_not_allowed_is_refused() => Refused(() => _ = new WithLong("a"), "contains invalid type System.Int64");

    [Fact]
    public Task An_output_without_a_setter_is_refused() => Refused(() => _ = new WithoutSetter("a"), "did not have a 'set' method");

    [Fact]
    public Task A_property_that_is_marked_and_no_output_is_refused() => Refused(() => _ = new WithoutOutput("a"), "must be instances of Output<T>");

    private static async Task Refused(Action program, string message)
        => Assert.Contains(message, (await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync(new EmptyMocks(), new TestOptions(), program))).Message);
}
