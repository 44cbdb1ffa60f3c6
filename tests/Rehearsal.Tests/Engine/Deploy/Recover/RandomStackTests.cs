using CsCheck;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Naming;
using Rehearsal.Providers;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.Engine.Deploy.Recover;

/// <summary>Stacks of any shape, of which any resources fail at first.</summary>
public sealed class RandomStackTests
{
    private const int Samples = 15;

    /// <summary>Each resource may need any that come before it; bit n of a mask means resource n.</summary>
    private static readonly Gen<(int Needs, bool Fails)[]> Stacks = Gen.Select(Gen.Int[0, 255], Gen.Int[0, 3].Select(die => die == 0)).Array[1, 8];

    [Fact]
    public async Task Stack_is_complete_after_a_failure_is_repaired_and_gone_after_a_destroy()
        => await Stacks.SampleAsync(async stack =>
        {
            using var project = new RehearsedProject();
            for (var index = 0; index < stack.Length; index++)
            {
                if (stack[index].Fails)
                    project.Provider.Failures[$"create {Name(index)}"] = new ProviderException("not yet");
            }
            await project.UpAsync(program => DeclareAsync(program, stack));
            var possible = Enumerable.Range(0, stack.Length).Where(index => !Fails(stack, index)).Select(Name).ToList();
            Assert.Equal(possible, Names(project.Steps, "Create").Order());
            Assert.Equal(possible, project.State().Select(state => Urns.Name(state.Urn)).Order());

            project.Provider.Failures.Clear();
            project.Provider.ForgetCalls();
            var repaired = await project.UpAsync(program => DeclareAsync(program, stack));
            Assert.Equal(
                (RunOutcome.Succeeded, new RunSummary { Created = stack.Length - possible.Count, Unchanged = possible.Count }),
                (repaired.Outcome, repaired.Summary));

            await project.DestroyAsync();
            Assert.Empty(project.Provider.Cloud);
            Assert.Empty(project.State());
            var deleted = Names(project.Steps, "Delete").ToList();
            Assert.All(Enumerable.Range(0, stack.Length), index => Assert.All(
                Needs(stack, index), needed =>
                    Assert.True(deleted.IndexOf(Name(index)) < deleted.IndexOf(Name(needed)), $"{Name(needed)} was deleted before {Name(index)}")));
        }, iter: Samples, threads: 1);

    private static async Task DeclareAsync(ProgramClient program, (int Needs, bool Fails)[] stack)
    {
        var declared = new List<Task<Declared>>();
        for (var index = 0; index < stack.Length; index++)
        {
            declared.Add(DeclareOneAsync(index, [.. Needs(stack, index).Select(needed => declared[needed])]));
        }
        await Task.WhenAll(declared);

        async Task<Declared> DeclareOneAsync(int index, IReadOnlyList<Task<Declared>> needed)
            => await program.ThingAsync(Name(index), null, null, await Task.WhenAll(needed));
    }

    private static IEnumerable<int> Needs((int Needs, bool Fails)[] stack, int index)
        => Enumerable.Range(0, index).Where(earlier => (stack[index].Needs >> earlier & 1) == 1);

    private static bool Fails((int Needs, bool Fails)[] stack, int index) => stack[index].Fails || Needs(stack, index).Any(needed => Fails(stack, needed));

    private static string Name(int index) => ((char)('a' + index)).ToString();

    private static IEnumerable<string> Names(IEnumerable<string> steps, string kind)
        => steps.Where(step => step.StartsWith(kind + " ", StringComparison.Ordinal)).Select(step => step.Split(' ')[1]);
}
