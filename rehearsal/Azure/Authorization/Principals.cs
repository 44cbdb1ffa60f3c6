using System.Text.Json.Nodes;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.ManagedIdentity;
using Rehearsal.Azure.Requests;
using Rehearsal.Azure.Setup;
using Rehearsal.Azure.Storage;

namespace Rehearsal.Azure.Authorization;

/// <summary>
/// The directory's principals. Users, groups and applications cannot be declared here, so any GUID is accepted, except the
/// client id of a managed identity (assignments need the object id) and <see cref="SimulatedAzureOptions.UnknownPrincipals"/>.
/// </summary>
internal static class Principals
{
    private const string ServicePrincipal = nameof(ServicePrincipal);

    /// <summary>
    /// Checks the principal of an assignment and completes its type. An unknown principal is accepted when the type is given, as Azure does
    /// so that identities can be used before they are known everywhere; such an assignment has no effect.
    /// </summary>
    /// <exception cref="ArmException">There is no such principal, or it is of another type than the one given.</exception>
    internal static void Check(Change change)
    {
        var (properties, principal) = (change.Properties, change.Properties.TextAt("principalId")!);
        var given = properties.TextAt("principalType");
        if (given is null && IsUnknown(change, principal))
        {
            throw ArmException.BadRequest(
                "PrincipalNotFound",
                $"Principal {principal.Replace("-", "", StringComparison.Ordinal)} does not exist in the directory {SimulatedTenant.TenantId}. "
                    + "Check that it is an object ID, not a client ID. If the principal was just created, it may not be known everywhere yet: "
                    + "set the role assignment's principalType, such as ServicePrincipal, User or Group.",
                "properties.principalId");
        }

        var isManaged = principal == SimulatedTenant.PrincipalId || Identities(change.Session).Any(identity => identity.Says("principalId", principal));
        if (isManaged && given is not null && !properties.Says("principalType", ServicePrincipal))
        {
            throw ArmException.BadRequest(
                "UnmatchedPrincipalType",
                $"The PrincipalId '{principal}' has type '{ServicePrincipal}', which is different from specified PrincipalType '{given}'.",
                "properties.principalType");
        }

        properties.Complete(new() { ["principalType"] = isManaged ? ServicePrincipal : "User" });
    }

    private static bool IsUnknown(Change change, string principal)
        => Guid.TryParse(principal, out var id) && change.Options.UnknownPrincipals.Contains(id)
        || Identities(change.Session).Any(identity => identity.Says("clientId", principal));

    private static IEnumerable<JsonObject> Identities(CloudSession session)
        => session.Contents.Resources
            .Select(resource => resource.ArmId.Is(UserAssignedIdentityBehaviour.Type) ? resource.Properties : resource.Body["identity"] as JsonObject)
            .OfType<JsonObject>();
}
