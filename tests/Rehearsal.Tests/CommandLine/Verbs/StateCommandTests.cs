using System.Text.Json;
using Rehearsal.CommandLine.Terminals;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.State;
using Rehearsal.Engine.State.Locking;
using Rehearsal.Tests.CommandLine.Terminals;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.CommandLine.Verbs;

/// <summary>The verbs that only look at what is remembered of a stack, or change it.</summary>
public sealed class StateCommandTests : IDisposable
{
    private readonly RehearsedProject _project = new();
    private readonly TestTerminal _terminal = new();

    public StateCommandTests() => _project.WriteFiles();

    public void Dispose()
    {
        _project.Dispose();
        _terminal.Dispose();
    }

    [Fact]
    public async Task Stack_shows_what_is_deployed()
    {
        await DeployAsync();
        SetTime();

        Assert.Equal(ExitCodes.Success, await RunAsync("stack"));
        Snapshot.Matches("stack", _terminal.Output);
    }

    [Fact]
    public async Task Stack_shows_urns_and_secrets_when_asked_for()
    {
        await DeployAsync();
        SetTime();
        await RunAsync("stack", "--show-urns", "--show-secrets");

        Snapshot.Matches("stack-urns", _terminal.Output);
    }

    [Fact]
    public async Task Stack_that_was_never_deployed_says_so()
    {
        Assert.Equal(ExitCodes.Success, await RunAsync("stack"));
        Assert.Equal("project/dev, never updated; run 'up --stack dev'\nResources: 0\n", _terminal.Output);
    }

    [Fact]
    public async Task Stack_shows_its_name_alone_when_asked_for()
    {
        Assert.Equal(ExitCodes.Success, await RunAsync("stack", "--show-name"));
        Assert.Equal("dev\n", _terminal.Output);
    }

    [Fact]
    public async Task Stack_that_a_rehearsal_works_on_says_so()
    {
        using var held = Hold();
        await RunAsync("stack");

        Assert.Contains($"A rehearsal works on it: {Holder}", _terminal.Output);
    }

    [Fact]
    public async Task Stack_that_a_killed_run_has_left_half_way_says_so()
    {
        _project.Provider.Failures["create a"] = new InvalidOperationException("the engine is killed here");
        await _project.UpAsync(program => program.ThingAsync("a"));
        await RunAsync("stack");

        Assert.Contains("An earlier run was stopped during operations (1); the next one checks their results", _terminal.Output);
    }

    [Theory]
    [InlineData("rm")]
    [InlineData("delete")]
    public async Task Resource_leaves_the_state_and_stays_in_the_cloud(string verb)
    {
        await DeployAsync();

        Assert.Equal(ExitCodes.Success, await RunAsync("state", verb, _project.Urn("server")));
        Assert.Equal($"{_project.Urn("server")} is out of the state; server-1 is still there\n", _terminal.Output);
        Assert.DoesNotContain(_project.State(), state => Urns.Name(state.Urn) == "server");
        Assert.Contains("server-1", _project.Provider.Cloud.Keys);
    }

    [Fact]
    public async Task Resource_that_others_depend_on_stays_in_the_state()
    {
        await DeployAsync();

        await RefusesAsync(
            $"'{_project.Urn("network")}' cannot be taken out of the state, because others depend on it: {_project.Urn("server")}. Take these out "
                + $"first, or all at once with --target-dependents",
            "state", "rm", _project.Urn("network"));
        Assert.Equal(4, _project.State().Count);
    }

    [Fact]
    public async Task Resource_leaves_the_state_with_all_that_depends_on_it_when_asked_for()
    {
        await DeployAsync();
        await RunAsync("state", "rm", _project.Urn("network"), "--target-dependents");

        Assert.Equal(["group", "guarded"], _project.State().Select(state => Urns.Name(state.Urn)));
    }

    [Fact]
    public async Task Protected_resource_stays_in_the_state_unless_forced()
    {
        await DeployAsync();
        var urn = _project.State().Single(state => state.Protect).Urn;

        await RefusesAsync($"'{urn}' is protected; take it out of the state all the same with --force", "state", "rm", urn);
        Assert.Equal(ExitCodes.Success, await RunAsync("state", "rm", urn, "--force"));
        Assert.Equal(3, _project.State().Count);
    }

    [Fact]
    public async Task All_resources_leave_the_state_when_asked_for()
    {
        await DeployAsync();
        var urn = _project.State().Single(state => state.Protect).Urn;

        await RefusesAsync($"'{urn}' is protected; take it out of the state all the same with --force", "state", "delete", "--all");
        Assert.Equal(ExitCodes.Success, await RunAsync("state", "delete", "--all", "--force"));
        Assert.Empty(_project.State());
        Assert.Equal(3, _project.Provider.Cloud.Count);
    }

    [Theory]
    [InlineData]
    [InlineData("some-urn", "--all")]
    public async Task What_leaves_the_state_is_one_resource_or_all(params string[] arguments)
    {
        Assert.Equal(ExitCodes.Failure, await RunAsync(["state", "rm", .. arguments]));
        Assert.Contains("Give either the URN of a resource or --all.", _terminal.Error);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Resource_that_is_unprotected_can_be_deleted(bool all)
    {
        await DeployAsync();
        var urn = _project.State().Single(state => state.Protect).Urn;

        Assert.Equal(ExitCodes.Success, await RunAsync("state", "unprotect", all ? "--all" : urn));
        Assert.Equal($"{urn} is no longer protected\n", _terminal.Output);
        await _project.DestroyAsync();
        Assert.Empty(_project.Errors);
    }

    [Fact]
    public async Task Resource_that_is_protected_cannot_be_deleted()
    {
        await DeployAsync();
        var urn = _project.Urn("server");

        Assert.Equal(ExitCodes.Success, await RunAsync("state", "protect", urn, "--yes"));
        Assert.Equal($"{urn} is protected now\n", _terminal.Output);
        Assert.True(_project.State().Single(state => state.Urn == urn).Protect);
        Assert.Equal(ExitCodes.Failure, await RunAsync("state", "remove", urn));
        Assert.Contains($"'{urn}' is protected; take it out of the state all the same with --force", _terminal.Error);
    }

    [Fact]
    public async Task Resource_is_marked_to_be_replaced_and_unmarked()
    {
        await DeployAsync();
        var urn = _project.Urn("server");

        Assert.Equal(ExitCodes.Success, await RunAsync("state", "taint", urn));
        Assert.True(_project.State().Single(state => state.Urn == urn).Taint);
        Assert.Equal(ExitCodes.Success, await RunAsync("state", "untaint", "--all"));
        Assert.DoesNotContain(_project.State(), state => state.Taint);
        Assert.Equal($"{urn} will be replaced\n{urn} will no longer be replaced\n", _terminal.Output);
    }

    [Theory]
    [InlineData("protect")]
    [InlineData("taint")]
    public async Task Resources_to_protect_or_to_replace_have_to_be_named(string verb)
        => Assert.Equal(ExitCodes.Failure, await RunAsync("state", verb));

    [Fact]
    public async Task Several_resources_are_unprotected_at_once_or_none()
    {
        await DeployAsync();
        var urn = _project.State().Single(state => state.Protect).Urn;

        await RefusesAsync($"there is no resource 'none' in the stack 'dev'. 'stack --show-urns' lists all URNs", "state", "unprotect", urn, "none");
        Assert.Contains(_project.State(), state => state.Protect);
        Assert.Equal(ExitCodes.Success, await RunAsync("state", "unprotect", urn, _project.Urn("server"), "--yes"));
        Assert.DoesNotContain(_project.State(), state => state.Protect);
    }

    [Fact]
    public async Task Unprotecting_what_is_not_protected_changes_nothing()
    {
        await DeployAsync();
        await RunAsync("state", "unprotect", _project.Urn("server"));

        Assert.Equal("Nothing was protected.\n", _terminal.Output);
    }

    [Fact]
    public async Task A_renamed_resource_is_found_under_its_new_name_by_the_program_and_by_what_depends_on_it()
    {
        await _project.DeployAsync(async program => await program.ThingAsync("b", null, null, await program.ThingAsync("a")));

        Assert.Equal(ExitCodes.Success, await RunAsync("state", "rename", _project.Urn("a"), "new"));
        Assert.Equal($"{_project.Urn("a")} is {_project.Urn("new")} now\n", _terminal.Output);

        await _project.UpAsync(async program => await program.ThingAsync("b", null, null, await program.ThingAsync("new")));
        Assert.Equal(["Same new", "Same b"], _project.Steps);
        Assert.Equal([_project.Urn("new")], _project.State().Single(state => state.Urn == _project.Urn("b")).Dependencies.AsEnumerable());
    }

    [Fact]
    public async Task A_name_that_another_resource_has_is_refused()
    {
        await _project.DeployAsync(async program =>
        {
            await program.ThingAsync("a");
            await program.ThingAsync("b");
        });

        await RefusesAsync(
            $"'{_project.Urn("a")}' cannot be named 'b', because there is '{_project.Urn("b")}' already",
            "state",
            "rename",
            _project.Urn("a"),
            "b");
    }

    [Fact]
    public async Task What_is_unprotected_has_to_be_named()
    {
        Assert.Equal(ExitCodes.Failure, await RunAsync("state", "unprotect"));
        Assert.Contains("Give either URNs of resources or --all.", _terminal.Error);
    }

    [Theory]
    [InlineData("urn:pulumi:dev::project::fake:index:Thing::servr")]
    [InlineData("server")]
    public async Task Slip_in_a_urn_is_refused_with_the_right_one(string slip)
    {
        await DeployAsync();

        await RefusesAsync($"there is no resource '{slip}' in the stack 'dev'. Did you mean '{_project.Urn("server")}'?", "state", "rm", slip);
    }

    [Fact]
    public async Task Name_that_is_like_none_is_refused_with_where_to_look()
    {
        await DeployAsync();

        await RefusesAsync(
            "there is no resource 'something quite different' in the stack 'dev'. 'stack --show-urns' lists all URNs",
            "state",
            "rm",
            "something quite different");
    }

    [Fact]
    public async Task State_of_a_stack_that_a_rehearsal_works_on_is_not_edited()
    {
        await DeployAsync();
        using var held = Hold();

        Assert.Equal(ExitCodes.Failure, await RunAsync("state", "rm", _project.Urn("server")));
        Assert.Contains("another rehearsal works on this stack", _terminal.Error);
    }

    [Fact]
    public async Task Cancel_removes_the_lock_of_a_process_that_is_gone()
    {
        Directory.CreateDirectory(_project.StateFolder);
        var former = LockHolder.Self("up") with { Started = DateTimeOffset.UnixEpoch };
        await File.WriteAllBytesAsync(LockPath, JsonSerializer.SerializeToUtf8Bytes(former, JsonSerializerOptions.Web));

        Assert.Equal(ExitCodes.Success, await RunAsync("cancel"));
        Assert.Equal("The lock on the stack 'dev' is removed.\n", _terminal.Output);
        Assert.False(File.Exists(LockPath));
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("--stack", "dev")]
    public async Task Cancel_takes_the_stack_with_or_without_an_option(params string[] stack)
    {
        File.WriteAllText(Path.Combine(_project.Folder, "Pulumi.prod.yaml"), "config: {}\n");

        Assert.Equal(ExitCodes.Success, await RunAsync(["cancel", .. stack]));
        Assert.Equal("There is no lock on the stack 'dev'.\n", _terminal.Output);
    }

    [Fact]
    public async Task Cancel_of_two_stacks_is_refused()
    {
        Assert.Equal(ExitCodes.Failure, await RunAsync("cancel", "dev", "--stack", "dev"));
        Assert.Contains("Name the stack once: as STACK or with --stack.", _terminal.Error);
    }

    [Fact]
    public async Task Cancel_without_a_lock_does_nothing()
    {
        Assert.Equal(ExitCodes.Success, await RunAsync("cancel"));
        Assert.Equal("There is no lock on the stack 'dev'.\n", _terminal.Output);
    }

    [Fact]
    public async Task Lock_of_a_living_process_is_only_removed_when_insisted_on()
    {
        using var held = Hold();

        await RefusesAsync(
            $"this stack is locked by a living process: {Holder}. Wait for its end or stop it; --yes removes the lock all the same, but two at once "
                + $"lose each other's work",
            "cancel");
        Assert.True(File.Exists(LockPath));
        Assert.Equal(ExitCodes.Success, await RunAsync("cancel", "--yes"));
        Assert.False(File.Exists(LockPath));
    }

    [Fact]
    public void Process_whose_lock_was_removed_does_not_remove_that_of_another()
    {
        using (Hold())
        {
            File.WriteAllText(LockPath, "1 2020-01-01T00:00:00.0000000Z");
        }
        Assert.True(File.Exists(LockPath));
    }

    private LockHolder Holder => StackLock.HolderOf(_project.StateFolder)!;

    private string LockPath => Path.Combine(_project.StateFolder, "lock");

    private StackLock Hold()
    {
        Directory.CreateDirectory(_project.StateFolder);
        return StackLock.Take(_project.StateFolder, "up");
    }

    private void SetTime()
        => File.SetLastWriteTimeUtc(Path.Combine(_project.StateFolder, StateFiles.CheckpointFile), new DateTime(2030, 1, 2, 3, 4, 5, DateTimeKind.Utc));

    private async Task DeployAsync()
    {
        await _project.DeployAsync(async program =>
        {
            var group = await program.ComponentAsync("group");
            var network = await program.ThingAsync("network");
            await program.ThingAsync("server", null, null, network);
            await program.ThingAsync("guarded", null, request => (request.Protect, request.Parent) = (true, group.Urn));
            await program.OutputsAsync(program.StackUrn, Inputs.Of(("server", "contoso.example"), ("token", Inputs.Secret("hush"))));
        });
    }

    private Task<int> RunAsync(params IReadOnlyList<string> arguments) => _terminal.RunAsync([.. arguments, "--cwd", _project.Folder]);

    private async Task RefusesAsync(string message, params IReadOnlyList<string> arguments)
    {
        Assert.Equal(ExitCodes.Failure, await RunAsync(arguments));
        Assert.Equal($"error: {message}\n", _terminal.Error);
        Assert.Equal("", _terminal.Output);
    }
}
