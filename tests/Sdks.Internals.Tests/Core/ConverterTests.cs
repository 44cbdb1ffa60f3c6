using System.Collections.Immutable;
using Pulumi;

namespace Sdks.Internals.Tests.Core;

public class ConverterTests
{
    [Fact]
    public void An_absent_list_is_empty() => Assert.Equal(ImmutableArray<int>.Empty, Converter.Convert("p", null, typeof(ImmutableArray<int>)));

    [Fact]
    public void An_absent_number_is_the_default() => Assert.Equal(0, Converter.Convert("p", null, typeof(int)));

    [Fact]
    public void An_absent_optional_number_is_null() => Assert.Null(Converter.Convert("p", null, typeof(int?)));

    [Fact]
    public void Numbers_become_what_the_property_wants() => Assert.Equal(3, Converter.Convert("p", 3d, typeof(int?)));

    [Fact]
    public void Lists_convert_their_elements()
        => Assert.Equal(ImmutableArray.Create(1, 2), Converter.Convert("p", ImmutableArray.Create<object?>(1d, 2d), typeof(ImmutableArray<int>)));

    [Fact]
    public void A_union_takes_the_first_type_that_fits()
        => Assert.Equal(Union<int, string>.FromT1("x"), Converter.Convert("p", "x", typeof(Union<int, string>)));

    [Fact]
    public void A_value_that_does_not_fit_is_named_with_its_place()
    {
        var failure = Assert.Throws<InvalidOperationException>(() => Converter.Convert("p.x", "text", typeof(ImmutableDictionary<string, int>)));
        Assert.Contains("p.x", failure.Message, StringComparison.Ordinal);
    }
}
