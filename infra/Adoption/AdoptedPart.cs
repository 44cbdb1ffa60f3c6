using System.Collections.Immutable;

namespace GeoRegistry.Adoption;

/// <summary>A registry, or a part of it, that exists in Azure and that the stack can adopt.</summary>
/// <param name="Key">Its key, unique among the registry and its parts, such as <c>replica-eastus</c>.</param>
/// <param name="Path">Where its entry is in the configuration.</param>
/// <param name="Ask">Asks Azure for it.</param>
internal sealed record AdoptedPart(string Key, string Path, Func<Task<PartInAzure>> Ask)
{
    /// <summary>Whether it is adopted in this run.</summary>
    internal required bool IsAdopted { get; init; }

    /// <summary>What the settings ask for, given what Azure has.</summary>
    internal required Func<PartInAzure, IEnumerable<Expectation>> Expected { get; init; }

    /// <summary>The tags that the settings ask for; null where it has none.</summary>
    internal PartTags? Tags { get; init; }

    /// <summary>The suggestion where Azure does not have it.</summary>
    internal string WhereMissing { get; init; } = "adopt: false, and it is created";

    /// <summary>
    /// Whether the stack keeps it in Azure's form. Default true. False for what is written anyway once it is adopted, because of its secrets.
    /// </summary>
    internal bool KeepsForm { get; init; } = true;

    /// <summary>All differences between what the settings ask for and what Azure has.</summary>
    internal IEnumerable<Difference> Compare(PartInAzure found)
        => Expected(found).Select(expectation => expectation.Compare(Path, found)).Append(Tags?.Compare(Path, found.Tags)).OfType<Difference>();

    /// <summary>Whether Azure has exactly what would be sent, not only what means the same.</summary>
    internal bool IsExact(PartInAzure found)
        => Expected(found).All(expectation => expectation.IsExact(found)) && (Tags is null || Tags.IsExact(found.Tags));
}
