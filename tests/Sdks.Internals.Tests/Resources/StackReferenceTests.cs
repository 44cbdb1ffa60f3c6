using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace Sdks.Internals.Tests.Resources;

public class StackReferenceTests
{
    private sealed class Mocks : IMocks
    {
        public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
        {
            var state = new Dictionary<string, object?>
            {
                ["name"] = args.Name,
                ["outputs"] = Output.CreateSecret(new Dictionary<string, object?> { ["host"] = "example.com", ["key"] = "hush" }),
                ["secretOutputNames"] = ImmutableArray.Create("key"),
            };
            return Task.FromResult<(string?, object)>((args.Name, state));
        }

        public Task<object> CallAsync(MockCallArgs args) => throw new InvalidOperationException();
    }

    [Fact]
    public Task An_output_is_a_secret_only_if_it_is_one_there() => Run(async other =>
    {
        Assert.False(await Output.IsSecretAsync(other.GetOutput("host")));
        Assert.True(await Output.IsSecretAsync(other.RequireOutput("key")));
    });

    [Fact]
    public Task The_plain_value_of_a_secret_is_refused() => Run(async other =>
    {
        Assert.Equal("example.com", await other.RequireValueAsync("host"));
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => other.GetValueAsync("key"));
        Assert.Equal("Cannot call 'GetValueAsync' if the referenced stack output is a secret. Use 'GetOutput' instead.", failure.Message);
    });

    [Fact]
    public async Task An_output_that_must_be_there_and_is_not_fails_the_program()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() => Run(other =>
        {
            _ = other.RequireOutput("port");
            return Task.CompletedTask;
        }));

        Assert.Contains("KeyNotFoundException: Required output 'port' does not exist on stack 'organization/project/other'.", failure.Message);
    }

    [Fact]
    public Task An_output_that_is_not_there_is_null() => Run(async other => Assert.Null(await OutputUtilities.GetValueAsync(other.GetOutput("port"))));

    private static Task Run(Func<StackReference, Task> program) => Deployment.TestAsync(
        new Mocks(), new TestOptions { IsPreview = false }, () => program(new StackReference("organization/project/other")));
}
