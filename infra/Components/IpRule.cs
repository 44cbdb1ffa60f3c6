namespace GeoRegistry.Components;

/// <summary>A range of addresses, or one address, that is let in over the internet.</summary>
/// <param name="Range">The range or address.</param>
/// <param name="Action"><c>Allow</c>, which Azure takes where nothing is said; null for a registry that was taken over with a rule that does not say it.</param>
internal sealed record IpRule(string Range, string? Action);
