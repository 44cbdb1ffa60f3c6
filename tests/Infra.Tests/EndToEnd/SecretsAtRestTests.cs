using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using GeoRegistry.Configuration;
using GeoRegistry.Events;
using Rehearsal.CommandLine;
using Rehearsal.CommandLine.Terminals;
using Rehearsal.Engine.Project;
using Rehearsal.Engine.Stacks;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;
using Rehearsal.Secrets;

namespace Infra.Tests.EndToEnd;

/// <summary>No file that a rehearsal writes, and nothing that it prints, contains a readable secret; nobody else can read its files.</summary>
public sealed class SecretsAtRestTests : IDisposable
{
    /// <summary>The salt of a stack whose passphrase is <c>abc123</c>.</summary>
    private const string Salt = "v1:4iF78gb0nF0=:v1:Co6IbTWYs/UdrjgY:FSrAWOFZnj9ealCUDdJL7LrUKXX9BA==";

    private const string RightPassphrase = "abc123";

    /// <summary>A text that every secret of the stack file contains, and nothing else.</summary>
    private const string Mark = "hush-hush";

    private const int ShortestSecret = 16;

    private const UnixFileMode OfOthers = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Every setting that the program takes for a secret.</summary>
    private const string Settings = """
        config:
          geo-registry:registries:
            - name: contoso
              resourceGroup: rg-registry
              homeRegion: westeurope
              replicas: [{ region: eastus }]
              webhooks:
                - name: arrived
                  regions: all
                  serviceUri: SECRET(https://hooks.contoso.com/registry?code=hush-hush)
                  headers: { X-Api-Key: SECRET(hush-hush) }
                  sharedSecretHeader: X-Registry-Secret
              events:
                subscriptions: [{ name: builds, endpoint: { webhook: SECRET(https://hooks.contoso.com/events?code=hush-hush) } }]
              tasks:
                - name: build-app
                  step:
                    file: acb.yaml
                    context: https://github.com/contoso/app.git
                    contextAccessToken: SECRET(hush-hush)
                    secretValues: { password: SECRET(hush-hush) }
              actionGroups: [{ name: oncall, webhooks: [{ name: pager, uri: SECRET(https://pager.example.com/?key=hush-hush) }] }]
        """;

    private readonly string _root = Directory.CreateTempSubdirectory("secrets-").FullName;
    private readonly string _folder;
    private readonly string _temporary;
    private string _stack = "dev";

    public SecretsAtRestTests()
    {
        _folder = Directory.CreateDirectory(Path.Combine(_root, "project")).FullName;
        _temporary = Directory.CreateDirectory(Path.Combine(_root, "temporary")).FullName;
        var program = Repository.Built("infra", "Infra.dll");
        File.WriteAllText(Path.Combine(_folder, "Pulumi.yaml"), $"name: geo-registry\nruntime:\n  name: dotnet\n  options:\n    binary: {program}\n");
    }

    private string StackPath => Path.Combine(_folder, $"Pulumi.{_stack}.yaml");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task No_verb_leaves_a_secret_behind_that_can_be_read()
    {
        var key = Passphrase.Open(Salt, RightPassphrase);
        WriteStack(secret => $"{{ secure: {key.Encrypt(secret)} }}", $"encryptionsalt: {Salt}\n");
        var reports = Directory.CreateDirectory(Path.Combine(_folder, "reports")).FullName;

        await RunAsync("preview", "--markdown", "--sarif", Path.Combine(reports, "findings.sarif"));
        await RunAsync("preview", "--diff");
        await RunAsync("preview", "--json");
        await KillAsync("up", "contoso-webhook-arrived-eastus (Webhook) creating");
        await RunAsync("up", "--diff");
        List<string> secrets = [Mark, await SharedSecretAsync()];
        AssertNothingCanBeRead(secrets);
        string[][] verbs = [["up", "--json"], ["up", "--refresh"], ["refresh", "--diff"], ["outputs"], ["outputs", "--json"], ["stack", "--show-urns"]];
        foreach (var arguments in verbs)
        {
            await RunAsync(arguments, secrets);
        }

        var (urn, id) = Find("contoso-webhook-arrived-eastus", key);
        await RunAsync(["state", "unprotect", "--all"], secrets);
        await RunAsync(["state", "rm", urn], secrets);
        await RunAsync(["import", "azure-native:containerregistry:Webhook", "found", id, "--out", Path.Combine(reports, "Found.cs")], secrets);
        var (group, groupId) = Find("contoso-action-group-oncall", key);
        await RunAsync(["state", "rm", group, "--target-dependents"], secrets);
        await RunAsync(["import", "azure-native:monitor:ActionGroup", "found-group", groupId, "--out", Path.Combine(reports, "FoundGroup.cs")], secrets);
        await RunAsync(["state", "unprotect", "--all"], secrets);
        await RunAsync(["state", "rm", Find("found-group", key).Urn], secrets);
        await RunAsync(["import", "azure-native:monitor:ActionGroup", "printed-group", groupId], secrets);
        await RunAsync(["state", "unprotect", "--all"], secrets);
        await ServeAsync();
        AssertNothingCanBeRead(secrets);
        await KillAsync("destroy", "deleting");
        AssertNothingCanBeRead(secrets);
        await RunAsync(["destroy"], secrets);
    }

    [Fact]
    public async Task Stack_without_a_passphrase_leaves_no_secret_behind_that_can_be_read()
    {
        WriteStack(secret => $"'{secret}'");

        await RunAsync("up");
        List<string> secrets = [Mark, await SharedSecretAsync()];
        AssertNothingCanBeRead(secrets);
        // With --json the plan holds the configuration as it is in the stack file, which is not encrypted here.
        await RunAsync(["preview", "--diff"], secrets);
        await RunAsync(["destroy"], secrets);
    }

    /// <param name="sound">A part of the settings.</param>
    /// <param name="wrong">What is there instead, for which the program refuses them.</param>
    [Theory]
    [InlineData("homeRegion: westeurope", "homeRegion: westeuropa")]
    [InlineData("SECRET(https://hooks.contoso.com/registry", "SECRET(http://hooks.contoso.com/registry")]
    [InlineData("SECRET(https://hooks.contoso.com/events", "SECRET(http://hooks.contoso.com/events")]
    [InlineData("SECRET(https://pager.example.com/", "SECRET(http://pager.example.com/")]
    [InlineData("{ X-Api-Key: SECRET(hush-hush) }", "SECRET(hush-hush)")]
    [InlineData("{ password: SECRET(hush-hush) }", "SECRET(hush-hush)")]
    [InlineData("contextAccessToken", "contextAccessTokn")]
    [InlineData("sharedSecretHeader: X-Registry-Secret", "sharedSecretHeader: SECRET(hush hush-hush)")]
    public async Task Bad_stack_leaves_no_secret_behind_that_can_be_read(string sound, string wrong)
    {
        Assert.Contains(sound, Settings, StringComparison.Ordinal);
        var key = Passphrase.Open(Salt, RightPassphrase);
        WriteStack(secret => $"{{ secure: {key.Encrypt(secret)} }}", $"encryptionsalt: {Salt}\n", Settings.Replace(sound, wrong, StringComparison.Ordinal));
        var findings = Path.Combine(_folder, "findings.sarif");

        string[][] verbs = [["preview", "--markdown", "--sarif", findings], ["preview", "--json"], ["up", "--diff"]];
        foreach (var arguments in verbs)
        {
            AssertHoldsNone([Mark], await RehearseAsync(arguments, ExitCodes.Failure), $"what {arguments[0]} says");
            AssertNothingCanBeRead([Mark]);
        }
    }

    [Theory]
    [MemberData(nameof(ShippedStacks))]
    public async Task Shipped_stack_leaves_no_secret_behind_that_can_be_read(string file)
    {
        _stack = Path.GetFileNameWithoutExtension(file).Replace("Pulumi.", "", StringComparison.Ordinal);
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Stacks", file), StackPath);
        await RunAsync("up");
        var secrets = State(LocalKey.Find(StateFolder)!)
            .SelectMany(resource => resource.Inputs.Values.Concat(resource.Outputs.Values))
            .SelectMany(value => Secrets(value, isSecret: false))
            // Shorter ones say nothing, such as a region that a webhook sends.
            .Where(secret => secret.Length > ShortestSecret)
            .Distinct()
            .ToList();

        AssertNothingCanBeRead(secrets);
    }

    public static TheoryData<string> ShippedStacks()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Stacks");
        return
        [
            .. Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(folder, file))
                .Where(file => file != "Pulumi.yaml"),
        ];
    }

    private string StateFolder => Path.Combine(_folder, RehearsedStack.StateFolderName);

    private static IEnumerable<string> Secrets(PropertyValue value, bool isSecret) => value switch
    {
        PropertyValue.Secret secret => Secrets(secret.Value, isSecret: true),
        PropertyValue.Text text when isSecret => [text.Value],
        PropertyValue.List list => list.Items.SelectMany(item => Secrets(item, isSecret)),
        PropertyValue.Map map => map.Members.Values.SelectMany(member => Secrets(member, isSecret)),
        _ => [],
    };

    private void WriteStack(Func<string, string> write, string head = "", string template = Settings)
    {
        var settings = new StringBuilder(head);
        foreach (var line in template.Split('\n'))
        {
            var start = line.IndexOf("SECRET(", StringComparison.Ordinal);
            var end = line.IndexOf(')', StringComparison.Ordinal);
            settings.Append(start < 0 ? line : $"{line[..start]}{write(line[(start + "SECRET(".Length)..end])}{line[(end + 1)..]}").Append('\n');
        }

        File.WriteAllText(StackPath, settings.ToString());
    }

    private IReadOnlyList<ResourceState> State(SecretKey key)
    {
        using var store = StateStore.Read(Path.Combine(StateFolder, "stacks", _stack), key);
        return store.Resources;
    }

    private (string Urn, string Id) Find(string name, SecretKey key)
    {
        var found = State(key).Single(resource => resource.Urn.EndsWith($"::{name}", StringComparison.Ordinal));
        return (found.Urn, found.Id!);
    }

    private async Task<string> SharedSecretAsync()
    {
        var outputs = JsonNode.Parse(await RehearseAsync("outputs", "--json", "--show-secrets"))!;
        return (string)outputs["registries"]!["contoso"]!["webhooks"]!["arrived"]!["sharedSecret"]!;
    }

    private Task RunAsync(params string[] arguments) => RunAsync(arguments, [Mark]);

    private async Task RunAsync(string[] arguments, List<string> secrets)
    {
        AssertHoldsNone(secrets, await RehearseAsync(arguments), $"what {arguments[0]} says");
        AssertNothingCanBeRead(secrets);
    }

    private Task<string> RehearseAsync(params string[] arguments) => RehearseAsync(arguments, ExitCodes.Success);

    private async Task<string> RehearseAsync(string[] arguments, int exitCode)
    {
        using var rehearsal = Start(arguments);
        var errors = rehearsal.StandardError.ReadToEndAsync();
        var output = await rehearsal.StandardOutput.ReadToEndAsync();
        await rehearsal.WaitForExitAsync();
        Assert.True(rehearsal.ExitCode == exitCode, $"{rehearsal.ExitCode}: {output}{await errors}");
        return output + await errors;
    }

    /// <summary>Kills the process while a step runs, or just after.</summary>
    private async Task KillAsync(string verb, string moment)
    {
        using var rehearsal = Start(verb);
        await ReadToAsync(rehearsal, moment);
        await EndAsync(rehearsal);
        AssertNothingCanBeRead([Mark]);
    }

    private async Task ServeAsync()
    {
        using var rehearsal = Start("serve");
        await ReadToAsync(rehearsal, "curl");
        await EndAsync(rehearsal);
    }

    private static async Task EndAsync(Process rehearsal)
    {
        rehearsal.Kill(entireProcessTree: true);
        await rehearsal.WaitForExitAsync();
    }

    private static async Task ReadToAsync(Process rehearsal, string text)
    {
        while (await rehearsal.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal))
                return;
        }

        throw new InvalidOperationException($"'{text}' was never said: {await rehearsal.StandardError.ReadToEndAsync()}");
    }

    private Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.Built("rehearsal", "rehearsal.dll"), .. arguments])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[Passphrase.Variable] = RightPassphrase;
        // What it, and the program, write into the system's folder for temporary files is looked at as well; .NET has pipes there, for debuggers.
        start.Environment["TMPDIR"] = start.Environment["TMP"] = _temporary;
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        return Process.Start(start)!;
    }

    private void AssertNothingCanBeRead(List<string> secrets)
    {
        foreach (var file in Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories).Where(file => file != StackPath))
        {
            AssertHoldsNone(secrets, Encoding.Latin1.GetString(File.ReadAllBytes(file)), file);
        }

        if (OperatingSystem.IsWindows() || !Directory.Exists(StateFolder))
            return;
        foreach (var kept in Directory.EnumerateFileSystemEntries(StateFolder, "*", SearchOption.AllDirectories).Prepend(StateFolder))
        {
            Assert.True((File.GetUnixFileMode(kept) & OfOthers) is UnixFileMode.None, $"{kept} is {File.GetUnixFileMode(kept)}");
        }
    }

    private static void AssertHoldsNone(List<string> secrets, string text, string place)
        => Assert.All(secrets, secret => Assert.False(
            text.Contains(secret, StringComparison.Ordinal) || text.Contains(Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)), StringComparison.Ordinal),
            $"{place} holds a secret"));
}
