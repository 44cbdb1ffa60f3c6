using System.Collections.Frozen;
using System.Text.Json;

namespace Rehearsal.Providers.CSharp;

/// <summary>How resources look in a C# program, as generated from the npm packages into <c>csharp.json</c>.</summary>
/// <param name="Resources">By type token.</param>
/// <param name="Types">By class of arguments, its inputs with what their values are written as.</param>
/// <param name="Enums">By struct, its values with the names of their members.</param>
internal sealed record CSharpShapes(
    FrozenDictionary<string, CSharpResource> Resources,
    FrozenDictionary<string, FrozenDictionary<string, string>> Types,
    FrozenDictionary<string, FrozenDictionary<string, string>> Enums)
{
    private static readonly Lazy<CSharpShapes> Loaded = new(Load);

    internal static CSharpShapes Shared => Loaded.Value;

    private static CSharpShapes Load()
    {
        using var stream = typeof(CSharpShapes).Assembly.GetManifestResourceStream("Rehearsal.csharp.json")!;
        var read = JsonSerializer.Deserialize<Description>(stream, JsonSerializerOptions.Web)!;
        return new(read.Resources.ToFrozenDictionary(), Frozen(read.Types), Frozen(read.Enums));
    }

    private static FrozenDictionary<string, FrozenDictionary<string, string>> Frozen(Dictionary<string, Dictionary<string, string>> read)
        => read.ToFrozenDictionary(entry => entry.Key, entry => entry.Value.ToFrozenDictionary());

    private sealed record Description(
        Dictionary<string, CSharpResource> Resources,
        Dictionary<string, Dictionary<string, string>> Types,
        Dictionary<string, Dictionary<string, string>> Enums);
}

/// <param name="Namespace">Namespace of the class.</param>
/// <param name="Name">Name of the class; that of its arguments ends in <c>Args</c>.</param>
/// <param name="Inputs">Each input with what its values are written as: <c>string</c>, <c>boolean</c>, <c>number</c>, <c>any</c>, a class or a struct, with
/// <c>[]</c> a list of it, with <c>{}</c> a map, and choices as <c>(a|b)</c>.</param>
internal sealed record CSharpResource(string Namespace, string Name, Dictionary<string, string> Inputs);
