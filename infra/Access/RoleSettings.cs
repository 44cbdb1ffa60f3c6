namespace GeoRegistry.Access;

/// <summary>A role that an entry of <c>access</c> gives.</summary>
/// <param name="Id">The GUID of the role's definition.</param>
/// <param name="Condition">
/// What narrows it down, made of <c>repositories</c> or given as <c>condition</c>, in version 2.0 of the language for conditions; null where nothing
/// does.
/// </param>
public sealed record RoleSettings(string Id, string? Condition = null);
