using CsCheck;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Planning;
using Rehearsal.Engine.Values;

namespace Rehearsal.Tests.Engine;

/// <summary>Programs of any shape that change at random from run to run, each run killed at a random step and then taken up by the next.</summary>
public sealed class RandomKillTests
{
    private const int Samples = 40;
    private const string Fixed = "region";

    /// <summary>One resource of a program: whether it is declared, which earlier ones it needs (bit n for resource n), and its inputs.</summary>
    private static readonly Gen<Wanted> Resources = Gen.Select(
        Gen.Int[0, 3].Select(die => die > 0), Gen.Int[0, 31], Gen.Int[0, 2], Gen.Int[0, 1], (isDeclared, needs, size, region) => new Wanted(isDeclared, needs, size, region));

    private static readonly Gen<(Wanted[] Program, int KilledAfter)[]> Runs = Gen.Select(Resources.Array[5], Gen.Int[0, 16]).Array[2, 4];

    [Fact]
    public async Task What_is_left_after_any_kills_is_what_the_last_program_wants()
        => await Runs.SampleAsync(async runs =>
        {
            var project = NewProject();
            try
            {
                foreach (var (program, killedAfter) in runs)
                {
                    project = await KillAsync(project, program, killedAfter);
                    var finished = await project.UpAsync(client => DeclareAsync(client, program));

                    Assert.Equal((RunOutcome.Succeeded, Model(program)), (finished.Outcome, Reality(project)));
                    Assert.Equal(program.Count(one => one.IsDeclared), project.Provider.Cloud.Count);
                    Assert.False((await project.UpAsync(client => DeclareAsync(client, program))).Summary.HasChanges);
                }

                project = await KillAsync(project, [], runs[0].KilledAfter);
                await project.DestroyAsync();
                Assert.Empty(project.State());
                Assert.Empty(project.Provider.Cloud);
            }
            finally
            {
                project.Dispose();
            }
        }, iter: Samples, threads: 1);

    /// <summary>Runs the program and gives back what a kill after some steps would have left; all of the run where it has fewer.</summary>
    private static async Task<RehearsedProject> KillAsync(RehearsedProject project, Wanted[] program, int after)
    {
        Moment? moment = null;
        var seen = 0;
        project.Observer = happened =>
        {
            if (happened is EngineEvent.StepStarted or EngineEvent.StepFinished && seen++ == after)
                moment = Moment.Of(project);
        };
        await project.UpAsync(client => DeclareAsync(client, program));
        project.Observer = _ => { };
        if (moment is null)
            return project;
        var killed = NewProject();
        moment.Restore(killed);
        project.Dispose();
        return killed;
    }

    private static RehearsedProject NewProject()
    {
        var project = new RehearsedProject();
        project.Provider.Immutable.Add(Fixed);
        (project.Provider.NamesAreFixed, project.Provider.DeleteBeforeReplace) = (true, true);
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
