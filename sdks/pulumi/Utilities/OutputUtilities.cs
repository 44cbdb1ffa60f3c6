using System.Collections.Immutable;

namespace Pulumi.Utilities;

/// <summary>Reads and creates the data of outputs, for tests and for code that builds on the SDK.</summary>
public static class OutputUtilities
{
    /// <summary>An output of a value that is treated as not known yet.</summary>
    /// <param name="value">The value that <see cref="GetValueAsync"/> returns nevertheless.</param>
    public static Output<T> CreateUnknown<T>(T value) => new(new OutputData([], value, false, false));

    /// <inheritdoc cref="CreateUnknown{T}(T)"/>
    /// <param name="valueFactory">Creates that value.</param>
    public static Output<T> CreateUnknown<T>(Func<Task<T>> valueFactory) => new(UnknownAsync(valueFactory));

    /// <summary>The output with one more resource that its value depends on.</summary>
    /// <param name="output">The output.</param>
    /// <param name="resource">The resource.</param>
    public static Output<T> WithDependency<T>(Output<T> output, Resource resource) => new(WithDependencyAsync(output.Data, resource));

    /// <summary>The resources that the value depends on.</summary>
    /// <param name="output">The output.</param>
    public static async Task<ImmutableHashSet<Resource>> GetDependenciesAsync<T>(Output<T> output)
        => (await output.Data.ConfigureAwait(false)).Resources;

    /// <summary>The value, or the type's default when it is not known.</summary>
    /// <param name="output">The output.</param>
    public static async Task<T> GetValueAsync<T>(Output<T> output) => Output<T>.Cast((await output.Data.ConfigureAwait(false)).Value);

    /// <summary>Whether the value is known: always in a successful update, not always in a preview.</summary>
    /// <param name="output">The output.</param>
    public static async Task<bool> GetIsKnownAsync<T>(Output<T> output) => (await output.Data.ConfigureAwait(false)).IsKnown;

    private static async Task<OutputData> UnknownAsync<T>(Func<Task<T>> valueFactory)
        => new([], await valueFactory().ConfigureAwait(false), false, false);

    private static async Task<OutputData> WithDependencyAsync(Task<OutputData> source, Resource resource)
    {
        var data = await source.ConfigureAwait(false);
        return new(data.Resources.Add(resource), data.Value, data.IsKnown, data.IsSecret);
    }
}
