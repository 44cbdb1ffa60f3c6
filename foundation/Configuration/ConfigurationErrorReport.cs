using System.Text;

namespace GeoRegistry.Configuration;

/// <summary>Writes mistakes for people to read.</summary>
public static class ConfigurationErrorReport
{
    /// <summary>All mistakes in one text: each with its place, its value, the rule that it breaks, and what to write instead.</summary>
    public static string Render(IReadOnlyCollection<ConfigurationError> mistakes)
    {
        var text = new StringBuilder();
        text.Append(mistakes.Count is 1 ? "The configuration has a mistake." : $"The configuration has {mistakes.Count} mistakes.");
        text.Append(" Nothing has been declared.");
        foreach (var mistake in mistakes)
            text.Append($"\n\n{(mistake.Place is null ? "" : $"{mistake.Place}: ")}{mistake.Path}: {Render(mistake)}");

        return text.ToString();
    }

    /// <summary>The value, the rule that it breaks, and what to write instead.</summary>
    internal static string Render(ConfigurationError mistake)
        => $"{mistake.Value ?? "missing"}\n  rule: {mistake.Rule}{(mistake.Suggestion is null ? "" : $"\n  try:  {mistake.Suggestion}")}";
}
