namespace Pulumi;

/// <content>Values of different types together.</content>
public static partial class Output
{
    /// <summary>Several values as one tuple; secret when one of them is, unknown when one of them is.</summary>
    public static Output<(T1, T2)> Tuple<T1, T2>(Input<T1> item1, Input<T2> item2)
        => Tuple(item1.ToOutput(), item2.ToOutput());

    /// <inheritdoc cref="Tuple{T1, T2}(Input{T1}, Input{T2})"/>
    public static Output<(T1, T2)> Tuple<T1, T2>(Output<T1> item1, Output<T2> item2)
        => new(OutputFlow.Combine([item1.Data, item2.Data], values => (Output<T1>.Cast(values[0]), Output<T2>.Cast(values[1]))));

    /// <inheritdoc cref="Tuple{T1, T2}(Input{T1}, Input{T2})"/>
    public static Output<(T1, T2, T3)> Tuple<T1, T2, T3>(Input<T1> item1, Input<T2> item2, Input<T3> item3)
        => Tuple(item1.ToOutput(), item2.ToOutput(), item3.ToOutput());

    /// <inheritdoc cref="Tuple{T1, T2}(Input{T1}, Input{T2})"/>
    public static Output<(T1, T2, T3)> Tuple<T1, T2, T3>(Output<T1> item1, Output<T2> item2, Output<T3> item3)
        => new(OutputFlow.Combine(
            [item1.Data, item2.Data, item3.Data],
            values => (Output<T1>.Cast(values[0]), Output<T2>.Cast(values[1]), Output<T3>.Cast(values[2]))));

    /// <inheritdoc cref="Tuple{T1, T2}(Input{T1}, Input{T2})"/>
    public static Output<(T1, T2, T3, T4)> Tuple<T1, T2, T3, T4>(Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4)
        => Tuple(item1.ToOutput(), item2.ToOutput(), item3.ToOutput(), item4.ToOutput());

    /// <inheritdoc cref="Tuple{T1, T2}(Input{T1}, Input{T2})"/>
    public static Output<(T1, T2, T3, T4)> Tuple<T1, T2, T3, T4>(Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4)
        => new(OutputFlow.Combine(
            [item1.Data, item2.Data, item3.Data, item4.Data],
            values => (Output<T1>.Cast(values[0]), Output<T2>.Cast(values[1]), Output<T3>.Cast(values[2]), Output<T4>.Cast(values[3]))));

    /// <inheritdoc cref="Tuple{T1, T2}(Input{T1}, Input{T2})"/>
    public static Output<(T1, T2, T3, T4, T5)> Tuple<T1, T2, T3, T4, T5>(Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4, Input<T5> item5)
        => Tuple(item1.ToOutput(), item2.ToOutput(), item3.ToOutput(), item4.ToOutput(), item5.ToOutput());

    /// <inheritdoc cref="Tuple{T1, T2}(Input{T1}, Input{T2})"/>
    public static Output<(T1, T2, T3, T4, T5)> Tuple<T1, T2, T3, T4, T5>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4, Output<T5> item5)
        => new(OutputFlow.Combine(
            [item1.Data, item2.Data, item3.Data, item4.Data, item5.Data],
            values => (
                Output<T1>.Cast(values[0]), Output<T2>.Cast(values[1]), Output<T3>.Cast(values[2]), Output<T4>.Cast(values[3]),
                Output<T5>.Cast(values[4]))));

    /// <inheritdoc cref="Tuple{T1, T2}(Input{T1}, Input{T2})"/>
    public static Output<(T1, T2, T3, T4, T5, T6)> Tuple<T1, T2, T3, T4, T5, T6>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4, Input<T5> item5, Input<T6> item6)
        => Tuple(item1.ToOutput(), item2.ToOutput(), item3.ToOutput(), item4.ToOutput(), item5.ToOutput(), item6.ToOutput());

    /// <inheritdoc cref="Tuple{T1, T2}(Input{T1}, Input{T2})"/>
    public static Output<(T1, T2, T3, T4, T5, T6)> Tuple<T1, T2, T3, T4, T5, T6>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4, Output<T5> item5, Output<T6> item6)
        => new(OutputFlow.Combine(
            [item1.Data, item2.Data, item3.Data, item4.Data, item5.Data, item6.Data],
            values => (
                Output<T1>.Cast(values[0]), Output<T2>.Cast(values[1]), Output<T3>.Cast(values[2]), Output<T4>.Cast(values[3]),
                Output<T5>.Cast(values[4]), Output<T6>.Cast(values[5]))));

    /// <inheritdoc cref="Tuple{T1, T2}(Input{T1}, Input{T2})"/>
    public static Output<(T1, T2, T3, T4, T5, T6, T7)> Tuple<T1, T2, T3, T4, T5, T6, T7>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4, Input<T5> item5, Input<T6> item6, Input<T7> item7)
        => Tuple(item1.ToOutput(), item2.ToOutput(), item3.ToOutput(), item4.ToOutput(), item5.ToOutput(), item6.ToOutput(), item7.ToOutput());

    /// <inheritdoc cref="Tuple{T1, T2}(Input{T1}, Input{T2})"/>
    public static Output<(T1, T2, T3, T4, T5, T6, T7)> Tuple<T1, T2, T3, T4, T5, T6, T7>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4, Output<T5> item5, Output<T6> item6, Output<T7> item7)
        => new(OutputFlow.Combine(
            [item1.Data, item2.Data, item3.Data, item4.Data, item5.Data, item6.Data, item7.Data],
            values => (
                Output<T1>.Cast(values[0]), Output<T2>.Cast(values[1]), Output<T3>.Cast(values[2]), Output<T4>.Cast(values[3]),
                Output<T5>.Cast(values[4]), Output<T6>.Cast(values[5]), Output<T7>.Cast(values[6]))));

    /// <inheritdoc cref="Tuple{T1, T2}(Input{T1}, Input{T2})"/>
    public static Output<(T1, T2, T3, T4, T5, T6, T7, T8)> Tuple<T1, T2, T3, T4, T5, T6, T7, T8>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4, Input<T5> item5, Input<T6> item6, Input<T7> item7, Input<T8> item8)
        => Tuple(
            item1.ToOutput(), item2.ToOutput(), item3.ToOutput(), item4.ToOutput(),
            item5.ToOutput(), item6.ToOutput(), item7.ToOutput(), item8.ToOutput());

    /// <inheritdoc cref="Tuple{T1, T2}(Input{T1}, Input{T2})"/>
    public static Output<(T1, T2, T3, T4, T5, T6, T7, T8)> Tuple<T1, T2, T3, T4, T5, T6, T7, T8>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4, Output<T5> item5, Output<T6> item6, Output<T7> item7, Output<T8> item8)
        => new(OutputFlow.Combine(
            [item1.Data, item2.Data, item3.Data, item4.Data, item5.Data, item6.Data, item7.Data, item8.Data],
            values => (
                Output<T1>.Cast(values[0]), Output<T2>.Cast(values[1]), Output<T3>.Cast(values[2]), Output<T4>.Cast(values[3]),
                Output<T5>.Cast(values[4]), Output<T6>.Cast(values[5]), Output<T7>.Cast(values[6]), Output<T8>.Cast(values[7]))));
}
