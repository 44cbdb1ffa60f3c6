using System.Text.Json.Nodes;
using Rehearsal.ArmRules;
using Rehearsal.Azure.Addresses;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.Requests;
using Rehearsal.Azure.Storage;

namespace Rehearsal.Azure.ManagedIdentity;

/// <summary>
/// Federated identity credentials: at most 20 per identity, each for another issuer and subject, written one at a time. Azure answers a
/// write once it is done; here it takes time and is polled, so that writes at the same time meet.
/// </summary>
/// <remarks>Facts: "Important considerations and restrictions for federated identity credentials".</remarks>
internal sealed class FederatedIdentityCredentialBehaviour : ResourceBehaviour
{
    internal const string Type = "Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials";

    private const int Maximum = 20;

    internal override bool ChangesTakeTime => true;

    internal override void Prepare(Change change)
    {
        CheckAlone(change.Session, change.Id);
        var properties = change.Properties;
        var others = Others(change.Session, change.Id).ToList();
        if (others.Count >= Maximum)
        {
            throw ArmException.BadRequest(
                "FederatedIdentityCredentialLimitReached",
                $"The managed identity '{change.Id.Parent!.Name}' can have at most {Maximum} federated identity credentials.",
                change.Id.Text);
        }

        if (properties["audiences"] is not JsonArray { Count: 1 })
        {
            throw ArmException.BadRequest("BadRequest", "A federated identity credential has to have exactly one audience.", "properties.audiences");
        }

        if (change.FindInPlace(ExclusivePlace.FederatedCredential, others) is { } same)
        {
            throw ArmException.Conflict(
                "Conflict",
                $"Issuer and subject combination already exists for this managed identity: '{same.ArmId.Name}' has it.",
                "properties.subject");
        }
    }

    internal override void CheckDeletion(CloudSession session, StoredResource resource) => CheckAlone(session, resource.ArmId);

    private static void CheckAlone(CloudSession session, ArmId id)
    {
        if (Others(session, id).Any(other => other.Pending is not null))
        {
            throw ArmException.Conflict(
                "ConcurrentFederatedIdentityCredentialsWritesForSingleManagedIdentity",
                $"Too many Federated Identity Credentials are written concurrently for the managed identity '{id.Parent}'. "
                    + "Concurrent Federated Identity Credentials writes under the same managed identity are not supported.",
                id.Text);
        }
    }

    private static IEnumerable<StoredResource> Others(CloudSession session, ArmId id)
        => session.Contents.Children(id.Parent!, Type).Where(other => other.ArmId.Key != id.Key);
}
