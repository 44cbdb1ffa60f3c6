using System.Text.Json.Nodes;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.Project;
using Rehearsal.Engine.Stacks;
using Rehearsal.Engine.State;
using Rehearsal.Engine.State.Exports;
using Rehearsal.Engine.Values;
using Rehearsal.Secrets;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.Engine.State.Exports;

/// <summary>States of Pulumi's own engine come in and go out as they are. <c>Exports</c> holds what its CLI 3.260 wrote.</summary>
public sealed class StackTransferTests : IDisposable
{
    private const string Passphrase = "correct horse";
    private const string Stack = "urn:pulumi:dev::project::pulumi:pulumi:Stack::project-dev";
    private const string Provider = "urn:pulumi:dev::project::pulumi:providers:fake::default";
    private const string Thing = "urn:pulumi:dev::project::fake:index:Thing";

    private readonly string _folder = Directory.CreateTempSubdirectory("rehearsal-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("stack.json", "geo-registry")]
    [InlineData("checkpoint.json", "engine")]
    public void State_of_the_official_engine_is_exported_as_it_was_imported(string file, string project)
    {
        var text = Recorded(file);
        var stack = New(project);
        Import(stack, text);

        var (before, after) = (Export(text), JsonNode.Parse(StateTransfer.Export(stack, Passphrase, showSecrets: true))!);
        // Encrypted texts differ each time; those in clear are compared below.
        Assert.Equal(WithoutSecrets(before)!.ToJsonString(), WithoutSecrets(after)!.ToJsonString());
    }

    [Fact]
    public void Secrets_are_read_with_the_passphrase_and_exported_with_the_salt_of_the_file()
    {
        var stack = New("geo-registry");
        Import(stack, Recorded("stack.json"));

        var secret = Assert.IsType<PropertyValue.Secret>(Read(stack, "contososupply-webhook-arrived-shared-secret").Outputs["result"]);
        Assert.Equal("abc7deabc7deabc7deabc7deabc7deabc7deabc7dea", Assert.IsType<PropertyValue.Text>(secret.Value).Value);

        var exported = StateTransfer.Export(stack, Passphrase, showSecrets: false);
        Assert.DoesNotContain("s3cr3t", exported, StringComparison.Ordinal);
        Assert.Equal(Salt(Recorded("stack.json")), Salt(exported));

        var again = New("geo-registry", "again");
        Import(again, exported);
        Assert.Equal(
            StateTransfer.Export(stack, null, showSecrets: true),
            StateTransfer.Export(again, null, showSecrets: true));
    }

    [Fact]
    public void Secrets_in_clear_are_read_without_a_passphrase()
    {
        var stack = New("geo-registry");
        Import(stack, Recorded("stack.json"));
        var clear = StateTransfer.Export(stack, null, showSecrets: true);

        var again = New("geo-registry", "again");
        StateTransfer.Import(again, clear, "clear.json", passphrase: null, force: false);

        Assert.Equal(clear, StateTransfer.Export(again, null, showSecrets: true));
    }

    [Fact]
    public void All_that_a_resource_may_say_survives()
    {
        var resource = $$"""
            {"urn":"{{Thing}}::a","custom":true,"id":"a-1","type":"fake:index:Thing",
            "inputs":{"list":[1,2.5,null,true,"x"],"asset":{"4dabf18193072939515e22adb298388d":"c44067f5952c0a294b673a41bacd8c17","hash":"00","text":"t"},
            "reference":{"4dabf18193072939515e22adb298388d":"5cf8f73096256a8f31e491e813e4eb8e","id":"b","packageVersion":"1.0.0","urn":"{{Stack}}"} },
            "outputs":{"address":"x"},"parent":"{{Stack}}","protect":true,"taint":true,"dependencies":["{{Stack}}"],
            "initErrors":["not ready"],"provider":"{{Provider}}::p",
            "propertyDependencies":{"asset":[],"list":["{{Stack}}"]},"pendingReplacement":true,
            "additionalSecretOutputs":["address"],"aliases":["{{Thing}}::old"],
            "customTimeouts":{"create":300,"update":5400.5,"delete":10},"importID":"a-1","retainOnDelete":true,
            "deletedWith":"{{Stack}}","replaceWith":["{{Stack}}"],
            "replacementTrigger":{"n":1},"sequenceNumber":3,"created":"2026-11-30T10:17:16.606357981Z","modified":"2026-11-30T10:17:16.6Z",
            "sourcePosition":"project:///index.js#3,15","stackTrace":[{"sourcePosition":"project:///index.js#3,15"},{}],"ignoreChanges":["list"],
            "replaceOnChanges":["asset"],"hideDiff":[["list",0]],"refreshBeforeUpdate":true,"viewOf":"{{Stack}}",
            "resourceHooks":{"BeforeCreate":["b"],"OnError":["e"]},"brandNew":{"x":[1]} }
            """;
        var old = $$"""{"urn":"{{Thing}}::a","custom":true,"delete":true,"id":"a-0","type":"fake:index:Thing","external":true,"provider":"{{Provider}}::p"}""";
        var pending = $$"""{"resource":{"urn":"{{Thing}}::b","custom":true,"type":"fake:index:Thing","provider":"{{Provider}}::p"},"type":"creating"}""";
        var text = File(
            [resource, old],
            $$""","pending_operations":[{{pending}}],"metadata":{"integrity_error":{"version":"1"} },"snippets":[1]""",
            ",\"features\":[\"hooks\",\"taint\"]",
            version: 4);
        var stack = New();
        Import(stack, text);

        Assert.Equal(
            WithoutSecrets(JsonNode.Parse(text))!.ToJsonString(),
            WithoutSecrets(JsonNode.Parse(StateTransfer.Export(stack, null, showSecrets: true)))!.ToJsonString());
    }

    [Fact]
    public void Resources_know_their_package_again()
    {
        var stack = New("geo-registry");
        Import(stack, Recorded("stack.json"));

        Assert.Equal("azure-native", Read(stack, "contososupply-westus3").Package);
        Assert.Equal("random", Read(stack, "contososupply-suffix").Package);
        Assert.Equal("", Read(stack, "default_3_28_0").Package);
    }

    [Fact]
    public void Export_has_each_resource_behind_all_that_it_needs()
    {
        var stack = New();
        var (first, second) = (Plain("a") with { Key = 1, Dependencies = [$"{Thing}::b"] }, Plain("b") with { Key = 2 });
        using (var store = stack.OpenState("test"))
        {
            store.Apply(new StateChange { Put = [first, second] });
        }

        Assert.Equal([$"{Thing}::b", $"{Thing}::a"], Urns(StateTransfer.Export(stack, null, showSecrets: true)));
    }

    [Fact]
    public void State_that_was_there_is_kept_beside_it()
    {
        var stack = New();
        Assert.Null(StateTransfer.Import(stack, File([Described("a")]), "a.json", null, force: false).Copy);
        var copy = StateTransfer.Import(stack, File([Described("b")]), "b.json", null, force: false).Copy;

        Assert.Equal(Path.Combine(stack.StateFolder, "state.before-import.json"), copy);
        Assert.Contains($"{Thing}::a", System.IO.File.ReadAllText(copy!), StringComparison.Ordinal);
        Assert.Equal([Stack, Provider, $"{Thing}::b"], Urns(StateTransfer.Export(stack, null, showSecrets: true)));
    }

    [Fact]
    public void Copies_of_earlier_imports_stay()
    {
        var stack = New();
        StateTransfer.Import(stack, File([Described("a")]), "a.json", null, force: false);
        var first = StateTransfer.Import(stack, File([Described("b")]), "b.json", null, force: false).Copy;
        var second = StateTransfer.Import(stack, File([Described("c")]), "c.json", null, force: false).Copy;

        Assert.Contains($"{Thing}::a", System.IO.File.ReadAllText(first!), StringComparison.Ordinal);
        Assert.Equal(Path.Combine(stack.StateFolder, "state.before-import-2.json"), second);
        Assert.Contains($"{Thing}::b", System.IO.File.ReadAllText(second!), StringComparison.Ordinal);
    }

    [Fact]
    public void State_of_another_stack_is_refused_unless_it_is_forced()
    {
        var text = File([Described("a")]);
        var message = Assert.Throws<RehearsalException>(() => Import(New("other", "prod"), text)).Message;

        Assert.Contains(
            "is of the stack 'dev' of the project 'project', and this is the stack 'prod' of the project 'other'",
            message,
            StringComparison.Ordinal);
        Assert.Single(StateTransfer.Import(New("other", "prod"), text, "a.json", null, force: true).Warnings);
    }

    [Fact]
    public void Reference_to_what_is_not_there_is_refused_unless_it_is_forced()
    {
        var text = File([Described("a", $$""","dependencies":["{{Thing}}::gone"]""")]);

        Assert.Contains(
            $"'{Thing}::a' has the dependency '{Thing}::gone', which is not in the file",
            Assert.Throws<RehearsalException>(() => Import(New(), text)).Message,
            StringComparison.Ordinal);
        Assert.Single(StateTransfer.Import(New(), text, "a.json", null, force: true).Warnings);
    }

    [Theory]
    [InlineData("", "state.json is empty")]
    [InlineData("hello", "state.json(1,1): this is not JSON")]
    [InlineData("""{"version":3,"deployment":{"resources":[{"urn":""", "the file ends in the middle of its JSON; it was cut off")]
    [InlineData("""{"resources":[]}""", "it has no 'version'")]
    [InlineData("""{"version":1,"deployment":{}}""", "has version 1 of Pulumi's state; 3 and 4 can be read. Export it with a current CLI")]
    [InlineData("""{"version":9,"deployment":{}}""", "has version 9 of Pulumi's state; 3 and 4 can be read. It was written by a newer CLI")]
    [InlineData("""{"version":3}""", "it has neither 'deployment' nor 'checkpoint'")]
    [InlineData("""{"version":3,"checkpoint":{"stack":"organization/project/dev"}}""", "was never deployed")]
    [InlineData("""{"version":3,"deployment":{"resources":{}}}""", "'resources' must be a list")]
    [InlineData("""{"version":3,"deployment":{"resources":[{"type":"a:b:C"}]}}""", "resources[0]: 'urn' is missing")]
    [InlineData(
        """{"version":3,"deployment":{"resources":[{"urn":"urn:pulumi:dev::project::a:b:C::n","type":"a:b:C","protect":"yes"}]}}""",
        "resources[0] (urn:pulumi:dev::project::a:b:C::n): 'protect' must be true or false")]
    public void File_that_is_no_state_is_refused(string text, string message)
        => Assert.Contains(
            message,
            Assert.Throws<RehearsalException>(() => StateTransfer.Import(New(), text, "state.json", null, force: true)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Wrong_or_missing_passphrase_is_named()
    {
        var stack = New("geo-registry");
        Assert.StartsWith("the passphrase is not the one of stack.json", Refusal("wrong"), StringComparison.Ordinal);
        Assert.StartsWith("the secrets in stack.json are encrypted: set PULUMI_CONFIG_PASSPHRASE", Refusal(null), StringComparison.Ordinal);

        string Refusal(string? passphrase)
            => Assert.Throws<RehearsalException>(() => StateTransfer.Import(stack, Recorded("stack.json"), "stack.json", passphrase, force: false)).Message;
    }

    [Theory]
    [InlineData("""{"type":"service","state":{"url":"https://api.pulumi.com","owner":"o"}}""", "'https://api.pulumi.com'")]
    [InlineData("""{"type":"cloud","state":{"url":"azurekeyvault://vault.vault.azure.net/keys/k"}}""", "'azurekeyvault://vault.vault.azure.net/keys/k'")]
    public void Secrets_of_another_provider_are_refused_with_what_helps(string providers, string named)
    {
        var encrypted = Described("a", ""","outputs":{"token":{"4dabf18193072939515e22adb298388d":"1b47061264138c4ac30d75fd1eb44270","ciphertext":"v1:xx"}}""");
        var message = Assert.Throws<RehearsalException>(() => Import(New(), File([encrypted], $""","secrets_providers":{providers}"""))).Message;

        Assert.Contains($"are kept by {named}", message, StringComparison.Ordinal);
        Assert.Contains("pulumi stack export --show-secrets", message, StringComparison.Ordinal);
        Assert.Contains("pulumi stack change-secrets-provider passphrase", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Secrets_of_a_stack_without_a_passphrase_are_not_exported_in_an_unreadable_way()
    {
        var stack = New();
        using (var store = stack.OpenState("test"))
        {
            store.Apply(new StateChange { Put = [Plain("a") with { Outputs = Inputs.Of(("token", Inputs.Secret("hush"))) }] });
        }

        Assert.Contains(
            "has no passphrase",
            Assert.Throws<RehearsalException>(() => StateTransfer.Export(stack, null, showSecrets: false)).Message,
            StringComparison.Ordinal);
        Assert.Contains("\"plaintext\": \"\\\"hush\\\"\"", StateTransfer.Export(stack, null, showSecrets: true), StringComparison.Ordinal);
        Assert.NotNull(Salt(StateTransfer.Export(stack, "mine", showSecrets: false)));
    }

    [Fact]
    public void Stack_in_use_is_not_imported_into()
    {
        var stack = New();
        using var held = stack.OpenState("up");

        Assert.StartsWith(
            "another rehearsal works on this stack",
            Assert.Throws<RehearsalException>(() => Import(stack, File([Described("a")]))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tainted_resource_is_replaced_and_one_that_was_deleted_for_its_replacement_is_made()
    {
        using var project = new RehearsedProject();
        await project.DeployAsync(async program =>
        {
            await program.ThingAsync("tainted");
            await program.ThingAsync("deleted");
            await program.ThingAsync("forgotten");
        });
        using (var store = StateStore.Open(project.StateFolder, LocalKey.FindOrMake(Path.Combine(project.Folder, RehearsedStack.StateFolderName))))
        {
            store.Apply(new StateChange
            {
                Put =
                [
                    .. project.State()
                        .Where(state => state.Package.Length > 0)
                        .Select(state => state with
                        {
                            Taint = state.Id.StartsWith("tainted", StringComparison.Ordinal),
                            PendingReplacement = !state.Id.StartsWith("tainted", StringComparison.Ordinal),
                        }),
                ],
            });
        }
        project.Provider.Cloud.TryRemove("deleted-1", out _);
        project.Provider.Cloud.TryRemove("forgotten-1", out _);
        await project.UpAsync(async program =>
        {
            await program.ThingAsync("tainted");
            await program.ThingAsync("deleted");
        });

        Assert.Empty(project.Errors);
        Assert.Equal(["create deleted", "create tainted", "delete tainted"], project.Provider.Calls.Order(StringComparer.Ordinal));
        Assert.All(project.State(), state => Assert.False(state.Taint || state.PendingReplacement));
    }

    private static ImportedState Import(RehearsedStack stack, string text) => StateTransfer.Import(stack, text, "state.json", Passphrase, force: false);

    /// <param name="folder">Where its state is; the stack <c>prod</c> is in a folder called so.</param>
    private RehearsedStack New(string project = "project", string folder = "")
        => new(
            project,
            folder is "prod" ? "prod" : "dev",
            Path.Combine(_folder, folder),
            StackConfiguration.Empty,
            new ScriptedProgram(_ => Task.FromResult(0)));

    private static ResourceState Read(RehearsedStack stack, string name)
    {
        using var store = stack.ReadState();
        return store.Resources.Single(state => state.Urn.EndsWith($"::{name}", StringComparison.Ordinal));
    }

    private static ResourceState Plain(string name)
        => new()
        {
            Key = 1,
            Urn = $"{Thing}::{name}",
            Type = "fake:index:Thing",
            Custom = true,
            Id = name,
            Inputs = PropertyMap.Empty,
            Outputs = PropertyMap.Empty,
        };

    private static string Described(string name, string more = "")
        => $$"""{"urn":"{{Thing}}::{{name}}","custom":true,"id":"{{name}}-1","type":"fake:index:Thing","""
            + $$"""  "parent":"{{Stack}}","provider":"{{Provider}}::p"{{more}} }""";

    private static string File(IEnumerable<string> resources, string more = "", string envelope = "", int version = 3)
    {
        string[] all =
        [
            $$"""{"urn":"{{Stack}}","custom":false,"type":"pulumi:pulumi:Stack"}""",
            $$"""{"urn":"{{Provider}}","custom":true,"id":"p","type":"pulumi:providers:fake"}""",
            .. resources,
        ];
        var metadata = more.Contains("metadata", StringComparison.Ordinal) ? "" : ",\"metadata\":{}";
        const string manifest = """{"time":"2026-11-30T10:17:17.017093323Z","magic":"m","version":"v3.260.0"}""";
        return $$"""{"version":{{version}}{{envelope}},"deployment":{"manifest":{{manifest}},"resources":[{{string.Join(',', all)}}]{{more}}{{metadata}} } }""";
    }

    private static string Recorded(string file) => System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Engine", "State", "Exports", file));

    /// <summary>A checkpoint as an export; an export as it is.</summary>
    private static JsonNode Export(string text)
    {
        var root = JsonNode.Parse(text)!.AsObject();
        return root["checkpoint"] is { } checkpoint ? new JsonObject { ["version"] = 3, ["deployment"] = checkpoint["latest"]!.DeepClone() } : root;
    }

    private static IEnumerable<string> Urns(string export)
        => JsonNode.Parse(export)!["deployment"]!["resources"]!.AsArray().Select(resource => (string)resource!["urn"]!);

    private static string? Salt(string export) => (string?)JsonNode.Parse(export)!["deployment"]!["secrets_providers"]?["state"]?["salt"];

    private static JsonNode? WithoutSecrets(JsonNode? node) => node switch
    {
        JsonObject value when value.ContainsKey(Signatures.Key) && ((string?)value[Signatures.Key]) == Signatures.Secret => "secret",
        JsonObject value => new JsonObject(
            value.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, WithoutSecrets(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(WithoutSecrets)]),
        _ => node?.DeepClone(),
    };
}
