using System.Collections.Immutable;
using System.Globalization;

namespace GeoRegistry.Policies.Declarations;

/// <summary>
/// A value of an input: text, a boolean, a number, a list or a map. It may be left out, and in a preview it may not be known yet, as a whole or in parts.
/// Conditions on a value that is not known are <see cref="Decision.Undecided"/>.
/// </summary>
public sealed class DeclaredValue
{
    private readonly object? _content;

    private DeclaredValue(object? content, bool isUnknown = false, bool isSecret = false, ImmutableHashSet<DeclaredResource>? references = null)
        => (_content, IsUnknown, IsSecret, References) = (content, isUnknown, isSecret, references ?? []);

    /// <summary>The value is left out.</summary>
    public static DeclaredValue Absent { get; } = new(null);

    /// <summary>A value that is known only once the resources that it comes from exist.</summary>
    public static DeclaredValue Unknown { get; } = new(null, isUnknown: true);

    /// <summary>Whether the value as a whole is not known. Parts of a list or map may be unknown while this is false.</summary>
    public bool IsUnknown { get; }

    /// <summary>Whether it, or a part of it, is not known.</summary>
    internal bool HasUnknown => IsUnknown || Items.Any(item => item.HasUnknown) || Members.Values.Any(member => member.HasUnknown);

    /// <summary>Whether it is marked as a secret.</summary>
    public bool IsSecret { get; }

    /// <summary>The resources that the value, or a part of it, comes from, whether or not it is known.</summary>
    public ImmutableHashSet<DeclaredResource> References { get; }

    /// <summary>Whether the value is given, not left out.</summary>
    public Decision IsGiven => IsUnknown ? Decision.Undecided : _content is not null;

    /// <summary>The text; null if it is something else or not known.</summary>
    public string? Text => _content as string;

    /// <summary>The number; null if it is something else or not known.</summary>
    public double? Number => _content as double?;

    /// <summary>The entries of a list; empty if it is something else or <see cref="IsUnknown"/>.</summary>
    public ImmutableArray<DeclaredValue> Items => _content is ImmutableArray<DeclaredValue> items ? items : [];

    /// <summary>The entries of a map; empty if it is something else or <see cref="IsUnknown"/>.</summary>
    public ImmutableDictionary<string, DeclaredValue> Members
        => _content as ImmutableDictionary<string, DeclaredValue> ?? ImmutableDictionary<string, DeclaredValue>.Empty;

    /// <summary>A value inside; <see cref="Absent"/> if there is none, unknown if what it is in is unknown.</summary>
    /// <param name="path">Keys of maps and indexes of lists, separated by dots, such as <c>sku.name</c> or <c>ipRules.0</c>.</param>
    public DeclaredValue this[string path]
    {
        get
        {
            var value = this;
            foreach (var part in path.Split('.'))
                value = value.Inside(part);
            return value;
        }
    }

    /// <summary>Whether it is this text; letter case is ignored, as Azure does.</summary>
    public Decision Is(string text) => Is(value => value.Equals(text, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether it is one of some texts; letter case is ignored.</summary>
    public Decision IsOneOf(params IEnumerable<string> texts) => Is(value => texts.Contains(value, StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether it is a text that meets a condition.</summary>
    public Decision Is(Predicate<string> condition) => IsUnknown ? Decision.Undecided : Text is { } text && condition(text);

    /// <summary>Whether it is the same text as another value; if both are not known yet, yes if they come from the same resources.</summary>
    internal Decision IsSameAs(DeclaredValue other)
    {
        if (IsUnknown && other.IsUnknown && !References.IsEmpty && References.SetEquals(other.References))
            return Decision.Yes;
        return other.IsUnknown ? Decision.Undecided : Is(text => text.Equals(other.Text, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether it is this boolean.</summary>
    public Decision Is(bool flag) => IsUnknown ? Decision.Undecided : _content is bool known && known == flag;

    /// <summary>Whether a condition holds for at least one entry of a list; no for an empty one.</summary>
    public Decision Any(Func<DeclaredValue, Decision> condition) => IsUnknown ? Decision.Undecided : Decision.Any(Items.Select(condition));

    /// <summary>Whether a condition holds for all entries of a list; yes for an empty one.</summary>
    public Decision All(Func<DeclaredValue, Decision> condition) => IsUnknown ? Decision.Undecided : Decision.All(Items.Select(condition));

    /// <summary>The value for messages: as in JSON, with <c>[secret]</c> and <c>[not known yet]</c> in place of such values.</summary>
    public override string ToString() => this switch
    {
        { IsSecret: true } => "[secret]",
        { IsUnknown: true } => "[not known yet]",
        { _content: string text } => $"\"{text}\"",
        { _content: bool flag } => flag ? "true" : "false",
        { _content: double number } => number.ToString(CultureInfo.InvariantCulture),
        { _content: ImmutableArray<DeclaredValue> } => $"[{string.Join(", ", Items)}]",
        { _content: null } => "nothing",
        _ => $"{{{string.Join(", ", Members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"{member.Key}: {member.Value}"))}}}",
    };

    /// <summary>A text, boolean or number.</summary>
    internal static DeclaredValue Of(object scalar) => new(scalar is string or bool ? scalar : Convert.ToDouble(scalar, CultureInfo.InvariantCulture));

    /// <summary>A list.</summary>
    internal static DeclaredValue Of(ImmutableArray<DeclaredValue> items) => new(items, references: [.. items.SelectMany(item => item.References)]);

    /// <summary>A map.</summary>
    internal static DeclaredValue Of(ImmutableDictionary<string, DeclaredValue> members)
        => new(members, references: [.. members.Values.SelectMany(member => member.References)]);

    /// <summary>The same value, which also comes from some other resources.</summary>
    internal DeclaredValue From(IEnumerable<DeclaredResource> references) => new(_content, IsUnknown, IsSecret, References.Union(references));

    /// <summary>The same value, marked as a secret.</summary>
    internal DeclaredValue AsSecret() => new(_content, IsUnknown, isSecret: true, References);

    private DeclaredValue Inside(string part)
    {
        if (IsUnknown)
            return this;
        var inside = int.TryParse(part, CultureInfo.InvariantCulture, out var index)
            ? Items.ElementAtOrDefault(index)
            : Members.GetValueOrDefault(part);
        return inside is null ? Absent : IsSecret ? inside.AsSecret() : inside;
    }
}
