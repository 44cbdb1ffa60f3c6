using GeoRegistry.Parts;

namespace GeoRegistry.Records;

/// <summary>The texts with which a slot refuses a rename.</summary>
internal static class Renaming
{
    /// <summary>Says what cannot be renamed, and the two ways that work.</summary>
    /// <param name="what">What cannot become what, and why; without a period.</param>
    /// <param name="recorded">The name that it has.</param>
    /// <param name="meanwhile">What is interrupted until the second run is done.</param>
    internal static string Refusal(string what, string recorded, string meanwhile) => string.Join(
        Environment.NewLine,
        $"{what}.",
        $"  Keep the name {recorded}, which changes nothing;",
        $"  or remove the entry in one run and add it under the new name in the next: {meanwhile}.");

    /// <summary>
    /// How to rename a resource in the stack only. Changes of its name in Azure are ignored, so Azure keeps the old one.
    /// </summary>
    /// <param name="registry">The registry's name in the settings.</param>
    /// <param name="type">The resource's type.</param>
    /// <param name="recorded">The name that it has in Azure.</param>
    /// <param name="part">Its name in the stack after the registry's.</param>
    /// <param name="newPart">The new one.</param>
    internal static string InTheStack(string registry, string type, string recorded, string part, string newPart)
        => $"{Environment.NewLine}  or rename it in the stack only, which interrupts nothing, and make the stack forget the old name as below; in Azure "
            + $"it stays {recorded}: pulumi state rename '{RegistryComponent.UrnOfPart(type, $"{registry}-{part.ToLowerInvariant()}")}' "
            + $"'{registry}-{newPart.ToLowerInvariant()}'";
}
