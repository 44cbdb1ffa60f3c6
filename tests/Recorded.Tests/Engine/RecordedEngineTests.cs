
namespace Recorded.Tests.Engine;

/// <summary>The rehearsal's engine does with small programs what Pulumi's own was recorded to do, but for the differences that are listed.</summary>
[Trait("Category", "RecordedEngine")]
[TestCaseOrderer(typeof(ByName))]
public class RecordedEngineTests
{
    public static TheoryData<string> Cases => [.. EngineCase.All.Select(engineCase => engineCase.Name)];

    [NodeTheory]
    [MemberData(nameof(Cases))]
    public async Task Engine_does_what_was_recorded_but_for_listed_differences(string recorded)
    {
        var listed = Fidelity.Read().In(ListedDifference.Engine).ToList();

        var differences = await CaseRun.DifferencesAsync(EngineCase.All.Single(engineCase => engineCase.Name == recorded));

        var unlisted = differences.Where(difference => !listed.Any(entry => entry.Covers(difference)));
        Assert.True(!unlisted.Any(), string.Join('\n', unlisted));
    }

    [NodeFact]
    public async Task Listed_difference_still_differs()
    {
        var differences = new List<Difference>();
        foreach (var engineCase in EngineCase.All)
        {
            differences.AddRange(await CaseRun.DifferencesAsync(engineCase));
        }

        // In other recordings than those kept here, a difference need not show.
        var gone = Fidelity.Read().In(ListedDifference.Engine)
            .Where(entry => EngineCase.AreKept || EngineCase.All.Any(engineCase => entry.IsAbout(engineCase.Name)))
            .Where(entry => !differences.Any(entry.Covers));

        Assert.True(!gone.Any(), $"Nothing differs any more as fidelity.json says; take these entries out of it:\n{string.Join('\n', gone)}");
    }
}
