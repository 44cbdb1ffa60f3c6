namespace GeoRegistry.Monitoring;

/// <summary>An event hub that logs and metrics are streamed to.</summary>
/// <param name="AuthorizationRule">The id of a rule of its namespace that may send, listen and manage (<c>authorizationRule</c>).</param>
/// <param name="Name">Its name (<c>name</c>). Default null: Azure makes one for each log category.</param>
public sealed record EventHubSettings(string AuthorizationRule, string? Name);
