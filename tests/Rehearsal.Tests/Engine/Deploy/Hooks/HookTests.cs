using PulumiProtocol;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Protocol;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;
using Rehearsal.Tests.Engine.Harness;
using Binding = PulumiProtocol.RegisterResourceRequest.Types.ResourceHooksBinding;

namespace Rehearsal.Tests.Engine.Deploy.Hooks;

public sealed class HookTests : IDisposable
{
    private readonly RehearsedProject _project = new();
    private readonly List<string> _told = [];
    private readonly List<ResourceHookRequest> _arguments = [];

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Hooks_run_before_and_after_a_creation_in_their_order()
    {
        await _project.UpAsync(async program =>
        {
            await NoteAsync(program, "first", "second", "third");
            var hooks = new Binding { BeforeCreate = { "second", "first" }, AfterCreate = { "third" } };
            await program.ThingAsync("a", Inputs.Of(("size", "small")), request => request.Hooks = hooks);
            await program.EndAsync();
        });

        Assert.Equal(["second: 0 in the cloud", "first: 0 in the cloud", "third: 1 in the cloud"], _told);
        Assert.Equal(
            new ResourceHookRequest
            {
                Urn = _project.Urn("a"),
                Name = "a",
                Type = "fake:index:Thing",
                NewInputs = WireValues.Write(Inputs.Of(("size", "small"))),
            },
            _arguments[0]);
        Assert.Equal(
            new ResourceHookRequest
            {
                Urn = _project.Urn("a"),
                Id = "a-1",
                Name = "a",
                Type = "fake:index:Thing",
                NewInputs = WireValues.Write(Inputs.Of(("size", "small"))),
                NewOutputs = WireValues.Write(Inputs.Of(("address", "address of a-1"), ("size", "small"))),
            },
            _arguments[2]);
    }

    [Fact]
    public async Task Hooks_of_an_update_get_both_states()
    {
        await _project.DeployAsync(program => program.ThingAsync("a", Inputs.Of(("password", Inputs.Secret("old")))));
        await _project.UpAsync(async program =>
        {
            await NoteAsync(program, "before", "after");
            var hooks = new Binding { BeforeUpdate = { "before" }, AfterUpdate = { "after" } };
            await program.ThingAsync("a", Inputs.Of(("password", Inputs.Secret("new"))), request => request.Hooks = hooks);
        });

        Assert.Equal(2, _arguments.Count);
        Assert.Equal("a-1", _arguments[0].Id);
        Assert.Equal(Inputs.Of(("password", Inputs.Secret("old"))), WireValues.Read(_arguments[0].OldInputs));
        Assert.Equal(Inputs.Of(("password", Inputs.Secret("new"))), WireValues.Read(_arguments[0].NewInputs));
        Assert.Null(_arguments[0].NewOutputs);
        Assert.Equal(Inputs.Secret("new"), WireValues.Read(_arguments[1].NewOutputs)["password"]);
    }

    [Fact]
    public async Task Resource_without_changes_has_no_step_that_a_hook_could_run_around()
    {
        Func<ProgramClient, Task> script = async program =>
        {
            await NoteAsync(program, "hook");
            await program.ThingAsync("a", null, request => request.Hooks = new Binding { BeforeCreate = { "hook" }, BeforeUpdate = { "hook" } });
        };
        await _project.DeployAsync(script);
        _told.Clear();
        await _project.UpAsync(script);

        Assert.Equal(["Same a"], _project.Steps);
        Assert.Empty(_told);
    }

    [Fact]
    public async Task Replacement_creates_and_deletes()
    {
        _project.Provider.Immutable.Add("region");
        await _project.DeployAsync(Hooked("north"));
        _told.Clear();
        await _project.UpAsync(Hooked("south"));

        Assert.Equal(["before create: 1 in the cloud", "after create: 2 in the cloud", "before delete: 2 in the cloud", "after delete: 1 in the cloud"], _told);
        Assert.Equal(["a-2"], _project.Provider.Cloud.Keys);
    }

    [Fact]
    public async Task Hooks_run_when_a_resource_leaves_the_program_that_still_registers_them()
    {
        await _project.DeployAsync(Hooked("north"));
        _told.Clear();
        _arguments.Clear();
        await _project.UpAsync(async program =>
        {
            await NoteAsync(program, "before delete", "after delete");
            await program.EndAsync();
        });

        Assert.Equal(RunOutcome.Succeeded, _project.Result!.Outcome);
        Assert.Equal(["before delete: 1 in the cloud", "after delete: 0 in the cloud"], _told);
        Assert.Equal(("a-1", "north"), (_arguments[0].Id, _arguments[0].OldInputs.Fields["region"].StringValue));
        Assert.Null(_arguments[0].NewInputs);
    }

    [Fact]
    public async Task Resource_is_kept_when_the_hook_before_its_deletion_is_not_registered()
    {
        await _project.DeployAsync(Hooked("north"));
        var result = await _project.UpAsync(_ => Task.CompletedTask);

        Assert.Equal(RunOutcome.Failed, result.Outcome);
        Assert.Equal(
            [
                "a: the hook 'before delete' before it failed: the program does not register it; "
                    + "register it again, or declare the resource without it and run 'up' before the change that needs it",
            ],
            _project.Errors);
        Assert.Equal(["a-1"], _project.Provider.Cloud.Keys);
    }

    [Fact]
    public async Task Destroy_without_the_program_refuses_what_has_hooks_for_its_deletion()
    {
        await _project.DeployAsync(Hooked("north"));
        var result = await _project.DestroyAsync();

        Assert.Equal(RunOutcome.Failed, result.Outcome);
        Assert.Equal(
            [
                "it has hooks that run when it is deleted (before delete, after delete), and the program that they belong to does not run",
                "hooks need their program: run 'destroy --run-program'; or, to delete without them, remove the hooks from the program and run 'up' first",
            ],
            _project.Errors);
        Assert.Equal(["a-1"], _project.Provider.Cloud.Keys);
    }

    [Fact]
    public async Task Hooks_that_the_program_takes_away_hinder_nothing()
    {
        await _project.DeployAsync(Hooked("north"));
        await _project.DeployAsync(program => program.ThingAsync("a", Inputs.Of(("region", "north"))));
        await _project.DestroyAsync();

        Assert.Empty(_project.Provider.Cloud);
    }

    [Fact]
    public async Task Hook_that_fails_before_a_step_fails_the_step()
    {
        var result = await _project.UpAsync(async program =>
        {
            await program.HookAsync("check", _ => throw new InvalidOperationException("not on a Friday"));
            var a = await program.ThingAsync("a", null, request => request.Hooks = new Binding { BeforeCreate = { "check" } });
            await program.ThingAsync("b", null, null, a);
            await program.ThingAsync("c");
        });

        Assert.Equal((RunOutcome.Failed, 1, 1, 1), (result.Outcome, result.Summary.Failed, result.Summary.Skipped, result.Summary.Created));
        Assert.Equal(["a: the hook 'check' before it failed: not on a Friday"], _project.Errors);
        Assert.Equal(["c-1"], _project.Provider.Cloud.Keys);
    }

    [Fact]
    public async Task Hook_that_fails_before_a_step_and_whose_errors_are_ignored_only_warns()
    {
        var result = await _project.UpAsync(async program =>
        {
            await program.HookAsync("check", _ => throw new InvalidOperationException("not on a Friday"), ignoreErrors: true);
            await program.ThingAsync("a", null, request => request.Hooks = new Binding { BeforeCreate = { "check" } });
        });

        Assert.Equal(RunOutcome.Succeeded, result.Outcome);
        Assert.Equal(["the hook 'check' before it failed: not on a Friday"], _project.Warnings);
        Assert.Equal(["a-1"], _project.Provider.Cloud.Keys);
    }

    [Fact]
    public async Task Hook_that_fails_after_a_step_fails_the_run_although_the_step_is_done()
    {
        await _project.DeployAsync(program => program.ThingAsync("old"));
        Declared? a = null;
        var result = await _project.UpAsync(async program =>
        {
            await program.HookAsync("notify", _ => throw new InvalidOperationException("no one listens"));
            a = await program.ThingAsync("a", null, request => request.Hooks = new Binding { AfterCreate = { "notify" } });
            await program.ThingAsync("b", null, null, a);
            await program.ThingAsync("c");
        });

        var summary = result.Summary;
        Assert.Equal((RunOutcome.Failed, 2, 0, 1, 0), (result.Outcome, summary.Created, summary.Failed, summary.Skipped, summary.Deleted));
        Assert.Equal(["the hook 'notify' after it failed: no one listens"], _project.Errors);
        Assert.Equal(_project.Urn("a"), Assert.Single(_project.Events.OfType<EngineEvent.Diagnostic>()).Urn);
        Assert.Equal(Result.Fail, a!.Result);
        Assert.Equal(["old-1", "a-1", "c-1"], _project.State().Select(state => state.Id));
    }

    [Fact]
    public async Task Hook_that_fails_after_a_step_and_whose_errors_are_ignored_only_warns()
    {
        var result = await _project.UpAsync(async program =>
        {
            await program.HookAsync("notify", _ => throw new InvalidOperationException("no one listens"), ignoreErrors: true);
            await program.ThingAsync("a", null, request => request.Hooks = new Binding { AfterCreate = { "notify" } });
        });

        Assert.Equal(RunOutcome.Succeeded, result.Outcome);
        Assert.Equal(["the hook 'notify' after it failed: no one listens"], _project.Warnings);
        Assert.Equal(["a-1"], _project.State().Select(state => state.Id));
    }

    [Fact]
    public async Task Hook_that_fails_after_the_outputs_of_a_component_are_set_fails_the_run()
    {
        var result = await _project.UpAsync(async program =>
        {
            await program.HookAsync("notify", _ => throw new InvalidOperationException("no one listens"));
            var group = await program.ComponentAsync("group", configure: request => request.Hooks = new Binding { AfterCreate = { "notify" } });
            await program.OutputsAsync(group.Urn, Inputs.Of(("size", "large")));
        });

        Assert.Equal(RunOutcome.Failed, result.Outcome);
        Assert.Equal(["the hook 'notify' after it failed: no one listens"], _project.Errors);
    }

    [Fact]
    public async Task Hook_that_fails_after_a_deletion_fails_the_run_and_what_is_deleted_is_gone()
    {
        await _project.DeployAsync(Hooked("north"));
        var result = await _project.UpAsync(async program =>
        {
            await program.HookAsync("before delete", _ => { });
            await program.HookAsync("after delete", _ => throw new InvalidOperationException("no one listens"));
            await program.EndAsync();
        });

        Assert.Equal((RunOutcome.Failed, 1), (result.Outcome, result.Summary.Deleted));
        Assert.Equal(["the hook 'after delete' after it failed: no one listens"], _project.Errors);
        Assert.Empty(_project.State());
    }

    [Fact]
    public async Task Preview_runs_only_hooks_that_are_meant_for_it()
    {
        await _project.PreviewAsync(async program =>
        {
            await program.HookAsync("quiet", _ => _told.Add("quiet"));
            await program.HookAsync("loud", request => _told.Add($"loud, id '{request.Id}'"), onDryRun: true);
            var hooks = new Binding { BeforeCreate = { "quiet", "loud" }, AfterCreate = { "quiet", "loud" } };
            await program.ThingAsync("a", null, request => request.Hooks = hooks);
        });

        Assert.Equal(["loud, id ''", "loud, id ''"], _told);
    }

    [Fact]
    public async Task After_hooks_of_a_component_run_once_its_outputs_are_set()
    {
        await _project.UpAsync(async program =>
        {
            await NoteAsync(program, "before", "after");
            var hooks = new Binding { BeforeCreate = { "before" }, AfterCreate = { "after" } };
            var group = await program.ComponentAsync("group", configure: request => request.Hooks = hooks);
            await program.ThingAsync("a", null, request => request.Parent = group.Urn);
            await program.OutputsAsync(group.Urn, Inputs.Of(("size", "large")));
        });

        Assert.Equal(["before: 0 in the cloud", "after: 1 in the cloud"], _told);
        Assert.Equal(Inputs.Of(("size", "large")), WireValues.Read(_arguments[1].NewOutputs));
    }

    [Fact]
    public async Task Hooks_of_a_component_run_when_it_is_deleted()
    {
        await _project.DeployAsync(async program =>
        {
            await NoteAsync(program, "hook");
            await program.ComponentAsync("group", configure: request => request.Hooks = new Binding { BeforeDelete = { "hook" }, AfterDelete = { "hook" } });
        });
        await _project.UpAsync(async program =>
        {
            await NoteAsync(program, "hook");
            await program.EndAsync();
        });

        Assert.Equal(2, _told.Count);
        Assert.Empty(_project.State());
    }

    [Fact]
    public async Task Two_hooks_of_one_name_are_refused()
    {
        await _project.UpAsync(program => NoteAsync(program, "hook", "hook"));

        Assert.Equal(["the hook 'hook' is registered twice; give one of the two another name"], _project.Refusals);
    }

    [Fact]
    public async Task Hook_that_does_not_exist_fails_the_step_that_it_is_to_come_before()
    {
        await _project.UpAsync(program => program.ThingAsync("a", null, request => request.Hooks = new Binding { BeforeCreate = { "hook" } }));

        Assert.StartsWith("a: the hook 'hook' before it failed: the program does not register it;", Assert.Single(_project.Errors));
    }

    [Fact]
    public async Task Functions_can_be_called_in_a_hook_even_when_one_operation_runs_at_a_time()
    {
        _project.Options = _project.Options with { Parallelism = 1 };
        _project.Provider.Failures["create a"] = new ProviderException("it is not ready");
        await _project.UpAsync(async program =>
        {
            await program.HookAsync("before", _ => Invoke(program));
            await program.ErrorHookAsync("error", _ =>
            {
                Invoke(program);
                _project.Provider.Failures.Clear();
                return new() { Retry = true };
            });
            await program.ThingAsync("a", null, request => request.Hooks = new Binding { BeforeCreate = { "before" }, OnError = { "error" } });
        });

        Assert.Equal(["invoke fake:index:find", "create a", "invoke fake:index:find", "create a"], _project.Provider.Calls);

        static void Invoke(ProgramClient program) => program.Monitor.Invoke(new ResourceInvokeRequest { Tok = "fake:index:find", Args = new() });
    }

    [Fact]
    public async Task Program_whose_hooks_are_waited_for_can_be_ended()
    {
        await _project.DeployAsync(Hooked("north"));
        using var ending = new CancellationTokenSource();
        var result = await _project.UpAsync(
            async program =>
            {
                await program.HookAsync("before delete", _ => ending.Cancel());
                await program.HookAsync("after delete", _ => { });
                await program.EndAsync();
            },
            ending.Token);

        Assert.Equal(RunOutcome.Cancelled, result.Outcome);
        Assert.Equal(["a-1"], _project.Provider.Cloud.Keys);
    }

    private Func<ProgramClient, Task> Hooked(string region) => async program =>
    {
        await NoteAsync(program, "before create", "after create", "before delete", "after delete");
        await program.ThingAsync("a", Inputs.Of(("region", region)), request => request.Hooks = new Binding
        {
            BeforeCreate = { "before create" },
            AfterCreate = { "after create" },
            BeforeDelete = { "before delete" },
            AfterDelete = { "after delete" },
        });
        await program.EndAsync();
    };

    private async Task NoteAsync(ProgramClient program, params string[] names)
    {
        foreach (var name in names)
        {
            await program.HookAsync(name, request =>
            {
                _told.Add($"{name}: {_project.Provider.Cloud.Count} in the cloud");
                _arguments.Add(request);
            });
        }
    }
}
