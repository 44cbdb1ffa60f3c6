using Rehearsal.Engine.Events;

namespace Rehearsal.Tests.Engine;

/// <summary>Runs that end between any two steps as if the engine had been killed there: the next run finishes the work.</summary>
public sealed class KillTests
{
    [Theory]
    [InlineData("north", false)]
    [InlineData("south", false)]
    [InlineData("north", true)]
    public async Task Run_that_is_killed_between_any_two_steps_is_finished_by_the_next_one(string region, bool destroys)
    {
        using var undisturbed = NewProject();
        if (region != "north" || destroys)
            await undisturbed.DeployAsync(program => ChainAsync(program, "north"));
        var kills = new List<Moment>();
        undisturbed.Observer = happened =>
        {
            if (happened is EngineEvent.StepStarted or EngineEvent.StepFinished)
                kills.Add(Moment.Of(undisturbed));
        };
        await RunAsync(undisturbed);
        var expected = End(undisturbed);

        Assert.True(kills.Count >= 6);
        foreach (var moment in kills)
        {
            using var killed = NewProject();
            moment.Restore(killed);
            Assert.Equal(RunOutcome.Succeeded, (await RunAsync(killed)).Outcome);
            Assert.Equal(expected, End(killed));
        }

        Task<RunResult> RunAsync(RehearsedProject project) => destroys ? project.DestroyAsync() : project.UpAsync(program => ChainAsync(program, region));
    }

    private static RehearsedProject NewProject()
    {
        var project = new RehearsedProject();
        project.Provider.Immutable.Add("region");
        return project;
    }

    private static async Task ChainAsync(ProgramClient program, string region)
    {
        var first = await program.ThingAsync("a", Inputs.Of(("size", region)));
        var second = await program.ThingAsync("b", Inputs.Of(("region", region)), null, first);
        await program.ThingAsync("c", Inputs.Of(("b", second.Outputs[FakeProvider.Address])), null, second);
    }

    /// <summary>What is remembered and what exists: both have to be the same as without a kill.</summary>
    private static string End(RehearsedProject project)
        => string.Join('\n', project.State().Select(state => $"{state.Urn} {state.Id} {state.PendingDeletion}").Order(StringComparer.Ordinal)
            .Concat(project.Provider.Cloud.Keys.Order(StringComparer.Ordinal)));
}
