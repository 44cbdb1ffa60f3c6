using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi;

/// <summary>The parts of an object of an <see cref="OutputTypeAttribute">output type</see>: its read-only fields, as in the official package.</summary>
internal static class OutputFields
{
    private const BindingFlags Instance = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    private static readonly ConcurrentDictionary<Type, IReadOnlyList<(string Name, FieldInfo Field)>> ByType = new();

    /// <summary>The fields with the names that they are sent under, which begin with a small letter.</summary>
    public static IReadOnlyList<(string Name, FieldInfo Field)> Of(Type type) => ByType.GetOrAdd(
        type, static key => [.. key.GetFields(Instance).Where(field => field.IsInitOnly).Select(field => (Sent(field.Name), field))]);

    /// <summary>The compiler calls the field behind the property <c>Size</c> <c>&lt;Size&gt;k__BackingField</c>.</summary>
    private static string Sent(string name)
    {
        var plain = name.StartsWith('<') ? name[1..name.IndexOf('>', StringComparison.Ordinal)] : name;
        return $"{char.ToLowerInvariant(plain[0])}{plain[1..]}";
    }
}
