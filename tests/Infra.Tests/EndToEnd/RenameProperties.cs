using System.Text.RegularExpressions;
using CsCheck;
using Rehearsal.Engine.Events;

namespace Infra.Tests.EndToEnd;

/// <summary>Any names in any lists change, to new ones, to one another or in letter case only.</summary>
public class RenameProperties
{
    private static readonly string[] Groups = ["rg-registry", "rg-eus"];

    /// <summary>Names that an entry has, in Azure or only in the settings: all but those of regions.</summary>
    private static readonly string[][] Names =
    [
        .. ListEntries.All
            .Where(entry => entry.Settings.Contains("name: ", StringComparison.Ordinal))
            .GroupBy(entry => entry.List, entry => Regex.Match(entry.Settings, "name: ([^,]+)").Groups[1].Value.Trim())
            .Select(list => list.Distinct().ToArray()),
        ["contoso"],
        ["rg-registry"],
        ["rg-eus"],
    ];

    private static readonly Gen<Func<string, string>> AnyRename = Gen.Select(
        Gen.Int[0, Names.Length - 1].Select(list => Names[list]),
        Gen.Int[0, 99],
        Gen.Int[0, 2],
        Rename);

    [Fact]
    public async Task A_rename_is_refused_before_the_first_call_or_done_without_a_moment_without_records_and_roles()
        => await Gen.Select(RandomRegistry.Any, AnyRename.Array[1, 3]).SampleAsync(
            async (registry, renames) => await CheckAsync(registry.ToString(), renames.Aggregate(registry.ToString(), (settings, rename) => rename(settings))),
            iter: Samples.Of(5),
            threads: 1,
            print: both => $"{both.Item1}\nthen:\n{both.Item2.Aggregate(both.Item1.ToString(), (settings, rename) => rename(settings))}");

    private static async Task CheckAsync(string before, string after)
    {
        await using var stack = await TestStack.DeployedAsync(before);
        var deployed = await stack.NamesInAzureAsync();
        var samples = new List<HashSet<string>> { await SampleAsync(stack) };
        stack.Sample = async happened =>
        {
            if (happened is EngineEvent.StepFinished or EngineEvent.StepFailed)
                samples.Add(await SampleAsync(stack));
        };

        var run = await stack.TryUpAsync(after);
        stack.Sample = null;
        if (run.Errors.Any())
        {
            Assert.DoesNotContain(run.Events, happened => happened is EngineEvent.StepFailed);
            Assert.DoesNotContain(run.Changes, change => !change.Contains(" RandomUuid ", StringComparison.Ordinal));
            Assert.Equal(deployed, await stack.NamesInAzureAsync());
            return;
        }

        samples.Add(await SampleAsync(stack));
        var lasting = samples[0].Intersect(samples[^1]).ToHashSet();
        Assert.All(samples, sample => Assert.Superset(lasting, sample));
        Assert.Empty((await stack.UpAsync(after)).Changes);
        await using var other = await TestStack.DeployedAsync(after);
        Assert.Equal(Sorted(await other.NamesInAzureAsync()), Sorted(await stack.NamesInAzureAsync()));
    }

    private static IEnumerable<string> Sorted(IEnumerable<string> names) => names.Select(name => name.ToLowerInvariant()).Order(StringComparer.Ordinal);

    /// <summary>What clients need at any time.</summary>
    private static async Task<HashSet<string>> SampleAsync(TestStack stack)
    {
        var found = new HashSet<string>(await stack.RolesAsync(Groups[0], "contoso"), StringComparer.Ordinal);
        foreach (var group in Groups)
            found.UnionWith((await stack.RecordsAsync(group)).Select(record => $"{record} in {group}"));
        return found;
    }

    private static Func<string, string> Rename(string[] names, int which, int kind)
    {
        var name = names[which % names.Length];
        var other = names[(which + 1) % names.Length];
        return kind switch
        {
            0 => settings => Replace(settings, name, $"{name}2"),
            1 => settings => Replace(settings, name, name.ToUpperInvariant()),
            _ => settings => Replace(Replace(Replace(settings, name, "between"), other, name), "between", other),
        };
    }

    /// <summary>Replaces a whole name where the settings give it and where they refer to it.</summary>
    private static string Replace(string settings, string name, string by) => Regex.Replace(settings, $@"(?<=[ \[/]){Regex.Escape(name)}(?=[,/\]\s])", by);
}
