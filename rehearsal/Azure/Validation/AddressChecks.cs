using System.Text.RegularExpressions;
using Azure.Bicep.Types.Concrete;
using Rehearsal.ArmTypes;
using Rehearsal.Azure.Addresses;
using Rehearsal.Azure.Requests;
using Rehearsal.Azure.Setup;
using Rehearsal.Azure.Storage;

namespace Rehearsal.Azure.Validation;

/// <summary>Checks of a request's address: API version, name, and that what the resource is in exists.</summary>
internal static class AddressChecks
{
    /// <summary>The definition of a type in an API version.</summary>
    /// <exception cref="ArmException">There is no such type, or it does not have the API version.</exception>
    internal static ArmResourceType FindType(string type, string apiVersion)
    {
        if (ArmTypeCatalogue.Shared.Find(type, apiVersion) is { } found)
        {
            return found;
        }

        var versions = ArmTypeCatalogue.Shared.ApiVersions(type).ToList();
        var parts = type.Split('/', 2);
        if (versions.Count == 0)
        {
            throw ArmTypeCatalogue.Shared.ResourceTypes(parts[0]).Any()
                ? new ArmException(
                    404,
                    "InvalidResourceType",
                    $"The resource type '{parts[^1]}' could not be found in the namespace '{parts[0]}' for api version '{apiVersion}'.")
                : InvalidNamespace(parts[0]);
        }

        throw ArmException.BadRequest(
            "NoRegisteredProviderFound",
            $"No registered resource provider found for API version '{apiVersion}' for type '{parts[^1]}'. "
                + $"The supported api-versions are '{string.Join(", ", versions)}'.",
            "api-version");
    }

    /// <summary>The refusal of a provider namespace that does not exist.</summary>
    internal static ArmException InvalidNamespace(string providerNamespace)
        => new(404, "InvalidResourceNamespace", $"The resource namespace '{providerNamespace}' is invalid.");

    /// <summary>
    /// Checks that everything above a resource exists. A resource group can be in any subscription, which is created with it, and a role can be
    /// assigned in unknown subscriptions.
    /// </summary>
    /// <exception cref="ArmException">The subscription, the group or a parent is missing.</exception>
    internal static void CheckParents(CloudSession session, ArmId id)
    {
        foreach (var ancestor in id.SelfAndAncestors.Skip(1).Reverse())
        {
            if (!Exists(session, ancestor)
                && !(id.Is(ArmId.ResourceGroupType) && Guid.TryParse(ancestor.Name, out _))
                && !(id.Is(ArmId.RoleAssignmentType) && IsElsewhere(session, ancestor)))
            {
                throw ancestor.Is(ArmId.SubscriptionType) || ancestor.Is(ArmId.ResourceGroupType)
                    ? ArmException.NotFound(ancestor)
                    : new ArmException(
                        404,
                        "ParentResourceNotFound",
                        $"Failed to perform operation on nested resource. The parent resource '{ancestor.Text}' was not found.",
                        id.Text);
            }
        }
    }

    /// <summary>
    /// Whether a scope exists: the tenant, the default subscription, one with a resource group, a region of a provider, or a stored
    /// resource.
    /// </summary>
    internal static bool Exists(CloudSession session, ArmId id) => id switch
    {
        { Parent: null } => true,
        _ when id.Is(ArmId.SubscriptionType)
            => id.Name.Equals(SimulatedTenant.SubscriptionId, StringComparison.OrdinalIgnoreCase)
                || session.Contents.Children(id, ArmId.ResourceGroupType).Any(),
        _ when id.Is($"{id.Namespace}/locations") => session.Regions.ContainsKey(id.Name.ToLowerInvariant()),
        _ => session.Find(id) is not null,
    };

    /// <summary>
    /// Whether a resource is in an unknown subscription. It is assumed to exist wherever Azure allows references to other subscriptions.
    /// </summary>
    internal static bool IsElsewhere(CloudSession session, ArmId id)
        => id.Subscription is { } subscription && Guid.TryParse(subscription.Name, out _) && !Exists(session, subscription);

    /// <summary>Checks the last part of a new resource's name.</summary>
    /// <exception cref="ArmException">Its length or characters are wrong, or it is none of the names that exist.</exception>
    internal static void CheckName(ArmResourceType type, ArmId id)
    {
        var rule = type.NameType switch
        {
            StringType text when id.Name.Length < text.MinLength || id.Name.Length > text.MaxLength
                => $"It has to have {text.MinLength ?? 1} to {text.MaxLength} characters.",
            StringType { Pattern: { } pattern } when !Regex.IsMatch(id.Name, pattern) => $"It has to match the pattern {pattern}.",
            StringType => null,
            var names when names.LiteralValues.ToList() is { Count: > 0 } literals && !names.IsOpenEnumeration
                && !literals.Contains(id.Name, StringComparer.OrdinalIgnoreCase) => $"It has to be one of {string.Join(", ", literals)}.",
            _ => null,
        };
        if (rule is not null)
        {
            throw ArmException.BadRequest("InvalidResourceName", $"The name '{id.Name}' of a resource of type '{type.Name}' is invalid. {rule}", id.Text);
        }
    }

    /// <summary>Checks that resources of the type can be created at all.</summary>
    internal static void CheckWritable(ArmResourceType type, ArmId id)
    {
        if (type.WritableScopes == ScopeType.None)
        {
            throw new ArmException(405, "MethodNotAllowed", $"Resources of type '{type.Name}' are created by Azure only.", id.Text);
        }
    }
}
