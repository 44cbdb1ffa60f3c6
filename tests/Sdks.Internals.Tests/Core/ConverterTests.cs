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

    private object? Convert(object? value, Type type) => new Converter(_warnings.Add).Convert("p", value, type);
}
