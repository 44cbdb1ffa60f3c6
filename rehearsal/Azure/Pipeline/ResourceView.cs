using System.Text.Json.Nodes;
using Azure.Bicep.Types.Concrete;
using Rehearsal.ArmTypes;
using Rehearsal.Azure.ResourceTypes;
using Rehearsal.Azure.Setup;
using Rehearsal.Azure.Storage;

namespace Rehearsal.Azure.Pipeline;

/// <summary>Renders a resource for a response in one API version.</summary>
internal static class ResourceView
{
    /// <summary>
    /// The resource with its address, provisioning state and computed properties, without properties that the API version does not have or never returns.
    /// </summary>
    internal static JsonObject Render(CloudSession session, StoredResource resource, ArmResourceType type)
    {
        var id = resource.ArmId;
        var view = new JsonObject { ["id"] = resource.Id, ["name"] = id.Name, ["type"] = type.Name };
        foreach (var (name, value) in resource.Body)
        {
            view[name] = value?.DeepClone();
        }

        ResourceBehaviours.For(type.Name).Present(session, resource, view);
        view["systemData"] = SystemData(resource);
        if (resource.Pending is { } pending && view["properties"] is JsonObject properties)
        {
            properties["provisioningState"] = pending.State;
        }

        return (JsonObject)Project(view, type.Body)!;
    }

    private static JsonNode? Project(JsonNode? node, TypeBase type) => node switch
    {
        JsonObject value when type.IsObject => ProjectObject(value, type),
        JsonArray value when type is ArrayType array => new JsonArray([.. value.Select(item => Project(item, array.ItemType.Type))]),
        _ => node?.DeepClone(),
    };

    private static JsonObject ProjectObject(JsonObject value, TypeBase type)
    {
        var properties = type.PropertiesFor(type.Discriminator is { } discriminator ? (string?)value[discriminator] : null);
        var result = new JsonObject();
        foreach (var (name, member) in value)
        {
            if (properties.TryGetValue(name, out var property))
            {
                if (!property.IsWriteOnly)
                {
                    result[name] = Project(member, property.Type.Type);
                }
            }
            else if (name == type.Discriminator)
            {
                result[name] = member?.DeepClone();
            }
            else if (type.AdditionalPropertiesType is { } any)
            {
                result[name] = Project(member, any);
            }
        }

        return result;
    }

    private static JsonObject SystemData(StoredResource resource) => new()
    {
        ["createdBy"] = SimulatedTenant.PrincipalId,
        ["createdByType"] = "Application",
        ["createdAt"] = resource.CreatedAt.UtcDateTime,
        ["lastModifiedBy"] = SimulatedTenant.PrincipalId,
        ["lastModifiedByType"] = "Application",
        ["lastModifiedAt"] = resource.ChangedAt.UtcDateTime,
    };
}
