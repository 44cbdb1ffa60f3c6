namespace GeoRegistry.Registries;

/// <summary>A range of addresses, or one address, that is let in over the internet.</summary>
/// <param name="Range">The range or address.</param>
/// <param name="Action"><c>Allow</c>, which is Azure's default; null for an adopted registry whose rule leaves it out.</param>
internal sealed record IpRule(string Range, string? Action);
