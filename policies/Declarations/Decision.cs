namespace GeoRegistry.Policies.Declarations;

/// <summary>
/// An answer that may not be there yet: a preview does not know every value. Operators follow Kleene's logic, so what is not known
/// matters only where it could change the result: no and unknown is no, yes or unknown is yes.
/// </summary>
public readonly record struct Truth
{
    private readonly sbyte _sign;

    private Truth(sbyte sign) => _sign = sign;

    /// <summary>It holds.</summary>
    public static Truth Yes { get; } = new(1);

    /// <summary>It does not hold.</summary>
    public static Truth No { get; } = new(-1);

    /// <summary>It depends on values that are not known yet. The default.</summary>
    public static Truth Unknown { get; }

    /// <summary>Whether it is known to hold.</summary>
    public bool IsYes => _sign > 0;

    /// <summary>Whether it is known not to hold.</summary>
    public bool IsNo => _sign < 0;

    /// <summary>Whether it cannot be told yet.</summary>
    public bool IsUnknown => _sign is 0;

    /// <summary>What is known.</summary>
    public static implicit operator Truth(bool known) => known ? Yes : No;

    /// <summary>Yes becomes no and the other way round.</summary>
    public static Truth operator !(Truth truth) => new((sbyte)-truth._sign);

    /// <summary>Whether both hold.</summary>
    public static Truth operator &(Truth left, Truth right) => left._sign < right._sign ? left : right;

    /// <summary>Whether one of them holds.</summary>
    public static Truth operator |(Truth left, Truth right) => left._sign > right._sign ? left : right;

    /// <summary>Lets <c>||</c> stop at a yes.</summary>
    public static bool operator true(Truth truth) => truth.IsYes;

    /// <summary>Lets <c>&amp;&amp;</c> stop at a no.</summary>
    public static bool operator false(Truth truth) => truth.IsNo;

    /// <summary>Whether one of several holds; no when there are none.</summary>
    public static Truth Any(IEnumerable<Truth> truths)
    {
        var any = No;
        foreach (var truth in truths)
        {
            any |= truth;
            if (any.IsYes)
                break;
        }

        return any;
    }

    /// <summary>Whether all of several hold; yes when there are none.</summary>
    public static Truth All(IEnumerable<Truth> truths) => !Any(truths.Select(truth => !truth));
}
