using System.Net;
using System.Net.Sockets;
using Conformance;
using Pulumi;
using Sdks.Tests.Generated;

namespace Sdks.Tests.Conformance;

[Collection(nameof(PulumiEnvironment))]
public class EngineConnectionTests
{
    [Fact]
    public async Task Program_ends_with_a_message_when_the_engine_hangs_up()
    {
        await using var engine = await RecordingEngine.StartAsync(preview: false, hangsUpAt: "a");

        var run = await ConformancePrograms.RunAsync("C07ApplyThrows", engine.Address, preview: false);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains(engine.Address, run.StandardError);
        Assert.DoesNotContain("\n   at ", run.StandardError);
    }

    [Fact]
    public async Task Program_ends_with_a_message_when_the_engine_refuses_connections()
    {
        // Bound without listening: the port stays ours and every connection to it is refused.
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var address = socket.LocalEndPoint!.ToString()!;

        var run = await ConformancePrograms.RunAsync("C01Inputs", address, preview: false);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains(address, run.StandardError);
        Assert.DoesNotContain("\n   at ", run.StandardError);
    }

    [Theory]
    [InlineData("PULUMI_MONITOR", null)]
    [InlineData("PULUMI_ENGINE", null)]
    [InlineData("PULUMI_PROJECT", null)]
    [InlineData("PULUMI_STACK", null)]
    [InlineData("PULUMI_DRY_RUN", null)]
    [InlineData("PULUMI_DRY_RUN", "yes")]
    [InlineData("PULUMI_QUERY_MODE", null)]
    [InlineData("PULUMI_PARALLEL", null)]
    [InlineData("PULUMI_PARALLEL", "many")]
    public async Task Program_that_no_engine_started_throws(string variable, string? value)
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => PulumiEnvironment.RunAsync("127.0.0.1:1", () => { }, (variable, value)));

        Assert.Equal("Program run without the Pulumi engine available; re-run using the `pulumi` CLI", failure.Message);
    }

    [Fact]
    public async Task Program_that_failed_ends_with_failure_even_if_its_entry_point_returns_nothing()
    {
        await using var engine = await RecordingEngine.StartAsync(preview: false);
        var before = Environment.ExitCode;
        try
        {
            var exitCode = await PulumiEnvironment.RunAsync(engine.Address, () => throw new RunException("no"));

            Assert.Equal(32, exitCode);
            Assert.Equal(32, Environment.ExitCode);
        }
        finally
        {
            Environment.ExitCode = before;
        }
    }

    [Fact]
    public async Task Value_of_20_MB_passes_both_ways()
    {
        var value = new string('v', 20 * 1024 * 1024);
        await using var engine = await RecordingEngine.StartAsync(preview: false);
        var returned = new TaskCompletionSource<string?>();

        var exitCode = await PulumiEnvironment.RunAsync(engine.Address, () =>
            new Widget("large", new WidgetArgs { WidgetName = "large", Token = value }).Token.Apply(token =>
            {
                returned.SetResult(token);
                return token;
            }));

        Assert.Equal(0, exitCode);
        Assert.True(await returned.Task == value, "the value came back changed");
    }
}
