namespace GeoRegistry.Events;

/// <summary>Where events end up that could not be delivered.</summary>
/// <param name="AccountId">The storage account's id (<c>account</c>).</param>
/// <param name="Container">The blob container in it (<c>container</c>): 3 to 63 lower-case letters, digits and hyphens.</param>
public sealed record DeadLetterSettings(string AccountId, string Container);
