using CsCheck;

namespace Infra.Tests.EndToEnd;

/// <summary>Entries of all lists are identified by their names: their order does not matter, and each is added, changed and removed alone.</summary>
public class ListChangeProperties
{
    [Fact]
    public async Task Only_what_was_touched_changes_and_nothing_is_left_in_the_end()
        => await Gen.Select(RandomRegistry.Any.SelectMany(first => first.Shuffled, (first, shuffled) => (first, shuffled)), RandomRegistry.Any).SampleAsync(
            async (before, after) =>
            {
                await using var stack = await TestStack.DeployedAsync(before.first.ToString());
                var changes = before.first.ChangesTo(after);

                Assert.Empty((await stack.PreviewAsync(before.shuffled.ToString())).Changes);
                var preview = await stack.PreviewAsync(after.ToString());
                Assert.True(!preview.Errors.Any(), string.Join('\n', preview.Errors));
                Assert.Equal(changes, preview.Changes);
                Assert.Equal(changes, (await stack.UpAsync(after.ToString())).Changes);
                Assert.Empty((await stack.UpAsync(after.ToString())).Changes);
                _ = await stack.DestroyAsync();

                Assert.Empty(stack.State);
                Assert.Empty(await stack.NamesInAzureAsync());
            },
            iter: Samples.Of(5),
            threads: 1,
            print: both => $"{both.Item1.first}\nin another order:\n{both.Item1.shuffled}\nthen:\n{both.Item2}");
}
