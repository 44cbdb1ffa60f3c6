using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Recorded.Tests.Engine;

/// <summary>
/// Compares recorded values with those of the rehearsal. A value that a scripted provider made up is another one in each of both,
/// but has to stand for the same one wherever it is.
/// </summary>
/// <param name="masks">Regular expressions for texts that are random behind their first group.</param>
internal sealed class ValueMatcher(ScriptedCloud cloud, IEnumerable<string> masks)
{
    private readonly Dictionary<string, string> _recordedOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _actualOf = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<Regex> _masks = [.. masks.Select(mask => new Regex(mask, RegexOptions.CultureInvariant))];

    internal bool Matches(JsonNode? recorded, JsonNode? actual) => (recorded, actual) switch
    {
        (null, null) => true,
        (JsonObject left, JsonObject right) => left.Count == right.Count
            && left.All(member => right.ContainsKey(member.Key) && Matches(member.Value, right[member.Key])),
        (JsonArray left, JsonArray right) => left.Count == right.Count && left.Zip(right).All(pair => Matches(pair.First, pair.Second)),
        (JsonValue left, JsonValue right) => left.GetValueKind() == right.GetValueKind() && left.GetValueKind() switch
        {
            JsonValueKind.String => TextMatches(left.GetValue<string>(), Mask(right.GetValue<string>())),
            JsonValueKind.Number => Number(left).Equals(Number(right)),
            _ => true,
        },
        _ => false,
    };

    private static double Number(JsonValue value) => double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture);

    private string Mask(string text) => _masks.Aggregate(text, (masked, mask) => mask.Replace(masked, "$1[random]"));

    private bool TextMatches(string recorded, string actual)
    {
        if (!cloud.HasMade(actual))
            return recorded == actual || PartMatches(recorded, actual);
        if (!_recordedOf.TryAdd(actual, recorded))
            return _recordedOf[actual] == recorded;
        if (_actualOf.TryAdd(recorded, actual))
            return true;
        return _actualOf[recorded] == actual;
    }

    /// <summary>Compares texts with a value in them that was made up.</summary>
    private bool PartMatches(string recorded, string actual)
    {
        if (recorded.Length != actual.Length || cloud.MadeIn(actual) is not { } made)
            return false;
        var start = actual.IndexOf(made, StringComparison.Ordinal);
        var part = recorded.Substring(start, made.Length);
        return recorded == actual[..start] + part + actual[(start + made.Length)..] && TextMatches(part, made);
    }
}
