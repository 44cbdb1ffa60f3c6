using System.Text.Json.Nodes;
using Rehearsal.ArmRules;
using Rehearsal.ArmTypes;
using Rehearsal.Azure.Addresses;
using Rehearsal.Azure.Requests;
using Rehearsal.Azure.Setup;
using Rehearsal.Azure.Storage;

namespace Rehearsal.Azure.Behaviours;

/// <summary>A PUT or PATCH with a valid address and body, before it is carried out.</summary>
/// <param name="Id">The resource.</param>
/// <param name="Type">Its definition in the API version of the request.</param>
/// <param name="Session">The cloud.</param>
/// <param name="Options">How the simulated Azure is set up.</param>
/// <param name="Put">Creates or replaces another resource, as a deployment does.</param>
/// <param name="Existing">The resource as it is; null when it is new.</param>
/// <param name="Requested">The body as sent.</param>
/// <param name="Body">The whole resource as asked for; behaviours complete it.</param>
/// <param name="IsPatch">Whether only parts were sent.</param>
internal sealed record Change(
    ArmId Id,
    ArmResourceType Type,
    CloudSession Session,
    SimulatedAzureOptions Options,
    PutResource Put,
    StoredResource? Existing,
    JsonObject Requested,
    JsonObject Body,
    bool IsPatch)
{
    /// <summary>The member <c>properties</c> of the body, added when missing.</summary>
    internal JsonObject Properties => Body.Child("properties");

    /// <summary>The resource's region as asked for.</summary>
    internal string? Location => (string?)Body["location"];

    /// <summary>What the resource will be.</summary>
    internal ArmBody ToArmBody() => new(Id.Text, Body);

    /// <summary>The resource that occupies the exclusive place that this one needs; null when it is free.</summary>
    /// <param name="place">The place.</param>
    /// <param name="candidates">Resources of the place's type; the one that is changed does not count.</param>
    internal StoredResource? FindInPlace(ExclusivePlace place, IEnumerable<StoredResource> candidates)
    {
        var wanted = ToArmBody();
        return candidates.FirstOrDefault(other => other.ArmId.Key != Id.Key && place.IsShared(wanted, other.ToArmBody()));
    }

    /// <summary>A property that is set at creation and ignored from then on.</summary>
    internal void KeepAsCreated(string property)
    {
        if (Existing?.Properties[property] is { } before)
        {
            Properties[property] = before.DeepClone();
        }
    }

    /// <summary>
    /// Keeps properties that the API version of the request does not have (Microsoft.ContainerRegistry: as the program's documentation says; no public
    /// source describes it).
    /// </summary>
    internal void KeepWhatTheVersionLacks()
    {
        if (Existing is null || !Type.BodyProperties.TryGetValue("properties", out var known))
        {
            return;
        }

        var names = known.Type.Type.PropertiesFor(discriminatorValue: null).Keys.ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in Existing.Properties.Where(property => !names.Contains(property.Key)))
        {
            Properties[name] = value?.DeepClone();
        }
    }

    /// <summary>The property <c>creationDate</c>, which says when the resource was first accepted.</summary>
    internal void KeepCreationDate()
    {
        Properties["creationDate"] = JsonValue.Create(Session.Now.UtcDateTime);
        KeepAsCreated("creationDate");
    }

    /// <summary>A property that is fixed at creation: keeps its value when not sent.</summary>
    /// <exception cref="ArmException">Another value was sent.</exception>
    internal void KeepFixed(string property)
    {
        if (Existing is null)
        {
            return;
        }

        var before = (string?)Existing.Properties[property];
        Properties[property] ??= before;
        if (!string.Equals(before, (string?)Properties[property], StringComparison.OrdinalIgnoreCase))
        {
            throw ArmException.Conflict(
                "PropertyChangeNotAllowed",
                $"Changing property 'properties.{property}' of '{Id.Name}' from '{before}' to '{Properties[property]}' is not allowed.",
                $"properties.{property}");
        }
    }
}

/// <summary>Creates a resource, or replaces its body.</summary>
/// <param name="id">The resource.</param>
/// <param name="apiVersion">The API version of its type.</param>
/// <param name="body">The whole body.</param>
/// <returns>The resource as it is stored.</returns>
/// <exception cref="ArmException">The resource is refused.</exception>
internal delegate StoredResource PutResource(ArmId id, string apiVersion, JsonObject body);
