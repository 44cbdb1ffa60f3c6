using System.Text.Json.Nodes;
using Azure.Bicep.Types.Concrete;
using Rehearsal.ArmTypes;
using Rehearsal.Azure.Addresses;
using Rehearsal.Azure.Storage;

namespace Rehearsal.Azure.Behaviours;

/// <summary>The behaviour of a resource type. The base class is for types that are only validated and stored.</summary>
/// <remarks>Everything is checked before anything is changed, so that a refused request changes nothing.</remarks>
internal class ResourceBehaviour
{
    /// <summary>Whether creating and changing take time and are polled.</summary>
    internal virtual bool ChangesTakeTime => false;

    /// <summary>Whether deleting takes time and is polled.</summary>
    internal virtual bool DeletionTakesTime => ChangesTakeTime;

    /// <summary>Whether <c>global</c> is a location of the type.</summary>
    internal virtual bool MayBeGlobal => true;

    /// <summary>Refuses a change that the service would refuse and completes its body with defaults and what is read-only.</summary>
    /// <exception cref="Requests.ArmException">The change is refused.</exception>
    internal virtual void Prepare(Change change)
    {
        if (HasProvisioningState(change.Type.Body))
        {
            change.Properties["provisioningState"] = "Succeeded";
        }
    }

    /// <summary>Applies the effects of the change on other resources.</summary>
    /// <param name="change">The change, as stored.</param>
    /// <param name="pending">The running operation on the resource; null when the change is done at once.</param>
    /// <returns>Why the operation fails in the end; null when it succeeds.</returns>
    internal virtual JsonObject? Follow(Change change, PendingWork? pending) => null;

    /// <summary>A resource that exists without having been created, as built-in roles do; null when there is no such one.</summary>
    internal virtual StoredResource? BuiltIn(ArmId id) => null;

    /// <summary>Refuses a deletion that the service would refuse.</summary>
    /// <exception cref="Requests.ArmException">The deletion is refused.</exception>
    internal virtual void CheckDeletion(CloudSession session, StoredResource resource)
    {
    }

    /// <summary>Applies the effects of a deletion on other resources; the resource and its descendants are deleted already.</summary>
    /// <param name="session">The cloud.</param>
    /// <param name="resource">The resource as it was.</param>
    internal virtual void FollowDeletion(CloudSession session, StoredResource resource)
    {
    }

    /// <summary>Adds properties that depend on other resources or on the time.</summary>
    internal virtual void Present(CloudSession session, StoredResource resource, JsonObject view)
    {
    }

    /// <summary>Answers an action on a resource, such as <c>listCredentials</c>; null when there is no such action.</summary>
    internal virtual JsonNode? Act(CloudSession session, StoredResource resource, string action, JsonNode? body) => null;

    /// <summary>Answers an action of the provider in a subscription, such as <c>checkNameAvailability</c>; null when there is no such action.</summary>
    internal virtual JsonNode? ActOnSubscription(CloudSession session, string action, JsonNode? body) => null;

    private static bool HasProvisioningState(TypeBase body)
        => body.PropertiesFor(null).TryGetValue("properties", out var properties)
        && properties.Type.Type.PropertiesFor(null).ContainsKey("provisioningState");
}
