using GeoRegistry.Policies.Declarations;

namespace Infra.Tests.Policies.Declarations;

public class DecisionTests
{
    private static readonly Decision No = Decision.No;
    private static readonly Decision Undecided = Decision.Undecided;
    private static readonly Decision Yes = Decision.Yes;
    private static readonly Decision[] All = [No, Undecided, Yes];

    [Fact]
    public void An_unknown_value_matters_only_if_it_could_change_the_result()
    {
        Assert.Equal([No, No, No, No, Undecided, Undecided, No, Undecided, Yes], Pairs((left, right) => left & right));
        Assert.Equal([No, Undecided, Yes, Undecided, Undecided, Yes, Yes, Yes, Yes], Pairs((left, right) => left | right));
        Assert.Equal([Yes, Undecided, No], All.Select(decision => !decision));
    }

    [Fact]
    public void A_decision_is_exactly_one_of_three()
    {
        Assert.Equal([false, false, true], All.Select(decision => decision.IsYes));
        Assert.Equal([true, false, false], All.Select(decision => decision.IsNo));
        Assert.Equal([false, true, false], All.Select(decision => decision.IsUndecided));
    }

    [Fact]
    public void Short_circuiting_operators_give_the_same_results()
    {
        Assert.Equal(Pairs((left, right) => left & right), Pairs((left, right) => left && right));
        Assert.Equal(Pairs((left, right) => left | right), Pairs((left, right) => left || right));
    }

    [Fact]
    public void For_an_empty_sequence_all_is_yes_and_any_is_no()
    {
        Assert.Equal(Yes, Decision.All([]));
        Assert.Equal(No, Decision.Any([]));
        Assert.Equal(Undecided, Decision.All([true, Undecided]));
        Assert.Equal(Undecided, Decision.Any([false, Undecided]));
    }

    private static IEnumerable<Decision> Pairs(Func<Decision, Decision, Decision> combine)
        => from left in All from right in All select combine(left, right);
}
