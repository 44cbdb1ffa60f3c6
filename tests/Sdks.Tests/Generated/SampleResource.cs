using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sdks.Tests.Generated;

/// <summary>One registration to try, as samples.mjs writes it.</summary>
/// <param name="Type">The full name of the C# class.</param>
/// <param name="Token">The type token.</param>
/// <param name="Name">What the sample shows.</param>
/// <param name="Args">The arguments by their names on the wire; objects tell their type in "$type".</param>
/// <param name="Missing">The required input that the sample lacks, or null.</param>
internal sealed record SampleResource(
    [property: JsonPropertyName("type")] string Type,
    [property: JsonPropertyName("token")] string Token,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("args")] JsonElement Args,
    [property: JsonPropertyName("missing")] string? Missing)
{
    /// <summary>The logical name under which both languages register the sample.</summary>
    public string LogicalName => $"{Type}/{Name}";

    /// <summary>Declares the resource with the generated C# class.</summary>
    public void Declare()
    {
        var type = SampleArguments.Generated(Type);
        var constructor = type.GetConstructors().Single();
        var args = SampleArguments.Create(SampleArguments.Generated($"{Type}Args"), Args);
        constructor.Invoke([LogicalName, args, null]);
    }
}
