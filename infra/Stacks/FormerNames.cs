using GeoRegistry.Policies.Declarations;
using Pulumi;

namespace GeoRegistry.Stacks;

/// <summary>
/// Names in the stack have no capitals where they come of names that Azure finds without regard to letter case. Stacks of earlier versions of this
/// program have them as the settings spell them.
/// </summary>
internal static class FormerNames
{
    /// <summary>The name that a resource had in the stack, if it was another.</summary>
    /// <param name="name">The whole name, in the letter case of the settings.</param>
    internal static IEnumerable<Alias> Of(string name) => name.Any(char.IsUpper) ? [new Alias { Name = name }] : [];
}
