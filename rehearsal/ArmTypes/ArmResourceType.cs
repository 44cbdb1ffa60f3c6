using Azure.Bicep.Types.Concrete;

namespace Rehearsal.ArmTypes;

/// <summary>One resource type in one API version.</summary>
internal sealed class ArmResourceType
{
    private static readonly HashSet<string> Envelope = new(StringComparer.OrdinalIgnoreCase) { "id", "name", "type", "apiVersion" };

    private readonly ResourceType _definition;

    internal ArmResourceType(ResourceType definition, IEnumerable<ResourceFunctionType> functions)
    {
        _definition = definition;
        var parts = definition.Name.Split('@');
        (Name, ApiVersion) = (parts[0], parts[1]);
        Functions = functions.ToDictionary(function => function.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The type in Microsoft's spelling, such as <c>Microsoft.ContainerRegistry/registries/replications</c>.</summary>
    internal string Name { get; }

    /// <summary>The API version, such as <c>2025-11-01</c>.</summary>
    internal string ApiVersion { get; }

    /// <summary>
    /// The type of the whole body: an <see cref="ObjectType"/>, or a <see cref="DiscriminatedObjectType"/> where a property such as
    /// <c>kind</c> decides. Walk it with <see cref="ArmTypeReading"/>.
    /// </summary>
    internal TypeBase Body => _definition.Body.Type;

    /// <summary>
    /// The properties that a request body may have at its top level, for a discriminated body those common to all kinds:
    /// <c>location</c>, <c>tags</c>, <c>properties</c>, … without id, name, type and API version, which come from the request's address.
    /// </summary>
    internal IReadOnlyDictionary<string, ObjectTypeProperty> BodyProperties
        => Body.PropertiesFor(discriminatorValue: null)
            .Where(property => !IsEnvelope(property.Key))
            .ToDictionary(property => property.Key, property => property.Value, StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// What the last segment of the resource's name may be: a <see cref="StringType"/> with pattern and lengths, a
    /// <see cref="StringLiteralType"/> such as <c>default</c>, or a union of literals.
    /// </summary>
    internal TypeBase NameType => Body.PropertiesFor(discriminatorValue: null)["name"].Type.Type;

    /// <summary>Where resources of this type can be read.</summary>
    internal ScopeType ReadableScopes => _definition.ReadableScopes;

    /// <summary>Where resources of this type can be created; none for types that only Azure creates.</summary>
    internal ScopeType WritableScopes => _definition.WritableScopes;

    /// <summary>Whether it is put on any other resource, as locks and role assignments are.</summary>
    internal bool IsExtension => _definition.ReadableScopes.HasFlag(ScopeType.Extension);

    /// <summary>POST actions with their input (may be null) and output types, by name, such as <c>listCredentials</c>.</summary>
    internal IReadOnlyDictionary<string, ResourceFunctionType> Functions { get; }

    /// <summary>Whether resources have a required location, that is, are created in a region.</summary>
    internal bool HasLocation => BodyProperties.TryGetValue("location", out var location) && location.IsRequired;

    /// <summary>Whether a top-level property is part of the address (id, name, type, API version), not of what is asked for.</summary>
    internal static bool IsEnvelope(string property) => Envelope.Contains(property);
}
