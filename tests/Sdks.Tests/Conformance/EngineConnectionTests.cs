using System.Net;
using System.Net.Sockets;
using Conformance;
using Pulumi;
using Pulumi.Utilities;
using PulumiProtocol;
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
    public async Task Program_that_logged_an_error_fails_and_does_not_say_that_nothing_more_comes()
    {
        await using var engine = await RecordingEngine.StartAsync(preview: false);

        var exitCode = await PulumiEnvironment.RunAsync(engine.Address, () =>
        {
            _ = new Widget("a", new WidgetArgs { WidgetName = "a" });
            Log.Error("something is wrong");
        });

        Assert.Equal(1, exitCode);
        Assert.Equal("something is wrong", Assert.Single(engine.Logs, log => log.Severity == LogSeverity.Error).Message);
        Assert.Contains(engine.Calls, call => call.Request is RegisterResourceRequest { Name: "a" });
        Assert.DoesNotContain(engine.Calls, call => call.Call == "signalAndWaitForShutdown");
    }

    [Theory]
    [InlineData(true, "registerResource")]
    [InlineData(false, "readResource")]
    public async Task Resource_whose_id_a_preview_does_not_know_yet_is_registered_there_as_with_the_official_package(bool preview, string call)
    {
        await using var engine = await RecordingEngine.StartAsync(preview);

        var exitCode = await PulumiEnvironment.RunAsync(
            engine.Address,
            () => Widget.Get("found", new Widget("made", new WidgetArgs { WidgetName = "made" }).Id),
            ("PULUMI_DRY_RUN", preview ? "true" : "false"));

        Assert.Equal(0, exitCode);
        var found = engine.Calls.Where(sent => sent.Request is RegisterResourceRequest { Name: "found" } or ReadResourceRequest { Name: "found" });
        Assert.Equal([call], found.Select(sent => sent.Call));
    }

    [Fact]
    public async Task Program_may_wait_for_the_engine_before_its_entry_point_returns()
    {
        await using var engine = await RecordingEngine.StartAsync(preview: false);
        var name = "";

        var exitCode = await PulumiEnvironment.RunAsync(
            engine.Address, () => name = OutputUtilities.GetValueAsync(new Widget("a", new WidgetArgs { WidgetName = "a" }).WidgetName).Result);

        Assert.Equal((0, "a"), (exitCode, name));
    }

    [Fact]
    public async Task Inputs_of_a_remote_component_are_outputs_only_where_more_is_to_be_said_than_their_values()
    {
        await using var engine = await RecordingEngine.StartAsync(preview: false);

        await PulumiEnvironment.RunAsync(engine.Address, () => _ = new ComponentResource(
            "toy:shelves:Remote",
            "remote",
            new WidgetArgs
            {
                WidgetName = Output.Create("plain"),
                Token = Output.CreateSecret("hush"),
                PeerId = new Widget("a", new WidgetArgs { WidgetName = "a" }).Id,
                Tags = { ["a"] = "1" },
            },
            new ComponentResourceOptions(),
            remote: true));

        var sent = engine.Calls.Select(call => call.Request).OfType<RegisterResourceRequest>().Single(request => request.Remote).Object.Fields;
        Assert.Equal("plain", sent["widgetName"].StringValue);
        Assert.Equal("1", sent["tags"].StructValue.Fields["a"].StringValue);
        Assert.True(sent["token"].StructValue.Fields["secret"].BoolValue);
        Assert.Equal(
            "urn:pulumi:dev::conformance::toy:index:Widget::a",
            sent["peerId"].StructValue.Fields["dependencies"].ListValue.Values.Single().StringValue);
    }

    [Fact]
    public async Task Stack_output_of_an_output_type_is_sent_as_its_fields()
    {
        await using var engine = await RecordingEngine.StartAsync(preview: false);

        await PulumiEnvironment.RunWithOutputsAsync(engine.Address, () => new Dictionary<string, object?>
        {
            ["shape"] = new Widget("a", new WidgetArgs { WidgetName = "a", Shape = new ShapeArgs { Sides = 3, Label = "t" } }).Shape,
            ["done"] = Output.Create(1).Apply(_ => Task.CompletedTask),
        });

        var outputs = engine.Calls.Select(call => call.Request).OfType<RegisterResourceOutputsRequest>().Single().Outputs.Fields;
        Assert.Equal(["shape"], outputs.Keys);
        Assert.Equal((3, "t"), (outputs["shape"].StructValue.Fields["sides"].NumberValue, outputs["shape"].StructValue.Fields["label"].StringValue));
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData("true", 32)]
    [InlineData("1", 32)]
    public async Task Text_of_an_output_is_a_warning_or_an_error_if_so_asked(string? isError, int expected)
    {
        await using var engine = await RecordingEngine.StartAsync(preview: false);
        var before = Environment.ExitCode;

        var exitCode = await PulumiEnvironment.RunAsync(
            engine.Address, () => _ = $"https://{Output.Create("example.com")}/", ("PULUMI_ERROR_OUTPUT_STRING", isError));

        Environment.ExitCode = before;
        Assert.Equal(expected, exitCode);
        var log = Assert.Single(engine.Logs, log => log.Severity >= LogSeverity.Warning);
        Assert.Equal(expected == 0 ? LogSeverity.Warning : LogSeverity.Error, log.Severity);
        Assert.Contains("An Output<String> has no text before it is resolved.", log.Message);
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
