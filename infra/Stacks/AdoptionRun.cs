using System.Collections.Immutable;
using GeoRegistry.Adoption;
using GeoRegistry.Registries;
using Pulumi;
using Pulumi.Utilities;

namespace GeoRegistry.Stacks;

/// <summary>
/// Compares what is adopted in this run with the settings, before anything is registered: Pulumi would import it, and then change it to what the settings
/// ask for.
/// </summary>
internal sealed class AdoptionRun
{
    private readonly ImmutableDictionary<string, Task<ImmutableArray<Adopted>>> _registries;

    private AdoptionRun(ImmutableDictionary<string, Task<ImmutableArray<Adopted>>> registries, InputList<Resource> passed)
        => (_registries, Passed) = (registries, passed);

    /// <summary>No resources, available once everything that is adopted is as the settings ask for.</summary>
    /// <exception cref="RunException">Raised in the result: something differs.</exception>
    internal InputList<Resource> Passed { get; }

    /// <summary>Reads from Azure all that the settings adopt.</summary>
    internal static AdoptionRun Start(ImmutableArray<RegistrySettings> registries)
    {
        var asked = registries.ToImmutableDictionary(registry => registry.Name, AskAsync);
        return new(asked, Output.Create(PassAsync([.. registries.Select(registry => asked[registry.Name])])));
    }

    /// <summary>What the stack has to remember of what is adopted in a form of Azure's, by the keys of <see cref="AdoptionRecord"/>.</summary>
    internal Output<ImmutableDictionary<string, string>> Remembered(RegistrySettings registry) => Output.Create(RememberedAsync(registry));

    /// <summary>In which form Azure has what is or was adopted.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="recorded">What the stack remembers.</param>
    internal Output<AzureForms> FormsOf(RegistrySettings registry, Output<ImmutableDictionary<string, string>> recorded)
        => Output.Create(FormsAsync(registry, recorded));

    private static async Task<ImmutableArray<Adopted>> AskAsync(RegistrySettings registry)
    {
        var adopted = AdoptedParts.Of(registry).Where(part => part.IsAdopted).ToList();
        if (registry.SubscriptionId is null || adopted is [])
            return [];
        return [.. await Task.WhenAll(adopted.Select(async part =>
        {
            var (found, answered) = await AzureAnswer.AskAsync(part.Ask);
            return new Adopted(part, found, answered);
        }))];
    }

    private static async Task<ImmutableArray<Resource>> PassAsync(ImmutableArray<Task<ImmutableArray<Adopted>>> registries)
    {
        var all = (await Task.WhenAll(registries)).SelectMany(registry => registry).ToList();
        if (all.Where(one => !one.Answered).Select(one => one.Part.Path).Distinct().ToList() is [_, ..] unanswered)
        {
            Log.Warn($"Azure did not answer for {string.Join(", ", unanswered)}, so this run could not check whether adopting them changes them: "
                + "run it with an identity that may read it.");
        }

        var differences = all.Where(one => one.Answered).SelectMany(one => one.Differences).ToList();
        return differences is [] ? [] : throw new RunException(Difference.Report(differences));
    }

    private async Task<ImmutableDictionary<string, string>> RememberedAsync(RegistrySettings registry)
        => (await _registries[registry.Name])
            .Where(one => one is { Found: not null, Part.KeepsForm: true } && !one.Part.IsExact(one.Found))
            .ToImmutableDictionary(one => AdoptionRecord.KeyOf(one.Part.Key), one => AdoptionRecord.Write(one.Part.Tags?.LeftOut(one.Found!.Tags) ?? []));

    private async Task<AzureForms> FormsAsync(RegistrySettings registry, Output<ImmutableDictionary<string, string>> recorded)
    {
        var known = await OutputUtilities.GetValueAsync(recorded);
        var remembered = known.SetItems(await RememberedAsync(registry));
        var parts = AdoptedParts.Of(registry).Where(part => remembered.ContainsKey(AdoptionRecord.KeyOf(part.Key))).ToList();
        if (parts is [])
            return AzureForms.None;
        var adopted = await _registries[registry.Name];
        var found = await Task.WhenAll(parts.Select(async part => (part.Key, Found: adopted.FirstOrDefault(one => one.Part.Key == part.Key)?.Found
            ?? (await AzureAnswer.AskAsync(part.Ask)).Found)));
        return new(
            found.Where(one => one.Found is not null).ToImmutableDictionary(one => one.Key, one => one.Found!),
            parts.ToImmutableDictionary(part => part.Key, part => AdoptionRecord.Read(remembered[AdoptionRecord.KeyOf(part.Key)])));
    }

    /// <summary>Something that is adopted in this run.</summary>
    /// <param name="Part">The part.</param>
    /// <param name="Found">What Azure has; null where it has nothing, or did not answer.</param>
    /// <param name="Answered">Whether it did.</param>
    private sealed record Adopted(AdoptedPart Part, PartInAzure? Found, bool Answered)
    {
        /// <summary>The differences between what the settings ask for and what Azure has.</summary>
        internal IEnumerable<Difference> Differences
            => Found is null ? [new($"{Part.Path}.adopt", "true", "nothing of that name", Resolution.Try(Part.WhereMissing))] : Part.Compare(Found);
    }
}
