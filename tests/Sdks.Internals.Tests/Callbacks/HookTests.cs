using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

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
    public async Task Mocks_take_hooks_and_never_call_them()
    {
        var called = false;
        var hook = new Func<ResourceHook>(() => new ResourceHook("hook", (_, _) =>
        {
            called = true;
            return Task.CompletedTask;
        }));

        await Pulumi.Deployment.TestAsync(new NoMocks(), new TestOptions(), () =>
        {
            _ = new ErrorHook("retry", (_, _) => Task.FromResult(called = true));
            _ = new CustomResource("t:index:Item", "item", null, new CustomResourceOptions { Hooks = { BeforeCreate = { hook() } } });
        });

        Assert.False(called);
    }

    [Fact]
    public async Task A_value_with_something_secret_in_it_is_a_secret_output_for_a_hook()
    {
        var secret = SpecialValues.Secret(Value.ForString("hush"));

        var values = Pulumi.Deployment.Values(new Struct
        {
            Fields =
            {
                ["plain"] = Value.ForString("p"),
                ["secret"] = secret,
                ["list"] = Value.ForList(Value.ForString("a"), secret),
                ["unknown"] = Value.ForString(SpecialValues.Unknown),
            },
        })!;

        Assert.Equal("p", values["plain"]);
        Assert.Null(values["unknown"]);
        var output = Assert.IsType<Output<object?>>(values["secret"]);
        Assert.True(await Output.IsSecretAsync(output));
        Assert.Equal("hush", await OutputUtilities.GetValueAsync(output));
        Assert.True(await Output.IsSecretAsync(Assert.IsType<Output<object?>>(values["list"])));
    }

    [Fact]
    public void A_step_without_values_has_none_for_a_hook() => Assert.Null(Pulumi.Deployment.Values(null));

    private sealed class NoMocks : IMocks
    {
        public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args) => Task.FromResult<(string?, object)>((args.Name, args.Inputs));

        public Task<object> CallAsync(MockCallArgs args) => Task.FromResult<object>(ImmutableDictionary<string, object>.Empty);
    }
}
