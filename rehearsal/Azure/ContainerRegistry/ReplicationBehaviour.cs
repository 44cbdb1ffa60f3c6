using System.Text.Json.Nodes;
using Rehearsal.ArmRules;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.Network;
using Rehearsal.Azure.Requests;
using Rehearsal.Azure.Storage;

namespace Rehearsal.Azure.ContainerRegistry;

/// <summary>Replicas of registries. The one of the home region comes and goes with the registry.</summary>
internal sealed class ReplicationBehaviour : ResourceBehaviour
{
    internal const string Type = "Microsoft.ContainerRegistry/registries/replications";

    private static readonly HashSet<string> Patchable = new(StringComparer.OrdinalIgnoreCase) { "regionEndpointEnabled" };

    internal override bool ChangesTakeTime => true;

    internal override bool MayBeGlobal => false;

    internal override void Prepare(Change change)
    {
        var registry = change.Session.Find(change.Id.Parent!)!;
        if (!RegistryBehaviour.IsPremium(registry.Body))
        {
            throw RegistryRules.NeedsPremium("Geo-replication", registry.Body, change.Id.Text);
        }

        if (change.Existing?.Pending is { IsStuck: true })
        {
            throw ArmException.Conflict(
                "OperationNotAllowed",
                $"The replica '{change.Id.Name}' is stuck in provisioning state {change.Existing.Pending.State} and cannot be changed. "
                    + "Delete it, then create it again.",
                change.Id.Text);
        }

        if (change.IsPatch)
        {
            CheckPatch(change.Requested);
        }

        CheckRegion(change, registry);
        if (registry.Properties.Says("policies.softDeletePolicy.status", "enabled"))
        {
            throw ArmException.Conflict("SoftDeletePolicyInvalid", "A registry with soft delete enabled cannot be geo-replicated.", change.Id.Text);
        }

        change.KeepAsCreated("zoneRedundancy");
        change.Properties.Complete(Defaults("Disabled"));
        change.Properties["provisioningState"] = "Succeeded";
    }

    internal override JsonObject? Follow(Change change, PendingWork? pending)
        => change.Existing is null ? NewReplica.Join(change.Session, change.Session.Find(change.Id)!) : null;

    internal override void FollowDeletion(CloudSession session, StoredResource resource)
    {
        if (session.Find(resource.ArmId.Parent!) is { } registry)
        {
            RegistryEndpoints.Update(session, registry, PrivateEndpoints.ConnectedTo(session, registry.ArmId));
        }
    }

    internal override void CheckDeletion(CloudSession session, StoredResource resource)
    {
        if (resource.Location == session.Find(resource.ArmId.Parent!)!.Location)
        {
            throw ArmException.Conflict(
                "OperationNotAllowed", $"The replica '{resource.ArmId.Name}' is in the registry's home region and cannot be deleted.", resource.Id);
        }
    }

    internal override void Present(CloudSession session, StoredResource resource, JsonObject view)
    {
        var status = view.Child("properties").Child("status");
        status["displayStatus"] = resource.Pending is null ? "Ready" : "Syncing";
        status["timestamp"] = (resource.Pending is { IsStuck: false } pending ? pending.Due : resource.ChangedAt).UtcDateTime;
        if (resource.Pending is { IsStuck: true })
        {
            // Azure is not known to return it.
            status["message"] = NewReplica.WhyStuck(session, resource.ArmId.Parent!);
        }
    }

    /// <summary>The replica that a registry has in its home region, named after it.</summary>
    internal static StoredResource CreateHome(Change registry, PendingWork? pending)
    {
        var properties = Defaults((string)registry.Properties["zoneRedundancy"]!);
        properties["provisioningState"] = "Succeeded";
        var body = new JsonObject { ["location"] = registry.Location, ["tags"] = new JsonObject(), ["properties"] = properties };
        var id = registry.Id.Child("replications", registry.Location!);
        var creation = pending is null ? null : pending with { State = PendingWork.Creating };
        return new StoredResource(id.Text, body, registry.Session.Now, registry.Session.Now, creation);
    }

    private static JsonObject Defaults(string zoneRedundancy) => new() { ["regionEndpointEnabled"] = true, ["zoneRedundancy"] = zoneRedundancy };

    private static void CheckPatch(JsonObject patch)
    {
        var properties = patch["properties"] as JsonObject ?? [];
        var refused = patch.Select(member => member.Key).Where(name => name is not ("tags" or "properties"))
            .Concat(properties.Select(member => member.Key).Where(name => !Patchable.Contains(name)).Select(name => $"properties.{name}"))
            .ToList();
        if (refused.Count > 0)
        {
            throw ArmException.BadRequest(
                "PropertyChangeNotAllowed",
                $"A PATCH of a replica may have only tags and properties.regionEndpointEnabled, not {string.Join(", ", refused)}.",
                refused[0]);
        }
    }

    private static void CheckRegion(Change change, StoredResource registry)
    {
        if (change.FindInPlace(ExclusivePlace.Replica, RegistryBehaviour.Replicas(change.Session, registry.ArmId)) is { } same)
        {
            throw ArmException.Conflict(
                "ReplicationLocationInUse",
                same.Location == registry.Location
                    ? $"The region '{change.Location}' is the home region of registry '{registry.ArmId.Name}', "
                        + $"which has a replica there already: '{same.ArmId.Name}'."
                    : $"The registry '{registry.ArmId.Name}' has a replica in the region '{change.Location}' already: '{same.ArmId.Name}'.",
                "location");
        }
    }
}
