using CsCheck;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.Values;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.Engine.Deploy.Recover;

/// <summary>
/// Programs of any shape that change at random from run to run, each run killed at a random moment and then taken up by the next, which wants something else.
/// </summary>
public sealed class RandomKillTests
{
    private const int Samples = 60;
    private const string Fixed = "region";

    /// <summary>One resource of a program: whether it is declared, which earlier ones it needs (bit n for resource n), and its inputs.</summary>
    private static readonly Gen<Wanted> Resources = Gen.Select(
        Gen.Int[0, 3].Select(die => die > 0),
        Gen.Int[0, 31],
        Gen.Int[0, 2],
        Gen.Int[0, 1],
        (isDeclared, needs, size, region) => new Wanted(isDeclared, needs, size, region));

    private static readonly Gen<(Wanted[] Program, int KilledAfter)[]> Runs = Gen.Select(Resources.Array[5], Gen.Int[0, 40]).Array[2, 5];

    [Fact]
    public async Task What_is_left_after_any_kills_is_what_the_last_program_wants()
        => await Gen.Select(Runs, Gen.Bool).SampleAsync(async (runs, oneAtATime) =>
        {
            var project = NewProject(oneAtATime);
            try
            {
                foreach (var (program, killedAfter) in runs)
                {
                    project = await KillAsync(project, oneAtATime, killedAfter, one => one.UpAsync(client => DeclareAsync(client, program)));
                }

                var last = runs[^1].Program;
                var finished = await project.UpAsync(client => DeclareAsync(client, last));
                Assert.Equal((RunOutcome.Succeeded, Model(last)), (finished.Outcome, Reality(project)));
                Assert.Equal(last.Count(one => one.IsDeclared), project.Provider.Cloud.Count);
                Assert.False((await project.UpAsync(client => DeclareAsync(client, last))).Summary.HasChanges);

                project = await KillAsync(project, oneAtATime, runs[0].KilledAfter, one => one.DestroyAsync());
                await project.DestroyAsync();
                Assert.Empty(project.State());
                Assert.Empty(project.Provider.Cloud);
            }
            finally
            {
                project.Dispose();
            }
        }, iter: Samples, threads: 1);

    /// <summary>
    /// Does a run and gives back what a kill at some moment, between steps or inside one, would have left; all of the run where it has fewer moments.
    /// </summary>
    private static async Task<RehearsedProject> KillAsync(RehearsedProject project, bool oneAtATime, int after, Func<RehearsedProject, Task> run)
    {
        Moment? moment = null;
        var seen = 0;
        project.Observer = happened =>
        {
            if (happened is EngineEvent.StepStarted or EngineEvent.StepFinished)
                Look();
        };
        project.Provider.Changing = Look;
        await run(project);
        (project.Observer, project.Provider.Changing) = (_ => { }, () => { });
        if (moment is null)
            return project;
        var killed = NewProject(oneAtATime);
        moment.Restore(killed);
        project.Dispose();
        return killed;

        void Look()
        {
            if (Interlocked.Increment(ref seen) == after)
                moment = Moment.Of(project);
        }
    }

    /// <param name="oneAtATime">Whether the old and the new one of a replacement have the same name, so that both cannot exist at the same time.</param>
    private static RehearsedProject NewProject(bool oneAtATime)
    {
        var project = new RehearsedProject();
        project.Provider.Immutable.Add(Fixed);
        project.Provider.DeleteBeforeReplace = oneAtATime;
        project.Provider.NameOf = (name, inputs) => oneAtATime ? name : $"{name}-{Number(inputs[Fixed])}";
        return project;
    }

    private static async Task DeclareAsync(ProgramClient client, Wanted[] program)
    {
        var declared = new Dictionary<int, Task<Declared>>();
        foreach (var (index, wanted) in program.Index().Where(one => one.Item.IsDeclared))
        {
            Task<Declared>[] needed = [.. declared.Where(earlier => (wanted.Needs >> earlier.Key & 1) == 1).Select(earlier => earlier.Value)];
            declared.Add(index, DeclareOneAsync(index, wanted, needed));
        }
        await Task.WhenAll(declared.Values);

        async Task<Declared> DeclareOneAsync(int index, Wanted wanted, Task<Declared>[] needed)
            => await client.ThingAsync(Name(index), Inputs.Of(("size", wanted.Size), (Fixed, wanted.Region)), null, await Task.WhenAll(needed));
    }

    /// <summary>What has to be there: each declared resource once, with the inputs that it was declared with.</summary>
    private static string Model(Wanted[] program)
        => string.Join('\n', program.Index().Where(one => one.Item.IsDeclared).Select(one => $"{Name(one.Index)} {one.Item.Size} {one.Item.Region} False"));

    /// <summary>What is remembered, with the inputs that the cloud has.</summary>
    private static string Reality(RehearsedProject project)
        => string.Join('\n', project.State().OrderBy(state => state.Urn, StringComparer.Ordinal).Select(state =>
        {
            var inputs = project.Provider.Cloud[state.Id];
            return $"{Urns.Name(state.Urn)} {Number(inputs["size"])} {Number(inputs[Fixed])} {state.PendingDeletion}";
        }));

    private static double Number(PropertyValue value) => Assert.IsType<PropertyValue.Number>(value).Value;

    private static string Name(int index) => ((char)('a' + index)).ToString();

    private sealed record Wanted(bool IsDeclared, int Needs, int Size, int Region);
}
