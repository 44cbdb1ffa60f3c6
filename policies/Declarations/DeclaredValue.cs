using System.Collections.Immutable;
using System.Globalization;

namespace GeoRegistry.Policies.Declarations;

/// <summary>
/// A value that is given to a resource: text, a boolean, a number, a list or a map. It may be left out, and in a preview it may not be
/// known yet, wholly or in parts. Questions to a value that is not known are answered with <see cref="Truth.Unknown"/>.
/// </summary>
public sealed class DeclaredValue
{
    private readonly object? _content;

    private DeclaredValue(object? content, bool isUnknown = false, bool isSecret = false, ImmutableHashSet<DeclaredResource>? references = null)
        => (_content, IsUnknown, IsSecret, References) = (content, isUnknown, isSecret, references ?? []);

    /// <summary>Nothing is given.</summary>
    public static DeclaredValue Absent { get; } = new(null);

    /// <summary>Something that is only known when the resources that it comes from are there.</summary>
    public static DeclaredValue Unknown { get; } = new(null, isUnknown: true);

    /// <summary>Whether the value as a whole is not known; parts of a list or map may be unknown while this is false.</summary>
    public bool IsUnknown { get; }

    /// <summary>Whether it is not known, or a part of it is not.</summary>
    internal bool HasUnknown => IsUnknown || Items.Any(item => item.HasUnknown) || Members.Values.Any(member => member.HasUnknown);

    /// <summary>Whether it is marked as a secret.</summary>
    public bool IsSecret { get; }

    /// <summary>The resources that the value, or a part of it, is made of, whether or not it is known.</summary>
    public ImmutableHashSet<DeclaredResource> References { get; }

    /// <summary>Whether anything is given.</summary>
    public Truth IsGiven => IsUnknown ? Truth.Unknown : _content is not null;

    /// <summary>The text; null when it is something else or not known.</summary>
    public string? Text => _content as string;

    /// <summary>The number; null when it is something else or not known.</summary>
    public double? Number => _content as double?;

    /// <summary>The entries of a list, as far as they are known; empty when it is something else. See <see cref="IsUnknown"/>.</summary>
    public ImmutableArray<DeclaredValue> Items => _content is ImmutableArray<DeclaredValue> items ? items : [];

    /// <summary>The entries of a map, as far as they are known; empty when it is something else. See <see cref="IsUnknown"/>.</summary>
    public ImmutableDictionary<string, DeclaredValue> Members
        => _content as ImmutableDictionary<string, DeclaredValue> ?? ImmutableDictionary<string, DeclaredValue>.Empty;

    /// <summary>A value inside: keys of maps and indexes of lists, with dots between, such as <c>sku.name</c> or <c>ipRules.0</c>. Absent where there is none.</summary>
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

    /// <summary>Whether it is a text; letter case does not matter, as it does not to Azure.</summary>
    public Truth Is(string text) => Is(value => value.Equals(text, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether it is one of some texts; letter case does not matter.</summary>
    public Truth IsOneOf(params IEnumerable<string> texts) => Is(value => texts.Contains(value, StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether it is a text that fulfils a condition.</summary>
    public Truth Is(Predicate<string> condition) => IsUnknown ? Truth.Unknown : Text is { } text && condition(text);

    /// <summary>Whether it is the same text as another value; where both are not known yet, whether they are made of the same resources.</summary>
    internal Truth IsSameAs(DeclaredValue other)
    {
        if (IsUnknown && other.IsUnknown && !References.IsEmpty && References.SetEquals(other.References))
            return Truth.Yes;
        return other.IsUnknown ? Truth.Unknown : Is(text => text.Equals(other.Text, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether it is this boolean.</summary>
    public Truth Is(bool flag) => IsUnknown ? Truth.Unknown : _content is bool known && known == flag;

    /// <summary>Whether a condition holds for one of the entries of a list.</summary>
    public Truth Any(Func<DeclaredValue, Truth> condition) => IsUnknown ? Truth.Unknown : Truth.Any(Items.Select(condition));

    /// <summary>Whether a condition holds for all entries of a list; yes for an empty one.</summary>
    public Truth All(Func<DeclaredValue, Truth> condition) => IsUnknown ? Truth.Unknown : Truth.All(Items.Select(condition));

    /// <summary>Text as <c>"text"</c>, other values as JSON writes them, for messages; secrets and what is not known by what they are.</summary>
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

    /// <summary>The same value, made of some resources besides those that it is made of already.</summary>
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
