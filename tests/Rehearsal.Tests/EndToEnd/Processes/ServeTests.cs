using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Rehearsal.Azure;
using Rehearsal.CommandLine.Simulation;
using Rehearsal.CommandLine.Terminals;
using Rehearsal.Tests.Azure.Requests;
using Rehearsal.Tests.CommandLine.Terminals;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.EndToEnd.Processes;

[Trait(Categories.Name, Categories.Programs)]
public sealed partial class ServeTests : IDisposable
{
    private const string Group = $"/subscriptions/{SimulatedAzure.SubscriptionId}/resourceGroups/rg-served?api-version=2025-04-01";

    private readonly RehearsedProject _project = new();
    private readonly TestTerminal _terminal = new();
    private readonly List<Process> _served = [];

    public ServeTests() => File.WriteAllText(Path.Combine(_project.Folder, "Pulumi.yaml"), "name: project\nruntime: dotnet\n");

    public void Dispose()
    {
        foreach (var process in _served)
        {
            process.Kill();
            process.Dispose();
        }
        _project.Dispose();
        _terminal.Dispose();
    }

    [UnixFact]
    public async Task Clients_are_answered_until_Ctrl_C_which_is_no_failure()
    {
        var serve = Serve();
        using var client = new HttpClient { BaseAddress = await AddressAsync(serve) };

        (await client.PutAsJsonAsync(Group, new { location = "westeurope" })).EnsureSuccessStatusCode();

        Assert.Equal(ExitCodes.Success, await InterruptAsync(serve));
    }

    [UnixFact]
    public async Task Resources_are_those_of_the_projects_other_runs()
    {
        await using var other = await ProjectAzure.StartAsync(_project.Folder, TimeSpan.Zero, CancellationToken.None);
        using var otherClient = new HttpClient { BaseAddress = other.Endpoint };
        var serve = Serve();
        using var client = new HttpClient { BaseAddress = await AddressAsync(serve) };

        (await otherClient.PutAsJsonAsync(Group, new { location = "westeurope" })).EnsureSuccessStatusCode();
        var group = await client.GetFromJsonAsync<JsonObject>(Group);

        Assert.Equal("rg-served", (string?)group!["name"]);
        await InterruptAsync(serve);
    }

    [UnixFact]
    public async Task With_a_certificate_the_address_is_one_of_https()
    {
        using var certificate = new LoopbackCertificate();
        var serve = Serve("--certificate", certificate.Write(_project.Folder));
        using var client = new HttpClient(certificate.NewHandler()) { BaseAddress = await AddressAsync(serve) };

        Assert.Equal(Uri.UriSchemeHttps, client.BaseAddress.Scheme);
        (await client.PutAsJsonAsync(Group, new { location = "westeurope" })).EnsureSuccessStatusCode();
        await InterruptAsync(serve);
    }

    [Fact]
    public async Task Port_that_is_used_already_is_refused()
    {
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        taken.Listen();
        var port = ((IPEndPoint)taken.LocalEndPoint!).Port;

        Assert.Equal(ExitCodes.Failure, await _terminal.RunAsync("serve", "--port", $"{port}", "--cwd", _project.Folder));
        Assert.Equal($"error: port {port} is used by another program; give another one with --port, or leave --port out to take a free one\n", _terminal.Error);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("65536")]
    public async Task Port_that_cannot_be_is_refused(string port)
    {
        Assert.Equal(ExitCodes.Failure, await _terminal.RunAsync("serve", "--port", port, "--cwd", _project.Folder));
        Assert.Contains("--port must be from 0 to 65535.", _terminal.Error);
    }

    [Fact]
    public async Task Certificate_that_is_not_there_is_refused_with_the_command_that_makes_one()
    {
        Assert.Equal(ExitCodes.Failure, await _terminal.RunAsync("serve", "--certificate", "/no/such/localhost.pem", "--cwd", _project.Folder));
        Assert.StartsWith("error: the certificate '/no/such/localhost.pem' with the key '/no/such/localhost.key' cannot be used: ", _terminal.Error);
        Assert.Contains("dotnet dev-certs https", _terminal.Error);
    }

    private Process Serve(params string[] options)
    {
        var start = RehearsalProcess.Command(["serve", "--cwd", _project.Folder, .. options]);
        var process = Process.Start(start)!;
        _served.Add(process);
        return process;
    }

    private static async Task<Uri> AddressAsync(Process serve)
    {
        var line = await serve.StandardOutput.ReadLineAsync();
        return new Uri(Address().Match(line ?? "").Value);
    }

    /// <summary>What Ctrl-C does.</summary>
    private static async Task<int> InterruptAsync(Process serve)
    {
        using var kill = Process.Start("kill", ["-INT", $"{serve.Id}"]);
        await serve.StandardOutput.ReadToEndAsync();
        await serve.WaitForExitAsync();
        return serve.ExitCode;
    }

    [GeneratedRegex(@"https?://127\.0\.0\.1:\d+")]
    private static partial Regex Address();
}
