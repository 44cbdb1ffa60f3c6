namespace Pulumi;

/// <summary>Adds to lists of unions without naming the union.</summary>
public static class InputListExtensions
{
    /// <summary>Adds an element of the union's first type.</summary>
    public static void Add<T0, T1>(this InputList<Union<T0, T1>> list, Input<T0> value) => list.Add((InputUnion<T0, T1>)value);

    /// <summary>Adds an element of the union's second type.</summary>
    public static void Add<T0, T1>(this InputList<Union<T0, T1>> list, Input<T1> value) => list.Add((InputUnion<T0, T1>)value);
}

/// <summary>Adds to maps of unions without naming the union.</summary>
public static class InputMapExtensions
{
    /// <summary>Adds a value of the union's first type.</summary>
    public static void Add<T0, T1>(this InputMap<Union<T0, T1>> map, string key, Input<T0> value) => map.Add(key, (InputUnion<T0, T1>)value);

    /// <summary>Adds a value of the union's second type.</summary>
    public static void Add<T0, T1>(this InputMap<Union<T0, T1>> map, string key, Input<T1> value) => map.Add(key, (InputUnion<T0, T1>)value);
}
