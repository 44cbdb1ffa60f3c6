using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;

namespace Sdks.Internals.Tests.Callbacks;

public class HookTests
{
    [Fact]
    public void Hooks_are_appended_to_others()
    {
        var first = new ResourceHookBinding { BeforeCreate = { ResourceHook.Known("a") }, OnError = { ErrorHook.Known("e") } };
        var second = new ResourceHookBinding { BeforeCreate = { ResourceHook.Known("b") }, AfterDelete = { ResourceHook.Known("c") } };

        var both = first.Concat(second);

        Assert.Equal(["a", "b"], both.BeforeCreate.Select(hook => hook.Name));
        Assert.Equal(["c"], both.AfterDelete.Select(hook => hook.Name));
        Assert.Equal(["e"], both.OnError.Select(hook => hook.Name));
        Assert.Single(first.BeforeCreate);
    }

    [Fact]
    public void Binding_without_hooks_is_empty()
    {
        Assert.True(new ResourceHookBinding().IsEmpty);
        Assert.False(new ResourceHookBinding { OnError = { ErrorHook.Known("e") } }.IsEmpty);
    }

    [Fact]
    public void Merged_options_have_the_hooks_and_transforms_of_both()
    {
        ResourceTransform transform = (_, _) => Task.FromResult<ResourceTransformResult?>(null);
        var merged = CustomResourceOptions.Merge(
            new() { Hooks = { AfterCreate = { ResourceHook.Known("a") } }, ResourceTransforms = { transform } },
            new() { Hooks = { AfterCreate = { ResourceHook.Known("b") } }, ResourceTransforms = { transform } });

        Assert.Equal(["a", "b"], merged.Hooks.AfterCreate.Select(hook => hook.Name));
        Assert.Equal([transform, transform], merged.ResourceTransforms);
    }

    [Fact]
    public async Task Mocks_have_no_engine_that_could_call_hooks()
    {
        var error = await Assert.ThrowsAsync<RunException>(() => Pulumi.Deployment.TestAsync(
            new NoMocks(), new TestOptions(), () => { _ = new ResourceHook("hook", (_, _) => Task.CompletedTask); }));

        Assert.Contains("The Pulumi CLI does not support resource hooks. Please update the Pulumi CLI.", error.Message);
    }

    private sealed class NoMocks : IMocks
    {
        public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args) => Task.FromResult<(string?, object)>((args.Name, args.Inputs));

        public Task<object> CallAsync(MockCallArgs args) => Task.FromResult<object>(ImmutableDictionary<string, object>.Empty);
    }
}
