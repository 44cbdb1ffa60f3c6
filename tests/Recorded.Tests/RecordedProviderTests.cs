namespace Recorded.Tests;

/// <summary>The rehearsal's providers do what the real ones were recorded to do, but for the differences that are listed.</summary>
[Trait("Category", "RecordedProvider")]
public class RecordedProviderTests
{
    public static TheoryData<string> Cases => [.. Recording.All.Select(recording => recording.Case)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Provider_does_what_was_recorded_but_for_listed_differences(string recorded)
    {
        var listed = Fidelity.Read().In(ListedDifference.Provider).ToList();

        var unlisted = (await DifferencesAsync(Recording.Find(recorded))).Where(difference => !listed.Any(entry => entry.Covers(difference)));

        Assert.True(!unlisted.Any(), string.Join('\n', unlisted));
    }

    [Fact]
    public async Task Listed_difference_still_differs()
    {
        var differences = new List<Difference>();
        foreach (var recording in Recording.All)
        {
            differences.AddRange(await DifferencesAsync(Recording.Find(recording.Case)));
        }

        // In other recordings than those kept here, a difference need not show.
        var gone = Fidelity.Read().In(ListedDifference.Provider)
            .Where(entry => Recording.AreKept || Recording.All.Any(recording => entry.IsAbout(recording.Case)))
            .Where(entry => !differences.Any(entry.Covers));

        Assert.True(!gone.Any(), $"Nothing differs any more as fidelity.json says; take these entries out of it:\n{string.Join('\n', gone)}");
    }

    private static Task<IReadOnlyList<Difference>> DifferencesAsync(Recording recording)
        => recording.IsOfRandom ? new RandomReplay(recording).RunAsync() : new AzureNativeReplay(recording).RunAsync();
}
