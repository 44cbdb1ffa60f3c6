using System.Collections.Immutable;
using GeoRegistry.Registries;

namespace GeoRegistry.Adoption;

/// <summary>A registry, or a part of it, that Azure has and the stack takes over.</summary>
/// <param name="Key">Its key, unique among the registry and its parts, such as <c>replica-eastus</c>.</param>
/// <param name="Path">Where its entry is in the configuration.</param>
/// <param name="Ask">Asks Azure for it.</param>
internal sealed record AdoptedPart(string Key, string Path, Func<Task<PartInAzure>> Ask)
{
    /// <summary>Whether it is taken over in this run.</summary>
    internal required bool IsAdopted { get; init; }

    /// <summary>What the settings ask of it, given what Azure has.</summary>
    internal required Func<PartInAzure, IEnumerable<Expectation>> Expected { get; init; }

    /// <summary>The tags that the settings ask for; null where it has none.</summary>
    internal PartTags? Tags { get; init; }

    /// <summary>What helps where Azure does not have it.</summary>
    internal string WhereMissing { get; init; } = "adopt: false, and it is created";

    /// <summary>Whether the stack has it in Azure's form from now on. Default true: all but what is written once it is taken over, for its secrets.</summary>
    internal bool KeepsForm { get; init; } = true;

    /// <summary>All in which Azure has it otherwise than the settings ask for.</summary>
    internal IEnumerable<Difference> Compare(PartInAzure found)
        => Expected(found).Select(expectation => expectation.Compare(Path, found)).Append(Tags?.Compare(Path, found.Tags)).OfType<Difference>();

    /// <summary>Whether Azure has exactly what would be sent, not only what means the same.</summary>
    internal bool IsExact(PartInAzure found)
        => Expected(found).All(expectation => expectation.IsExact(found)) && (Tags is null || Tags.IsExact(found.Tags));
}
