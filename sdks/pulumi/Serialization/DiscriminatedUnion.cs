using System.Reflection;

namespace Pulumi;

/// <summary>A union of output types, one of which is selected by the value of a property.</summary>
/// <param name="Property">The property's name.</param>
/// <param name="Cases">The types by the property's value.</param>
internal sealed record DiscriminatedUnion(string Property, SortedDictionary<string, Type> Cases)
{
    /// <summary>The union that an interface describes by its attributes; null for every other type.</summary>
    /// <exception cref="InvalidOperationException">A type of the union does not implement the interface.</exception>
    public static DiscriminatedUnion? Of(Type type)
    {
        if (!type.IsInterface || type.GetCustomAttribute<DiscriminatedUnionDiscriminatorAttribute>() is not { } discriminator)
        {
            return null;
        }

        var cases = new SortedDictionary<string, Type>(StringComparer.Ordinal);
        foreach (var one in type.GetCustomAttributes<DiscriminatedUnionCaseAttribute>())
        {
            cases[one.Tag] = type.IsAssignableFrom(one.Type) ? one.Type : throw new InvalidOperationException(
                $"{type.FullName} has [{nameof(DiscriminatedUnionCaseAttribute)}] for '{one.Tag}' with {one.Type.FullName}, which does not implement it.");
        }

        return new(discriminator.PropertyName, cases);
    }
}
