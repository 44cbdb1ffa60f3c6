using System.Collections.Immutable;

namespace Rehearsal.Engine.Values;

/// <summary>A value that program, engine, state and providers exchange: JSON plus secrets, unknowns and resource references.</summary>
/// <remarks>Compared by content.</remarks>
internal abstract record PropertyValue
{
    private PropertyValue() { }

    /// <summary>An explicit null.</summary>
    internal sealed record Null : PropertyValue
    {
        internal static Null Instance { get; } = new();
    }

    /// <summary>A value that a preview does not know yet.</summary>
    internal sealed record Unknown : PropertyValue
    {
        internal static Unknown Instance { get; } = new();
    }

    internal sealed record Bool(bool Value) : PropertyValue;

    internal sealed record Number(double Value) : PropertyValue;

    internal sealed record Text(string Value) : PropertyValue;

    /// <summary>A value that is never shown and is encrypted in the state.</summary>
    internal sealed record Secret(PropertyValue Value) : PropertyValue;

    /// <summary>A reference to another resource; <see cref="Id"/> is null for components and empty when not known yet.</summary>
    internal sealed record Reference(string Urn, string? Id, string PackageVersion) : PropertyValue;

    internal sealed record List(ImmutableArray<PropertyValue> Items) : PropertyValue
    {
        public bool Equals(List? other) => other is not null && Items.SequenceEqual(other.Items);

        public override int GetHashCode() => Items.Aggregate(17, (hash, item) => HashCode.Combine(hash, item));
    }

    internal sealed record Map(PropertyMap Members) : PropertyValue;

    public static implicit operator PropertyValue(string value) => new Text(value);

    public static implicit operator PropertyValue(bool value) => new Bool(value);

    public static implicit operator PropertyValue(double value) => new Number(value);
}
