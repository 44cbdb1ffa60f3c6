using System.Collections.Immutable;
using System.Globalization;

namespace Rehearsal.Engine.Values;

/// <summary>
/// Copies what a path names from an old value to a new one. Everything on the way there must be in both or in neither: no map or list is created or
/// removed for it, and no list gets longer or shorter.
/// </summary>
/// <remarks>Source of the rules: <c>PropertyPath.Reset</c> in github.com/pulumi/pulumi, sdk/go/common/resource/property_path.go.</remarks>
/// <param name="segments">The path's names and indices.</param>
internal sealed class PropertyRestoration(IReadOnlyList<string> segments)
{
    /// <summary>False once something on the way was in only one of the two, so that it stays as it is in the new value.</summary>
    internal bool IsWhole { get; private set; } = true;

    internal PropertyMap Restore(PropertyMap current, PropertyMap old)
        => ((PropertyValue.Map)Restore(new PropertyValue.Map(current), new PropertyValue.Map(old), 0, new Secrecy(false, false))!).Members;

    private PropertyValue? Restore(PropertyValue? current, PropertyValue? old, int depth, Secrecy secrecy)
    {
        if (depth == segments.Count)
            return secrecy.Mark(old);
        return (current, old) switch
        {
            (PropertyValue.Secret(var inner), _) => new PropertyValue.Secret(Restore(inner, old, depth, secrecy with { IsInCurrent = true })!),
            (_, PropertyValue.Secret(var inner)) => Restore(current, inner, depth, secrecy with { IsInOld = true }),
            (PropertyValue.Map(var members), PropertyValue.Map(var oldMembers)) => new PropertyValue.Map(RestoreMembers(members, oldMembers, depth, secrecy)),
            (PropertyValue.List(var items), PropertyValue.List(var oldItems)) => new PropertyValue.List(RestoreItems(items, oldItems, depth, secrecy)),
            (PropertyValue.Map(var members), _) when IsLast(depth) => segments[depth] == PropertyPath.Any
                ? current
                : new PropertyValue.Map(members.Without(segments[depth])),
            (PropertyValue.List, _) when IsLast(depth) && segments[depth] == PropertyPath.Any => current,
            _ => IsInNeither(current, old, depth) ? current : Keep(current),
        };
    }

    private PropertyMap RestoreMembers(PropertyMap members, PropertyMap old, int depth, Secrecy secrecy)
    {
        if (segments[depth] == PropertyPath.Any && IsLast(depth))
            return new PropertyMap(old.Select(member => KeyValuePair.Create(member.Key, secrecy.Mark(member.Value)!)));
        string[] names = segments[depth] == PropertyPath.Any ? [.. old.Keys] : [segments[depth]];
        foreach (var name in names)
        {
            var (before, now) = (old.GetValueOrDefault(name), members.GetValueOrDefault(name));
            if (!IsLast(depth) && now is null)
            {
                IsWhole &= before is null;
                continue;
            }
            members = Restore(now, before, depth + 1, secrecy) is { } restored ? members.With(name, restored) : members.Without(name);
        }
        return members;
    }

    private ImmutableArray<PropertyValue> RestoreItems(ImmutableArray<PropertyValue> items, ImmutableArray<PropertyValue> old, int depth, Secrecy secrecy)
    {
        if (segments[depth] == PropertyPath.Any)
            return items.Length == old.Length ? [.. items.Select((item, index) => Restore(item, old[index], depth + 1, secrecy)!)] : Keep(items);
        if (Index(depth) is not { } place || (place >= items.Length && place >= old.Length && IsLast(depth)))
            return items;
        return place < items.Length && place < old.Length ? items.SetItem(place, Restore(items[place], old[place], depth + 1, secrecy)!) : Keep(items);
    }

    /// <summary>True when neither value can have anything where the path leads.</summary>
    private bool IsInNeither(PropertyValue? current, PropertyValue? old, int depth)
        => segments[depth] != PropertyPath.Any && !CanHave(current, depth) && !CanHave(old, depth);

    private bool CanHave(PropertyValue? value, int depth) => value switch
    {
        PropertyValue.Map(var members) => !IsLast(depth) || members.ContainsKey(segments[depth]),
        PropertyValue.List => Index(depth) is not null,
        _ => false,
    };

    private T Keep<T>(T current)
    {
        IsWhole = false;
        return current;
    }

    private bool IsLast(int depth) => depth == segments.Count - 1;

    private int? Index(int depth) => int.TryParse(segments[depth], NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;

    /// <summary>Whether what is restored is inside of a secret, in the old value and in the new one.</summary>
    private readonly record struct Secrecy(bool IsInOld, bool IsInCurrent)
    {
        internal PropertyValue? Mark(PropertyValue? value)
            => IsInOld && !IsInCurrent && value is not (null or PropertyValue.Secret) ? new PropertyValue.Secret(value) : value;
    }
}
