using System.Text.Json;

namespace Pulumi;

/// <summary>An input that takes any JSON value.</summary>
public sealed class InputJson : Input<JsonElement>
{
    /// <summary>An input of the JSON value null.</summary>
    public InputJson() : this(Output.Create("null").Apply(Parse))
    {
    }

    private InputJson(Output<JsonElement> output) : base(output)
    {
    }

    /// <summary>An input of the document's root.</summary>
    public static implicit operator InputJson(JsonDocument document) => document.RootElement;

    /// <summary>An input of the element.</summary>
    public static implicit operator InputJson(JsonElement element) => new(Output.Create(element));

    /// <summary>An input of the JSON text's value. Text that is not JSON throws a <see cref="JsonException"/>.</summary>
    public static implicit operator InputJson(string json) => Parse(json);

    /// <summary>An input of the document's root.</summary>
    public static implicit operator InputJson(Output<JsonDocument> document) => new(document.Apply(known => known.RootElement));

    /// <summary>An input of the element.</summary>
    public static implicit operator InputJson(Output<JsonElement> element) => new(element);

    /// <summary>An input of the JSON text's value. Text that is not JSON fails the program.</summary>
    public static implicit operator InputJson(Output<string> json) => new(json.Apply(Parse));

    private static JsonElement Parse(string json) => JsonElement.Parse(json);
}
