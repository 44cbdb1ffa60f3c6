namespace Rehearsal.Providers;

/// <summary>Property paths as Pulumi writes them: <c>sku.name</c>, <c>rules[0].value</c>, <c>tags["cost.center"]</c>.</summary>
internal static class PropertyPath
{
    /// <summary>The path of an object's member.</summary>
    internal static string Member(string path, string name)
        => name.AsSpan().IndexOfAny('.', '[', '"') >= 0 ? $"{path}[\"{name.Replace("\"", "\\\"", StringComparison.Ordinal)}\"]"
            : path.Length == 0 ? name
            : $"{path}.{name}";

    /// <summary>The path of a list's item.</summary>
    internal static string Item(string path, int index) => $"{path}[{index}]";
}
