using Pulumi;

namespace GeoRegistry.Stacks;

/// <summary>
/// Names in the stack have no capitals where they are made of names that Azure does not distinguish by letter case. Stacks of earlier versions of this
/// program have them as the settings spell them.
/// </summary>
internal static class FormerNames
{
    /// <summary>The former name of a resource in the stack, if it was another.</summary>
    /// <param name="name">The whole name, in the letter case of the settings.</param>
    internal static IEnumerable<Alias> Of(string name) => name.Any(char.IsUpper) ? [new Alias { Name = name }] : [];
}
