using System.IO.Enumeration;
using System.Text.Json.Nodes;

namespace Rehearsal.Azure.Authorization;

/// <summary>The permissions of a role: actions, in which <c>*</c> matches any text, without the excepted ones.</summary>
/// <param name="Actions">What is allowed.</param>
/// <param name="NotActions">The excepted actions.</param>
internal sealed record RolePermissions(IReadOnlyList<string> Actions, IReadOnlyList<string> NotActions)
{
    /// <summary>Reads what a role definition allows in Azure Resource Manager.</summary>
    internal static IReadOnlyList<RolePermissions> Read(JsonObject role) => Read(role, "actions", "notActions");

    /// <summary>Reads what a role definition allows with the data inside resources.</summary>
    internal static IReadOnlyList<RolePermissions> ReadData(JsonObject role) => Read(role, "dataActions", "notDataActions");

    /// <summary>Whether an action such as <c>Microsoft.Network/privateEndpoints/write</c> is allowed.</summary>
    internal bool Allow(string action) => Actions.Any(pattern => Matches(pattern, action)) && !NotActions.Any(pattern => Matches(pattern, action));

    private static IReadOnlyList<RolePermissions> Read(JsonObject role, string actions, string notActions)
        => role["permissions"] is JsonArray permissions
            ? [.. permissions.Select(permission => new RolePermissions(Texts(permission![actions]), Texts(permission[notActions])))]
            : [];

    private static bool Matches(string pattern, string action) => FileSystemName.MatchesSimpleExpression(pattern, action, ignoreCase: true);

    private static IReadOnlyList<string> Texts(JsonNode? node) => node is JsonArray texts ? [.. texts.Select(text => (string)text!)] : [];
}
