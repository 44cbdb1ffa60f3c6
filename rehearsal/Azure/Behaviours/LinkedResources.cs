using Rehearsal.Azure.Addresses;
using Rehearsal.Azure.Requests;
using Rehearsal.Azure.Storage;
using Rehearsal.Azure.Validation;

namespace Rehearsal.Azure.Behaviours;

/// <summary>Resources that a request refers to by id. Those of unknown subscriptions are assumed to exist.</summary>
internal static class LinkedResources
{
    /// <summary>The resource with an id; null when it is of another subscription.</summary>
    /// <param name="session">The cloud.</param>
    /// <param name="id">The id as sent.</param>
    /// <param name="target">The property that has it.</param>
    /// <param name="type">The type it has to have; null for any.</param>
    /// <exception cref="ArmException">It is no id of such a resource, or there is none with it.</exception>
    internal static StoredResource? Check(CloudSession session, string? id, string target, string? type = null)
    {
        if (id is null || !id.StartsWith('/') || ArmAddress.Parse(id) is not { Tail: null } address || (type is not null && !address.Id.Is(type)))
        {
            throw ArmException.BadRequest(
                "LinkedInvalidPropertyId", $"'{id}' at path '{target}' is not the id of a resource{(type is null ? "" : $" of type {type}")}.", target);
        }

        if (address.Id.Subscription is null || AddressChecks.IsElsewhere(session, address.Id))
        {
            return null;
        }

        return session.Find(address.Id)
            ?? (AddressChecks.Exists(session, address.Id)
                ? null
                : throw ArmException.BadRequest("ResourceNotFound", $"The resource '{id}' at path '{target}' could not be found.", target));
    }
}
