using GeoRegistry.Policies.Declarations;

namespace Infra.Tests.Policies.Declarations;

public class TruthTests
{
    private static readonly Truth[] All = [Truth.No, Truth.Unknown, Truth.Yes];

    [Fact]
    public void What_is_not_known_matters_only_where_it_could_change_the_result()
    {
        Assert.Equal([Truth.No, Truth.No, Truth.No, Truth.No, Truth.Unknown, Truth.Unknown, Truth.No, Truth.Unknown, Truth.Yes], Pairs((left, right) => left & right));
        Assert.Equal([Truth.No, Truth.Unknown, Truth.Yes, Truth.Unknown, Truth.Unknown, Truth.Yes, Truth.Yes, Truth.Yes, Truth.Yes], Pairs((left, right) => left | right));
        Assert.Equal([Truth.Yes, Truth.Unknown, Truth.No], All.Select(truth => !truth));
    }

    [Fact]
    public void Short_forms_give_the_same_results()
    {
        Assert.Equal(Pairs((left, right) => left & right), Pairs((left, right) => left && right));
        Assert.Equal(Pairs((left, right) => left | right), Pairs((left, right) => left || right));
    }

    [Fact]
    public void Of_none_all_hold_and_none_does()
    {
        Assert.Equal(Truth.Yes, Truth.All([]));
        Assert.Equal(Truth.No, Truth.Any([]));
        Assert.Equal(Truth.Unknown, Truth.All([true, Truth.Unknown]));
        Assert.Equal(Truth.Unknown, Truth.Any([false, Truth.Unknown]));
    }

    private static IEnumerable<Truth> Pairs(Func<Truth, Truth, Truth> combine) => from left in All from right in All select combine(left, right);
}
