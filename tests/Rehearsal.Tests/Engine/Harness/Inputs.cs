using Rehearsal.Engine.Values;

namespace Rehearsal.Tests.Engine.Harness;

/// <summary>Short ways to write values.</summary>
internal static class Inputs
{
    internal static PropertyMap Of(params IEnumerable<(string Name, PropertyValue Value)> members)
        => new(members.Select(member => KeyValuePair.Create(member.Name, member.Value)));

    internal static PropertyValue Object(params IEnumerable<(string Name, PropertyValue Value)> members) => new PropertyValue.Map(Of(members));

    internal static PropertyValue List(params ReadOnlySpan<PropertyValue> items) => new PropertyValue.List([.. items]);

    internal static PropertyValue Secret(PropertyValue value) => new PropertyValue.Secret(value);
}
