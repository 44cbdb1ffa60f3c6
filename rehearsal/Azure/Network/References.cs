using System.Text.Json.Nodes;
using Rehearsal.Azure.Addresses;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.Requests;
using Rehearsal.Azure.Storage;
using Rehearsal.Azure.Validation;

namespace Rehearsal.Azure.Network;

/// <summary>Properties that refer to other resources, as objects with the member <c>id</c>.</summary>
internal static class References
{
    /// <summary>References to resources.</summary>
    internal static JsonArray To(IEnumerable<string> ids) => [.. ids.Select(id => new JsonObject { ["id"] = id })];

    /// <summary>The resource that a property refers to; null when it refers to none.</summary>
    /// <exception cref="ArmException">There is no such resource.</exception>
    internal static StoredResource? Check(CloudSession session, ArmId from, JsonObject properties, string property)
        => properties.TextAt($"{property}.id") is { } id ? Find(session, from, id, $"properties.{property}.id") : null;

    /// <summary>
    /// Checks that a resource of a type exists with an id, in any subscription. Resources of unknown subscriptions are assumed to exist.
    /// </summary>
    /// <param name="session">The cloud.</param>
    /// <param name="from">What refers to it.</param>
    /// <param name="id">The id as sent.</param>
    /// <param name="target">The property that has it.</param>
    /// <param name="type">The full type.</param>
    /// <exception cref="ArmException">There is no such resource.</exception>
    internal static void CheckAnywhere(CloudSession session, ArmId from, string id, string target, string type)
    {
        var linked = ArmAddress.Parse(id) is { Tail: null } address && AddressChecks.IsElsewhere(session, address.Id)
            ? address.Id
            : Find(session, from, id, target).ArmId;
        if (!linked.Is(type))
        {
            throw ArmException.BadRequest("InvalidResourceReference", $"'{id}' is not a resource of type '{type}'.", target);
        }
    }

    /// <summary>The resource with an id that is referred to.</summary>
    /// <param name="session">The cloud.</param>
    /// <param name="from">What refers to it.</param>
    /// <param name="id">The id as sent.</param>
    /// <param name="target">The property that has it.</param>
    /// <exception cref="ArmException">There is no such resource.</exception>
    internal static StoredResource Find(CloudSession session, ArmId from, string id, string target)
    {
        if (ArmAddress.Parse(id) is not { Tail: null } address)
        {
            throw ArmException.BadRequest(
                "LinkedInvalidPropertyId", $"Property id '{id}' at path '{target}' is invalid. Expect fully qualified resource Id.", target);
        }

        return session.Find(address.Id) ?? throw NotFound(from, id, target);
    }

    /// <summary>Says that what is referred to does not exist, or not in the same region and subscription.</summary>
    internal static ArmException NotFound(ArmId from, string id, string target)
        => ArmException.BadRequest(
            "InvalidResourceReference",
            $"Resource {id} referenced by resource {from.Text} was not found. "
                + "Please make sure that the referenced resource exists, and that both resources are in the same region.",
            target);
}
