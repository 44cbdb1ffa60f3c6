using GeoRegistry.Azure;

namespace GeoRegistry.Records;

/// <summary>
/// Something that Azure gives to one holder at a time, such as a subnet's addresses, and the holder that the settings name. In a run Pulumi creates under
/// the new name before it deletes under the old one, so a renamed part would conflict with itself. A part that can exist under both names for a moment
/// has no slot.
/// </summary>
/// <param name="Key">What distinguishes it in a registry's settings, without regard to letter case.</param>
/// <param name="Holder">The holder's name in Azure. Letter case does not distinguish holders.</param>
/// <param name="Refuse">Says why it cannot go from the recorded holder to another at once, and what works.</param>
internal sealed record Slot(string Key, string Holder, Func<string, string> Refuse)
{
    private const int HashLength = 8;

    /// <summary>The name in Azure where it is not in the part's name in the stack, so that its letter case has to be remembered; null elsewhere.</summary>
    internal string? Name { get; init; }

    /// <summary>A few characters that distinguish texts, for keys.</summary>
    internal static string Hash(params string[] texts) => DeterministicGuid.Of(texts).ToString("N")[..HashLength];
}
