using System.Collections.Immutable;
using Rehearsal.Azure.Addresses;
using Rehearsal.Azure.Setup;

namespace Rehearsal.Adoption.Reading;

/// <summary>A resource that Azure has.</summary>
/// <param name="Id">Its id, as Azure spells it.</param>
/// <param name="Values">What Azure says of it.</param>
/// <param name="Source">Where that was read: a file's name, or the simulated Azure.</param>
internal sealed record ExistingResource(ArmId Id, AzureObject Values, string Source)
{
    /// <summary>Its name, as Azure spells it: ids are spelt in several ways.</summary>
    internal string Name { get; } = Values.Text("name") is { } name && AzureObject.Same(name, Id.Name) ? name : Id.Name;

    /// <summary>The region it is in, such as <c>westeurope</c>; empty where it is in none.</summary>
    internal string Region { get; } = SimulatedRegions.Normalize(Values.Text("location") ?? "");

    /// <summary>Its tags.</summary>
    internal ImmutableSortedDictionary<string, string> Tags { get; } = Values.Map("tags");

    /// <summary>What is left of it, without what every resource has and nobody can set.</summary>
    internal IEnumerable<(string Path, string Value)> Rest()
    {
        Values.Skip("id", "name", "type", "etag", "systemData", "resourceGroup", "resourceGuid", "provisioningState", "creationDate", "creationTime");
        return Values.Rest();
    }
}
