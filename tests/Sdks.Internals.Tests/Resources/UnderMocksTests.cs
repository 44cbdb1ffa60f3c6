using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace Sdks.Internals.Tests.Resources;

/// <summary>What a program sees under mocks, where the official package gives less than an engine does.</summary>
public class UnderMocksTests
{
    private sealed class Box(string name, ComponentResourceOptions? options = null) : ComponentResource("t:index:Box", name, options);

    private sealed class Item(string name, CustomResourceOptions? options = null) : CustomResource("t:index:Item", name, null, options);

    [Fact]
    public async Task A_folder_that_the_test_does_not_give_is_refused()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() => Run(() => _ = Deployment.Instance.RootDirectory));

        Assert.Contains("The Pulumi CLI version does not support root directory. Please update the Pulumi CLI.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public Task A_folder_that_the_test_gives_is_told() => Deployment.TestAsync(
        new EmptyMocks(), new TestOptions { RootDirectory = "/project" }, () => Assert.Equal("/project", Deployment.Instance.RootDirectory));

    [Fact]
    public Task An_id_that_mocks_do_not_give_is_not_known() => Run(async () => Assert.False(await OutputUtilities.GetIsKnownAsync(new Item("item").Id)));

    [Fact]
    public Task Of_all_parents_a_URN_names_the_outermost_alone() => Run(async () =>
    {
        var inner = new Box("inner", new() { Parent = new Box("outer") });
        Assert.Equal(
            "urn:pulumi:stack::project::pulumi:pulumi:Stack$t:index:Item::item",
            await OutputUtilities.GetValueAsync(new Item("item", new() { Parent = inner }).Urn));
    });

    [Fact]
    public async Task Several_failures_come_together()
    {
        var failure = await Assert.ThrowsAsync<AggregateException>(() => Run(() =>
        {
            _ = Output.Create(1).Apply(new Func<int, int>(_ => throw new RunException("first")));
            Log.Error("second");
        }));

        Assert.Equal(["first", "second"], failure.InnerExceptions.Select(one => Assert.IsType<RunException>(one).Message).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_failure_that_is_no_mistake_of_the_user_tells_where_it_came_from()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() => Run(() => throw new InvalidOperationException("bug")));

        Assert.StartsWith("Running program '", failure.Message, StringComparison.Ordinal);
        Assert.Contains("bug", failure.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(UnderMocksTests), failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_inside_of_a_program_is_refused()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() => Run(() => Run(() => { })));

        Assert.Contains("Deployment.Instance should only be set once at the beginning of a 'Run' call.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_provider_and_several_are_refused()
    {
        var provider = new DependencyProviderResource("urn:pulumi:stack::project::pulumi:providers:t::p::id");
        var failure = await Assert.ThrowsAsync<RunException>(() => Run(() => _ = new Box("box", new() { Provider = provider, Providers = { provider } })));

        Assert.Contains("Do not supply both 'provider' and 'providers' options to a ComponentResource.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_as_an_output_of_the_stack_is_refused()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync(
            new EmptyMocks(), new TestOptions(), () => new Dictionary<string, object?> { ["soon"] = Task.FromResult(1) }));

        Assert.Contains("Please wrap your Task in an Output", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_empty_mocks_answer_fails()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() => Run(
            () => Deployment.Instance.InvokeAsync<Dictionary<string, object>>("t:index:find", InvokeArgs.Empty)));

        Assert.Contains("Pulumi.Testing.MockCallArgs is not a supported argument type", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public Task A_service_provider_is_needed()
        => Assert.ThrowsAsync<ArgumentNullException>(() => Deployment.TestWithServiceProviderAsync<Stack>(new EmptyMocks(), null!));

    private static Task Run(Action program) => Deployment.TestAsync(new EmptyMocks(), new TestOptions { IsPreview = false }, program);

    private static Task Run(Func<Task> program) => Deployment.TestAsync(new EmptyMocks(), new TestOptions { IsPreview = false }, program);
}
