using System.Collections.Immutable;

namespace Pulumi;

/// <summary>How values, unknowns, secrets and dependencies flow from outputs into the outputs computed from them.</summary>
internal static class OutputFlow
{
    public static async Task<OutputData> FromTask<T>(Task<T> task, bool isSecret = false)
        => OutputData.Known(await task.ConfigureAwait(false), isSecret);

    public static Task<OutputData> Apply(Task<OutputData> source, Func<object?, object?> map) => ApplyToData(source, data => map(data.Value));

    public static async Task<OutputData> ApplyToData(Task<OutputData> source, Func<OutputData, object?> map)
    {
        var data = await source.ConfigureAwait(false);
        return data.IsKnown ? data.WithValue(map(data)) : OutputData.Unknown(data.Resources, data.IsSecret);
    }

    public static async Task<OutputData> ApplyAsync(Task<OutputData> source, Func<object?, Task<OutputData>?> map)
    {
        var data = await source.ConfigureAwait(false);
        if (!data.IsKnown)
        {
            return OutputData.Unknown(data.Resources, data.IsSecret);
        }

        return map(data.Value) is { } next ? (await next.ConfigureAwait(false)).After(data) : data.WithValue(null);
    }

    /// <summary>All parts together: known when all are, secret when one is.</summary>
    public static async Task<OutputData> Combine(IReadOnlyList<Task<OutputData>> parts, Func<object?[], object?> create)
    {
        var values = new object?[parts.Count];
        var resources = ImmutableHashSet<Resource>.Empty;
        var isKnown = true;
        var isSecret = false;
        for (var i = 0; i < values.Length; i++)
        {
            var data = await parts[i].ConfigureAwait(false);
            values[i] = data.Value;
            resources = resources.Union(data.Resources);
            isKnown &= data.IsKnown;
            isSecret |= data.IsSecret;
        }

        return isKnown ? new OutputData(resources, create(values), true, isSecret) : OutputData.Unknown(resources, isSecret);
    }

    public static async Task<OutputData> WithSecret(Task<OutputData> source, bool isSecret)
        => (await source.ConfigureAwait(false)).WithSecret(isSecret);
}
