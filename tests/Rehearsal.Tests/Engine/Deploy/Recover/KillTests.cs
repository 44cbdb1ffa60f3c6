using Rehearsal.Engine.Events;
using Rehearsal.Engine.Values;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.Engine.Deploy.Recover;

/// <summary>Runs that end, between any two steps and inside each, as if the engine had been killed there.</summary>
public sealed class KillTests
{
    [Theory]
    [InlineData("north", false, false)]
    [InlineData("south", false, false)]
    [InlineData("south", false, true)]
    [InlineData("north", true, false)]
    public async Task Run_that_is_killed_at_any_moment_is_finished_by_the_next_one(string region, bool destroys, bool oneAtATime)
    {
        using var undisturbed = NewProject(oneAtATime);
        if (region != "north" || destroys)
            await undisturbed.DeployAsync(program => ChainAsync(program, "north"));
        var kills = await MomentsAsync(undisturbed, () => RunAsync(undisturbed));
        var expected = End(undisturbed);

        Assert.True(kills.Count >= 12);
        foreach (var moment in kills)
        {
            using var killed = NewProject(oneAtATime);
            moment.Restore(killed);
            Assert.Equal(RunOutcome.Succeeded, (await RunAsync(killed)).Outcome);
            Assert.Equal(expected, End(killed));
        }

        Task<RunResult> RunAsync(RehearsedProject project) => destroys ? project.DestroyAsync() : project.UpAsync(program => ChainAsync(program, region));
    }

    /// <summary>Whoever undoes a change after its run was killed wants back what was there before.</summary>
    [Theory]
    [InlineData("south", false)]
    [InlineData("south", true)]
    [InlineData(null, false)]
    public async Task Run_that_is_killed_at_any_moment_can_be_undone(string? region, bool oneAtATime)
    {
        using var undisturbed = NewProject(oneAtATime);
        await undisturbed.DeployAsync(program => ChainAsync(program, "north"));
        var expected = Reality(undisturbed);
        var kills = await MomentsAsync(undisturbed, () => undisturbed.UpAsync(program => region is null ? Task.CompletedTask : ChainAsync(program, region)));

        Assert.True(kills.Count >= 12);
        foreach (var moment in kills)
        {
            using var killed = NewProject(oneAtATime);
            moment.Restore(killed);
            Assert.Equal(RunOutcome.Succeeded, (await killed.UpAsync(program => ChainAsync(program, "north"))).Outcome);
            Assert.Equal(expected, Reality(killed));
            Assert.False((await killed.UpAsync(program => ChainAsync(program, "north"))).Summary.HasChanges);
        }
    }

    [Fact]
    public async Task First_run_that_is_killed_at_any_moment_leaves_nothing_that_destroy_does_not_find()
    {
        using var undisturbed = NewProject(oneAtATime: false);
        foreach (var moment in await MomentsAsync(undisturbed, () => undisturbed.UpAsync(program => ChainAsync(program, "north"))))
        {
            using var killed = NewProject(oneAtATime: false);
            moment.Restore(killed);
            Assert.Equal(RunOutcome.Succeeded, (await killed.DestroyAsync()).Outcome);
            Assert.Empty(killed.State());
            Assert.Empty(killed.Provider.Cloud);
        }
    }

    private static async Task<List<Moment>> MomentsAsync(RehearsedProject project, Func<Task> run)
    {
        var moments = new List<Moment>();
        project.Observer = happened =>
        {
            if (happened is EngineEvent.StepStarted or EngineEvent.StepFinished)
                Keep();
        };
        project.Provider.Changing = Keep;
        await run();
        (project.Observer, project.Provider.Changing) = (_ => { }, () => { });
        return moments;

        void Keep()
        {
            lock (moments)
            {
                moments.Add(Moment.Of(project));
            }
        }
    }

    /// <param name="oneAtATime">
    /// Whether names are as in one region of Azure, so that the old and the new one of a replacement cannot exist at the same time.
    /// </param>
    private static RehearsedProject NewProject(bool oneAtATime)
    {
        var project = new RehearsedProject();
        project.Provider.Immutable.Add("region");
        project.Provider.DeleteBeforeReplace = oneAtATime;
        project.Provider.NameOf = (name, inputs)
            => oneAtATime || inputs.GetValueOrDefault("region") is not PropertyValue.Text(var region) ? name : $"{name}-{region}";
        return project;
    }

    private static async Task ChainAsync(ProgramClient program, string region)
    {
        var first = await program.ThingAsync("a", Inputs.Of(("size", region)));
        var second = await program.ThingAsync("b", Inputs.Of(("region", region)), null, first);
        await program.ThingAsync("c", Inputs.Of(("b", second.Outputs[FakeProvider.Address])), null, second);
    }

    /// <summary>What is remembered, step by step, and what exists: all has to be the same as without a kill.</summary>
    private static string End(RehearsedProject project)
        => string.Join(
            '\n',
            project.State()
                .Select(state => $"{state.Urn} {state.Id} {state.PendingDeletion} {state.Failures.Length} {state.Inputs}")
                .Order(StringComparer.Ordinal)
                .Append(Reality(project)));

    private static string Reality(RehearsedProject project)
        => string.Join('\n', project.Provider.Cloud.Select(thing => $"{thing.Key} {thing.Value}").Order(StringComparer.Ordinal));
}
