using Rehearsal.ArmRules;
using Rehearsal.Engine.Values;
using Rehearsal.Providers.AzureNative.Catalogue;
using Rehearsal.Providers.AzureNative.Writing;

namespace Rehearsal.Providers.AzureNative.Planning;

/// <summary>A resource of a plan whose id is known, as Azure Resource Manager will have it.</summary>
/// <param name="Resource">The resource in the plan.</param>
/// <param name="Definition">Its type.</param>
/// <param name="ArmType">Its ARM type.</param>
internal sealed record ArmResource(PlannedResource Resource, ResourceDefinition Definition, string ArmType)
{
    private readonly Lazy<ArmBody> _body = new(() => BodyOf(Resource, Definition, Resource.Inputs));
    private readonly Lazy<ArmBody?> _formerBody = new(() => Resource.FormerInputs is { } inputs ? BodyOf(Resource, Definition, inputs) : null);

    internal string Id => Resource.Id!;

    /// <summary>The last part of the id.</summary>
    internal string Name => Body.Name;

    /// <summary>What it is to be, or what it is where it is deleted. Values that are not known are texts like no other.</summary>
    internal ArmBody Body => _body.Value;

    /// <summary>What it has been until now; null where it is new.</summary>
    internal ArmBody? FormerBody => _formerBody.Value;

    private static ArmBody BodyOf(PlannedResource resource, ResourceDefinition definition, PropertyMap inputs)
    {
        try
        {
            return new(resource.Id!, ResourceWriter.Body(definition, Written(inputs)));
        }
        catch (ProviderException)
        {
            // Something that is only deleted may be of an API version that is no longer known.
            return new(resource.Id!, []);
        }
    }

    private static PropertyMap Written(PropertyMap map) => new(map.Select(member => KeyValuePair.Create(member.Key, Written(member.Value))));

    private static PropertyValue Written(PropertyValue value) => value.Plain switch
    {
        PropertyValue.Unknown => Unknowns.Placeholder,
        PropertyValue.List(var items) => new PropertyValue.List([.. items.Select(Written)]),
        PropertyValue.Map(var members) => new PropertyValue.Map(Written(members)),
        var known => known,
    };
}

/// <summary>The resources of a plan by ARM type and id.</summary>
internal sealed class ArmPlan
{
    private readonly ILookup<string, ArmResource> _byType;

    internal ArmPlan(IReadOnlyList<PlannedResource> plan)
    {
        Planned = plan;
        Resources = [.. plan.Select(Read).OfType<ArmResource>()];
        _byType = Resources.ToLookup(resource => resource.ArmType, StringComparer.OrdinalIgnoreCase);
        RemainingIds = Resources.Where(resource => resource.Resource.Remains).Select(resource => resource.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>All resources, also those whose id is not known yet.</summary>
    internal IReadOnlyList<PlannedResource> Planned { get; }

    /// <summary>The resources whose id is known.</summary>
    internal IReadOnlyList<ArmResource> Resources { get; }

    /// <summary>The ids of what is there when the run has ended.</summary>
    internal IReadOnlySet<string> RemainingIds { get; }

    internal IEnumerable<ArmResource> OfType(string armType) => _byType[armType];

    /// <summary>What is deleted at the end of the run and has no other resource of its id in the plan.</summary>
    internal IEnumerable<ArmResource> DeletedLast(IEnumerable<ArmResource> resources)
        => resources.Where(resource => resource.Resource.Fate is PlannedFate.DeletedLast && !RemainingIds.Contains(resource.Id));

    /// <summary>The ARM type of a resource, which may have a part in braces.</summary>
    internal static string ArmTypeOf(PlannedResource resource) => ResourceCatalogue.Shared.Resource(resource.Type).ArmType;

    private static ArmResource? Read(PlannedResource resource)
    {
        var definition = ResourceCatalogue.Shared.Resource(resource.Type);
        return resource.Id is null || (definition.TypeInput is { } input && resource.Inputs.GetValueOrDefault(input)?.AsText() is null)
            ? null
            : new ArmResource(resource, definition, definition.ArmTypeFor(resource.Inputs));
    }
}
