using Rehearsal.Azure.Storage;

namespace Rehearsal.Azure.Network;

/// <summary>A kind of resource that private endpoints can connect to.</summary>
internal interface IPrivateLinkService
{
    /// <summary>The full type of the resources.</summary>
    string ResourceType { get; }

    /// <summary>Refuses a resource that does not offer private endpoints.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="target">The property that names it.</param>
    /// <exception cref="Requests.ArmException">It does not offer them.</exception>
    void CheckOffered(StoredResource resource, string target);

    /// <summary>Refuses a new endpoint to a resource that cannot take one at the moment.</summary>
    /// <exception cref="Requests.ArmException">Another operation is running.</exception>
    void CheckReady(CloudSession session, StoredResource resource);

    /// <summary>The parts of a resource that get an address each in a private endpoint.</summary>
    /// <param name="session">The cloud.</param>
    /// <param name="resource">The resource.</param>
    /// <param name="groupIds">The kinds of service that the endpoint asks for.</param>
    /// <exception cref="Requests.ArmException">The resource has no such kind of service.</exception>
    IReadOnlyList<PrivateLinkMember> Members(CloudSession session, StoredResource resource, IReadOnlyList<string> groupIds);

    /// <summary>Shows an endpoint, new or changed, on the resource that it connects to.</summary>
    void Connect(CloudSession session, StoredResource endpoint);

    /// <summary>Removes a deleted endpoint from the resource that it connected to.</summary>
    void Disconnect(CloudSession session, StoredResource endpoint);
}
