namespace GeoRegistry.Policies.Declarations;

/// <summary>
/// Yes, no or undecided: a preview does not know every value. The operators follow Kleene's three-valued logic, so an unknown value matters only if it
/// could change the result: no and undecided is no, yes or undecided is yes. A <see cref="bool"/> converts to yes or no.
/// </summary>
public readonly record struct Decision
{
    private readonly sbyte _sign;

    private Decision(sbyte sign) => _sign = sign;

    /// <summary>The condition holds.</summary>
    public static Decision Yes { get; } = new(1);

    /// <summary>The condition does not hold.</summary>
    public static Decision No { get; } = new(-1);

    /// <summary>The condition depends on values that are not known yet. The default.</summary>
    public static Decision Undecided { get; }

    /// <summary>Whether the condition certainly holds.</summary>
    public bool IsYes => _sign > 0;

    /// <summary>Whether the condition certainly does not hold.</summary>
    public bool IsNo => _sign < 0;

    /// <summary>Whether the condition depends on values that are not known yet.</summary>
    public bool IsUndecided => _sign is 0;

    /// <summary>Converts what is known to yes or no.</summary>
    public static implicit operator Decision(bool known) => known ? Yes : No;

    /// <summary>Turns yes into no and no into yes.</summary>
    public static Decision operator !(Decision decision) => new((sbyte)-decision._sign);

    /// <summary>Whether both conditions hold.</summary>
    public static Decision operator &(Decision left, Decision right) => left._sign < right._sign ? left : right;

    /// <summary>Whether at least one of two conditions holds.</summary>
    public static Decision operator |(Decision left, Decision right) => left._sign > right._sign ? left : right;

    /// <summary>Lets <c>||</c> stop at a yes.</summary>
    public static bool operator true(Decision decision) => decision.IsYes;

    /// <summary>Lets <c>&amp;&amp;</c> stop at a no.</summary>
    public static bool operator false(Decision decision) => decision.IsNo;

    /// <summary>Whether at least one of several conditions holds; no for an empty sequence.</summary>
    public static Decision Any(IEnumerable<Decision> decisions)
    {
        var any = No;
        foreach (var decision in decisions)
        {
            any |= decision;
            if (any.IsYes)
                break;
        }

        return any;
    }

    /// <summary>Whether all of several conditions hold; yes for an empty sequence.</summary>
    public static Decision All(IEnumerable<Decision> decisions) => !Any(decisions.Select(decision => !decision));
}
