using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace Sdks.Internals.Tests.Resources;

/// <summary>A program may wait, before its entry point returns, for what the engine answers.</summary>
public class SynchronousPartTests
{
    private sealed class Item(string name) : CustomResource("t:index:Item", name, null, new CustomResourceOptions());

    private sealed class Mocks : IMocks
    {
        public List<string> Registered { get; } = [];

        public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
        {
            Registered.Add(args.Name!);
            return Task.FromResult<(string?, object)>((args.Name, args.Type == "pulumi:pulumi:StackReference"
                ? new Dictionary<string, object> { ["name"] = args.Name!, ["outputs"] = new Dictionary<string, object> { ["host"] = "example.com" } }
                : args.Inputs));
        }

        public Task<object> CallAsync(MockCallArgs args) => throw new InvalidOperationException();
    }

    [Fact]
    public Task The_value_of_another_stacks_output_may_be_waited_for() => Run(
        () => Assert.Equal("example.com", new StackReference("organization/project/other").GetValueAsync("host").Result));

    [Fact]
    public Task The_value_of_an_output_may_be_waited_for() => Run(
        () => Assert.Equal("item", OutputUtilities.GetValueAsync(new Item("item").Id).GetAwaiter().GetResult()));

    [Fact]
    public Task What_Apply_does_may_be_waited_for() => Run(() =>
    {
        var seen = new TaskCompletionSource<string>();
        new Item("item").Id.Apply(id =>
        {
            seen.SetResult(id);
            return id;
        });

        Assert.Equal("item", seen.Task.Result);
    });

    [Fact]
    public Task All_registrations_may_be_waited_for() => Run(() =>
    {
        _ = new Item("item");
        Deployment.Current.AwaitPendingRegistrations().Wait();
    });

    [Fact]
    public async Task A_program_that_fails_without_having_waited_registers_nothing()
    {
        var mocks = new Mocks();

        await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync(mocks, new TestOptions(), new Action(() =>
        {
            _ = new Item("item");
            throw new RunException("the settings are wrong");
        })));

        Assert.Empty(mocks.Registered);
    }

    [Fact]
    public async Task A_program_that_fails_after_it_waited_has_registered_what_it_declared()
    {
        var mocks = new Mocks();

        var failure = await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync(mocks, new TestOptions { IsPreview = false }, new Action(() =>
        {
            OutputUtilities.GetValueAsync(new Item("first").Id).Wait();
            _ = new Item("second");
            throw new RunException("stopped");
        })));

        Assert.Equal("stopped", failure.Message);
        Assert.Equal(["first", "second"], mocks.Registered);
    }

    private static Task Run(Action program) => Deployment.TestAsync(new Mocks(), new TestOptions { IsPreview = false }, program);
}
