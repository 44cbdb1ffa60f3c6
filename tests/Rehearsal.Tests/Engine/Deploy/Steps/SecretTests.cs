using Rehearsal.Engine.Values;
using Rehearsal.Providers;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.Engine.Deploy.Steps;

public sealed class SecretTests : IDisposable
{
    private const string Password = "correct-horse";
    private readonly RehearsedProject _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Output_of_a_secret_input_is_secret()
    {
        Declared? declared = null;
        await _project.UpAsync(async program => declared = await program.ThingAsync("a", Inputs.Of(("password", Inputs.Secret(Password)), ("size", "small"))));

        Assert.Equal(Inputs.Secret(Password), declared!.Outputs["password"]);
        Assert.Equal("small", declared.Outputs["size"]);
    }

    [Fact]
    public async Task Secret_inside_an_input_is_secret_in_the_output()
    {
        Declared? declared = null;
        var inputs = Inputs.Of(
            ("settings", Inputs.Object(("password", Inputs.Secret(Password)), ("user", "me"))),
            ("list", Inputs.List("plain", Inputs.Secret(Password))));
        await _project.UpAsync(async program => declared = await program.ThingAsync("a", inputs));

        Assert.Equal(inputs["settings"], declared!.Outputs["settings"]);
        Assert.Equal(inputs["list"], declared.Outputs["list"]);
    }

    [Fact]
    public async Task Outputs_that_the_program_calls_secret_are_secret()
    {
        Declared? declared = null;
        await _project.UpAsync(async program => declared = await program.ThingAsync("a", null, request => request.AdditionalSecretOutputs.Add("address")));

        Assert.Equal(Inputs.Secret("address of a-1"), declared!.Outputs["address"]);
    }

    [Fact]
    public async Task Output_that_becomes_secret_is_secret_without_a_change_in_the_cloud()
    {
        await _project.DeployAsync(program => program.ThingAsync("a"));
        await _project.UpAsync(program => program.ThingAsync("a", null, request => request.AdditionalSecretOutputs.Add("address")));

        Assert.Equal(["Same a"], _project.Steps);
        Assert.Equal(Inputs.Secret("address of a-1"), Assert.Single(_project.State()).Outputs["address"]);
    }

    [Fact]
    public async Task Program_that_does_not_know_secrets_gets_plain_values()
    {
        Declared? declared = null;
        await _project.UpAsync(async program => declared =
            await program.ThingAsync("a", Inputs.Of(("password", Inputs.Secret(Password))), request => request.AcceptSecrets = false));

        Assert.Equal(Password, declared!.Outputs["password"]);
    }

    [Fact]
    public async Task No_file_of_the_state_holds_a_secret_in_plain_text()
    {
        var journals = new List<string>();
        _project.Observer = _ => journals.AddRange(Files());
        await _project.UpAsync(async program =>
        {
            await program.ThingAsync("a", Inputs.Of(("password", Inputs.Secret(Password)), ("nested", Inputs.Object(("key", Inputs.Secret(Password))))));
            await program.OutputsAsync(program.StackUrn, Inputs.Of(("password", Inputs.Secret(Password))));
        });

        Assert.All(journals.Concat(Files()), text => Assert.DoesNotContain(Password, text));
        Assert.Contains(Files(), text => text.Contains("ciphertext", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Operation_that_is_under_way_is_noted_without_its_secrets()
    {
        var gate = _project.Provider.Gate("create a");
        var update = _project.UpAsync(program => program.ThingAsync("a", Inputs.Of(("password", Inputs.Secret(Password)))));
        await _project.Provider.Begun("create a");
        var files = Files();
        gate.SetResult();
        await update;

        Assert.Contains(files, text => text.Contains("Creating", StringComparison.Ordinal));
        Assert.All(files, text => Assert.DoesNotContain(Password, text));
    }

    [Fact]
    public async Task Secrets_are_read_back_from_the_state()
    {
        await _project.DeployAsync(program => program.ThingAsync("a", Inputs.Of(("password", Inputs.Secret(Password)))));
        await _project.UpAsync(program => program.ThingAsync("a", Inputs.Of(("password", Inputs.Secret(Password)))));

        Assert.Equal(["Same a"], _project.Steps);
    }

    [Fact]
    public async Task Half_created_resource_keeps_its_secrets_secret()
    {
        _project.Provider.Failures["create a"] = new PartialResourceException("half", new ResourceResult("a-1", Inputs.Of(("password", Password))));
        await _project.UpAsync(program => program.ThingAsync("a", Inputs.Of(("password", Inputs.Secret(Password)))));

        Assert.Equal(Inputs.Secret(Password), Assert.Single(_project.State()).Outputs["password"]);
        Assert.All(Files(), text => Assert.DoesNotContain(Password, text));
    }

    [Fact]
    public async Task Key_file_is_its_owners_alone()
    {
        await _project.UpAsync(program => program.ThingAsync("a"));

        var key = Path.Combine(_project.Folder, ".rehearsal", "key");
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(key) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    private List<string> Files()
    {
        if (!Directory.Exists(_project.StateFolder))
            return [];
        var texts = new List<string>();
        foreach (var path in Directory.EnumerateFiles(_project.StateFolder))
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(file);
            texts.Add(reader.ReadToEnd());
        }
        return texts;
    }
}
