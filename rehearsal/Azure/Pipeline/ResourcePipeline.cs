using System.Text.Json.Nodes;
using Rehearsal.ArmTypes;
using Rehearsal.Azure.Addresses;
using Rehearsal.Azure.Authorization;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.Requests;
using Rehearsal.Azure.Resources;
using Rehearsal.Azure.ResourceTypes;
using Rehearsal.Azure.Setup;
using Rehearsal.Azure.Storage;
using Rehearsal.Azure.Validation;

namespace Rehearsal.Azure.Pipeline;

/// <summary>The result of a change.</summary>
/// <param name="Resource">The resource; for a deletion the former one.</param>
/// <param name="Type">Its definition in the API version of the request.</param>
/// <param name="Created">Whether it was new.</param>
/// <param name="Operation">The asynchronous operation to poll; null when the change was done at once.</param>
internal sealed record Outcome(StoredResource Resource, ArmResourceType Type, bool Created, StoredOperation? Operation);

/// <summary>Creates, changes and deletes resources: the checks that all types have in common, and the type's own behaviour.</summary>
/// <param name="session">The cloud.</param>
/// <param name="options">How long things take.</param>
internal sealed class ResourcePipeline(CloudSession session, SimulatedAzureOptions options)
{
    /// <summary>Creates a resource or replaces what is said about it.</summary>
    internal Outcome Put(ArmId id, string apiVersion, JsonObject body)
    {
        var (type, existing) = Locate(id, apiVersion);
        ResourceProviders.CheckRegistered(session, id);
        AddressChecks.CheckWritable(type, id);
        if (existing is null)
        {
            AddressChecks.CheckName(type, id);
        }

        var requested = WithoutNulls(body);
        if (type.HasLocation && !requested.ContainsKey("location"))
        {
            throw ArmException.BadRequest("LocationRequired", "The location property is required for this definition.", "location");
        }

        Check(type, requested, existing, requireAll: true);
        return Carry(new Change(id, type, session, options, PutOther, existing, requested, (JsonObject)requested.DeepClone(), IsPatch: false));
    }

    /// <summary>Changes parts of a resource.</summary>
    internal Outcome Patch(ArmId id, string apiVersion, JsonObject body)
    {
        var (type, existing) = Locate(id, apiVersion);
        ResourceProviders.CheckRegistered(session, id);
        if (existing is null)
        {
            throw ArmException.NotFound(id);
        }

        Check(type, body, existing, requireAll: false);
        var merged = (JsonObject)existing.Body.DeepClone();
        merged.Merge(body);
        return Carry(new Change(id, type, session, options, PutOther, existing, body, merged, IsPatch: true));
    }

    /// <summary>Deletes a resource with everything in and on it, or goes on with its deletion; null when it does not exist.</summary>
    internal Outcome? Delete(ArmId id, string apiVersion)
    {
        if (session.Find(id) is { IsBeingDeleted: true } leaving && session.Contents.DeletionOf(leaving) is { } running)
        {
            return new Outcome(leaving, AddressChecks.FindType(id.Type, apiVersion), Created: false, running);
        }

        var (type, existing) = Locate(id, apiVersion);
        if (existing is null)
        {
            return id.Is(ArmId.ResourceGroupType) ? throw ArmException.NotFound(id) : null;
        }

        var behaviour = ResourceBehaviours.For(type.Name);
        ManagementLocks.CheckDeletion(session, id);
        behaviour.CheckDeletion(session, existing);
        if (!behaviour.DeletionTakesTime)
        {
            session.Delete(existing);
            return new Outcome(existing, type, Created: false, Operation: null);
        }

        var due = session.Now + options.OperationTime;
        session.Put(existing with { Pending = new PendingWork(PendingWork.Deleting, due) });
        return new Outcome(existing, type, Created: false, Start(existing, apiVersion, due, deletes: true, error: null));
    }

    private (ArmResourceType Type, StoredResource? Existing) Locate(ArmId id, string apiVersion)
    {
        var type = AddressChecks.FindType(id.Type, apiVersion);
        AddressChecks.CheckParents(session, id);
        if (id.SelfAndAncestors.FirstOrDefault(ancestor => session.Find(ancestor) is { IsBeingDeleted: true }) is { } leaving)
        {
            throw leaving.Is(ArmId.ResourceGroupType)
                ? ArmException.Conflict(
                    "ResourceGroupBeingDeleted",
                    $"The resource group '{leaving.Name}' is in deprovisioning state and cannot perform this operation.",
                    leaving.Text)
                : ArmException.Conflict("Conflict", $"The resource '{leaving.Text}' is being deleted.", leaving.Text);
        }

        return (type, session.Find(id));
    }

    private StoredResource PutOther(ArmId id, string apiVersion, JsonObject body) => Put(id, apiVersion, body).Resource;

    private void Check(ArmResourceType type, JsonObject body, StoredResource? existing, bool requireAll)
    {
        BodyValidation.Check(type, body, existing is null ? null : ResourceView.Render(session, existing, type), requireAll);
        TagRules.Check(body);
    }

    private Outcome Carry(Change change)
    {
        var behaviour = ResourceBehaviours.For(change.Type.Name);
        foreach (var envelope in change.Body.Select(member => member.Key).Where(ArmResourceType.IsEnvelope).ToList())
        {
            _ = change.Body.Remove(envelope);
        }

        ManagementLocks.CheckChange(session, change.Id);
        CheckLocation(change, behaviour);
        Identities.Complete(change);
        behaviour.Prepare(change);

        var pending = behaviour.ChangesTakeTime
            ? new PendingWork(change.Existing is null ? PendingWork.Creating : PendingWork.Updating, session.Now + options.OperationTime)
            : null;
        var resource = new StoredResource(
            change.Existing?.Id ?? change.Id.Text, change.Body, change.Existing?.CreatedAt ?? session.Now, session.Now, pending);
        session.Put(resource);
        var error = behaviour.Follow(change, pending);
        var stored = session.Find(change.Id)!;
        var late = stored.Pending is { IsStuck: true } ? options.StuckTime : TimeSpan.Zero;
        return new Outcome(
            stored,
            change.Type,
            change.Existing is null,
            pending is null ? null : Start(resource, change.Type.ApiVersion, pending.Due + late, deletes: false, error));
    }

    private void CheckLocation(Change change, ResourceBehaviour behaviour)
    {
        if (change.Location is not { } location)
        {
            return;
        }

        var region = SimulatedRegions.Normalize(location);
        if (!session.Regions.ContainsKey(region) && !(region == "global" && behaviour.MayBeGlobal))
        {
            throw ArmException.BadRequest(
                change.Id.Is(ArmId.ResourceGroupType) ? "LocationNotAvailableForResourceGroup" : "LocationNotAvailableForResourceType",
                $"The provided location '{location}' is not available for resource type '{change.Type.Name}'. "
                    + $"List of available regions for the resource type is '{string.Join(",", session.Regions.Keys.Order(StringComparer.Ordinal))}'.",
                "location");
        }

        change.Body["location"] = region;
        if (change.Existing?.Location is { } before && before != region)
        {
            throw ArmException.Conflict(
                change.Id.Is(ArmId.ResourceGroupType) ? "InvalidResourceGroupLocation" : "InvalidResourceLocation",
                $"The resource '{change.Id.Name}' already exists in location '{before}'. "
                    + $"A resource with the same name cannot be created in location '{region}'. Please select a new resource name.",
                "location");
        }
    }

    private StoredOperation Start(StoredResource resource, string apiVersion, DateTimeOffset due, bool deletes, JsonObject? error)
    {
        var operation = new StoredOperation(Guid.NewGuid().ToString(), resource.Id, apiVersion, session.Now, due, deletes, error);
        session.Start(operation);
        return operation;
    }

    // A null in a PUT says no more than leaving the property out.
    private static JsonObject WithoutNulls(JsonObject body)
        => new(body.Where(member => member.Value is not null)
            .Select(member => KeyValuePair.Create<string, JsonNode?>(
                member.Key, member.Value is JsonObject child ? WithoutNulls(child) : member.Value!.DeepClone())));
}
