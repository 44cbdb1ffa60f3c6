using PulumiProtocol;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Protocol;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;
using Rehearsal.Tests.Engine.Harness;
using Binding = PulumiProtocol.RegisterResourceRequest.Types.ResourceHooksBinding;

namespace Rehearsal.Tests.Engine.Deploy.Hooks;

public sealed class ErrorHookTests : IDisposable
{
    private readonly RehearsedProject _project = new();
    private readonly List<ErrorHookRequest> _told = [];

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Operation_that_failed_is_tried_again_as_long_as_a_hook_says_so()
    {
        _project.Provider.Failures["create a"] = new ProviderException("it is not ready");
        var result = await _project.UpAsync(Create(() => _told.Count < 3 || _project.Provider.Failures.Remove("create a")));

        Assert.Equal(RunOutcome.Succeeded, result.Outcome);
        Assert.Equal(["create a", "create a", "create a", "create a"], _project.Provider.Calls);
        Assert.Equal("the create failed, and is tried again because an error hook asks for it (1 of at most 100 times): it is not ready", _project.Warnings[0]);
        Assert.Equal(3, _project.Warnings.Count);
        Assert.Equal(
            new ErrorHookRequest
            {
                Urn = _project.Urn("a"),
                Name = "a",
                Type = "fake:index:Thing",
                NewInputs = WireValues.Write(Inputs.Of(("size", "small"))),
                FailedOperation = "create",
                Errors = { "it is not ready", "it is not ready" },
            },
            _told[1]);
    }

    [Fact]
    public async Task Operation_that_no_hook_wants_again_fails()
    {
        _project.Provider.Failures["create a"] = new ProviderException("it is forbidden");
        await _project.UpAsync(Create(() => false));

        Assert.Equal(["a: it is forbidden"], _project.Errors);
        Assert.Equal(["create a"], _project.Provider.Calls);
    }

    [Fact]
    public async Task Hook_that_always_wants_another_try_comes_to_an_end()
    {
        _project.Provider.Failures["create a"] = new ProviderException("it is forbidden");
        await _project.UpAsync(Create(() => true));

        Assert.Equal(["a: it is forbidden"], _project.Errors);
        Assert.Equal(101, _project.Provider.Calls.Count);
    }

    [Fact]
    public async Task Hook_that_fails_is_reported_and_asks_for_no_retry()
    {
        _project.Provider.Failures["create a"] = new ProviderException("it is forbidden");
        await _project.UpAsync(async program =>
        {
            await program.ErrorHookAsync("retry", _ => new() { Error = "no idea", Retry = true });
            await program.ThingAsync("a", null, request => request.Hooks = new Binding { OnError = { "retry" } });
        });

        Assert.Equal(["a: it is forbidden"], _project.Errors);
        Assert.Equal(["the error hook 'retry' failed: no idea"], _project.Warnings);
    }

    [Fact]
    public async Task What_a_failed_creation_has_left_is_not_created_again()
    {
        _project.Provider.Cloud["a-1"] = Inputs.Of(("size", "small"));
        _project.Provider.Failures["create a"] = new PartialResourceException("it is not ready", new ResourceResult("a-1", PropertyMap.Empty));
        var result = await _project.UpAsync(Create(() => true));

        Assert.Equal(RunOutcome.Succeeded, result.Outcome);
        Assert.Equal(["create a", "update a"], _project.Provider.Calls);
        Assert.Equal(("a-1", true), Assert.Single(_project.State()) is var state ? (state.Id, state.Failures.IsEmpty) : default);
    }

    [Fact]
    public async Task What_a_failed_creation_has_left_is_remembered_when_the_next_try_fails_as_well()
    {
        _project.Provider.Cloud["a-1"] = Inputs.Of(("size", "small"));
        _project.Provider.Failures["create a"] = new PartialResourceException("it is not ready", new ResourceResult("a-1", PropertyMap.Empty));
        _project.Provider.Failures["update a"] = new ProviderException("it is gone wrong");
        await _project.UpAsync(Create(() => _told.Count == 1));

        Assert.Equal(["a: it is gone wrong"], _project.Errors);
        Assert.Equal("a-1", Assert.Single(_project.State()).Id);
    }

    [Fact]
    public async Task Deletion_and_update_can_be_tried_again_too()
    {
        await _project.DeployAsync(async program =>
        {
            await program.ErrorHookAsync("retry", _ => new());
            await program.ThingAsync("a", Inputs.Of(("size", "small")), request => request.Hooks = new Binding { OnError = { "retry" } });
            await program.ThingAsync("b", null, request => request.Hooks = new Binding { OnError = { "retry" } });
            await program.EndAsync();
        });
        _project.Provider.Failures["update a"] = new ProviderException("it is busy");
        _project.Provider.Failures["delete b"] = new ProviderException("it is in use");
        await _project.UpAsync(async program =>
        {
            await program.ErrorHookAsync("retry", request =>
            {
                _told.Add(request);
                _project.Provider.Failures.Remove($"{request.FailedOperation} {request.Name}");
                return new() { Retry = true };
            });
            await program.ThingAsync("a", Inputs.Of(("size", "large")), request => request.Hooks = new Binding { OnError = { "retry" } });
            await program.EndAsync();
        });

        Assert.Equal(["update a", "update a", "delete b", "delete b"], _project.Provider.Calls);
        Assert.Equal([("update", "a-1"), ("delete", "b-1")], _told.Select(request => (request.FailedOperation, request.Id)));
        Assert.Equal(["a-1"], _project.Provider.Cloud.Keys);
    }

    private Func<ProgramClient, Task> Create(Func<bool> retry) => async program =>
    {
        await program.ErrorHookAsync("retry", request =>
        {
            _told.Add(request);
            return new() { Retry = retry() };
        });
        await program.ThingAsync("a", Inputs.Of(("size", "small")), request => request.Hooks = new Binding { OnError = { "retry" } });
    };
}
