using System.Text.Json.Nodes;
using Rehearsal.ArmTypes;
using Rehearsal.Azure.Addresses;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.Setup;
using Rehearsal.Azure.Storage;

namespace Rehearsal.Azure.Pipeline;

/// <summary>Overwrites properties of a resource, without a request, with their values in the real Azure.</summary>
internal static class Amendment
{
    /// <returns>The changed resource; null when it does not exist.</returns>
    internal static StoredResource? Make(CloudSession session, ArmId id, JsonObject known)
    {
        if (session.Find(id) is not { } resource)
        {
            return null;
        }

        var body = (JsonObject)resource.Body.DeepClone();
        body.Merge(new JsonObject(known.Where(member => member.Value is not null && !ArmResourceType.IsEnvelope(member.Key))
            .Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))));
        if ((string?)body["location"] is { } location)
        {
            body["location"] = SimulatedRegions.Normalize(location);
        }

        var amended = resource with { Body = body };
        session.Put(amended);
        return amended;
    }
}
