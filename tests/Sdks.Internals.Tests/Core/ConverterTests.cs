using System.Collections.Immutable;
using System.Text.Json;
using Pulumi;

namespace Sdks.Internals.Tests.Core;

public class ConverterTests
{
    private readonly List<string> _warnings = [];

    [OutputType]
    private sealed class Size
    {
        public readonly int Width;

        [OutputConstructor]
        private Size(int width) => Width = width;
    }

    [DiscriminatedUnionDiscriminator("kind")]
    [DiscriminatedUnionCase("square", typeof(Square))]
    [DiscriminatedUnionCase("circle", typeof(Circle))]
    private interface IShape;

    [OutputType]
    private sealed class Square(double size) : IShape
    {
        public double Size { get; } = size;
    }

    [OutputType]
    private sealed class Circle(double size) : IShape
    {
        public double Size { get; } = size;
    }

    [OutputType]
    private sealed class Drawing(ImmutableArray<IShape> shapes)
    {
        public ImmutableArray<IShape> Shapes { get; } = shapes;
    }

    [Fact]
    public void An_object_of_a_union_has_the_type_that_its_property_tells()
    {
        var shapes = ImmutableArray.Create<object?>(Fields(("kind", "circle"), ("size", 1d)), Fields(("kind", "square"), ("size", 2d)));

        var drawing = Assert.IsType<Drawing>(Convert(Fields(("shapes", shapes)), typeof(Drawing)));

        Assert.Equal(1, Assert.IsType<Circle>(drawing.Shapes[0]).Size);
        Assert.Equal(2, Assert.IsType<Square>(drawing.Shapes[1]).Size);
        Assert.Empty(_warnings);
    }

    [Fact]
    public void An_object_of_a_union_that_does_not_tell_its_type_gives_a_warning()
    {
        Assert.Null(Convert(Fields(("kind", "star")), typeof(IShape)));
        Assert.Null(Convert(Fields(("size", 1d)), typeof(IShape)));
        Assert.Null(Convert("circle", typeof(IShape)));

        Assert.Equal(
            [
                "unknown \"kind\" value \"star\"; expected one of: circle, square deserializing p",
                "missing discriminator property \"kind\"; expected one of: circle, square deserializing p",
                $"Expected {typeof(ImmutableDictionary<string, object>).FullName} but got System.String deserializing p",
            ],
            _warnings);
    }

    [Theory]
    [InlineData(1e20)]
    [InlineData(double.NaN)]
    public void A_number_out_of_range_is_no_failure(double number) => Assert.IsType<int>(Convert(number, typeof(int)));

    [Fact]
    public void A_resource_is_no_JSON()
    {
        var value = ImmutableArray.Create<object?>(Fields(("a", new DependencyResource("urn:pulumi:s::p::a:b:C::n"))));

        Assert.Equal(default(JsonElement), Convert(value, typeof(JsonElement)));
        Assert.Equal(["Unexpected type Pulumi.DependencyResource when converting p to JsonElement"], _warnings);
    }

    [Fact]
    public void An_absent_list_is_the_default_one_as_with_the_official_package()
        => Assert.True(((ImmutableArray<int>)Convert(null, typeof(ImmutableArray<int>))!).IsDefault);

    [Fact]
    public void An_absent_number_is_the_default() => Assert.Equal(0, Convert(null, typeof(int)));

    [Fact]
    public void An_absent_optional_number_is_null() => Assert.Null(Convert(null, typeof(int?)));

    [Fact]
    public void Numbers_become_what_the_property_wants() => Assert.Equal(3, Convert(3d, typeof(int?)));

    [Fact]
    public void Lists_convert_their_elements()
        => Assert.Equal(ImmutableArray.Create(1, 2), Convert(ImmutableArray.Create<object?>(1d, 2d), typeof(ImmutableArray<int>)));

    [Fact]
    public void A_union_takes_the_first_type_that_fits()
    {
        Assert.Equal(Union<int, string>.FromT1("x"), Convert("x", typeof(Union<int, string>)));
        Assert.Empty(_warnings);
    }

    [Fact]
    public void Fields_that_are_absent_have_the_default_value()
        => Assert.Equal(0, Assert.IsType<Size>(Convert(ImmutableDictionary<string, object?>.Empty, typeof(Size))).Width);

    [Fact]
    public void A_value_becomes_JSON_where_JSON_is_wanted()
        => Assert.Equal("[1]", Assert.IsType<JsonElement>(Convert(ImmutableArray.Create<object?>(1d), typeof(JsonElement))).GetRawText());

    [Theory]
    [InlineData(1d, typeof(string), "Expected System.String but got System.Double deserializing p")]
    [InlineData(true, typeof(string), "Expected System.String but got System.Boolean deserializing p")]
    [InlineData("true", typeof(bool), "Expected System.Boolean but got System.String deserializing p")]
    [InlineData("1", typeof(int), "Expected System.Double but got System.String deserializing p")]
    [InlineData("1", typeof(double?), "Expected System.Double but got System.String deserializing p")]
    [InlineData(1d, typeof(Union<string, bool>), "Expected System.String or System.Boolean but got System.Double deserializing p")]
    public void A_value_that_does_not_fit_gives_a_warning_and_the_default(object value, Type type, string warning)
    {
        var converted = Convert(value, type);

        Assert.Equal(Convert(null, type), converted);
        Assert.Equal([warning], _warnings);
    }

    [Fact]
    public void An_element_that_does_not_fit_leaves_the_others()
    {
        Assert.Equal(ImmutableArray.Create(1, 0), Convert(ImmutableArray.Create<object?>(1d, "2"), typeof(ImmutableArray<int>)));
        Assert.Equal(["Expected System.Double but got System.String deserializing p"], _warnings);
    }

    private static ImmutableDictionary<string, object?> Fields(params (string Name, object? Value)[] fields)
        => fields.ToImmutableDictionary(field => field.Name, field => field.Value);

    private object? Convert(object? value, Type type) => new Converter(_warnings.Add).Convert("p", value, type);
}
