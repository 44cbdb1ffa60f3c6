using System.Collections.Immutable;
using Pulumi;
using Pulumi.AzureNative.Resources;
using Pulumi.Random;
using Deployment = Pulumi.Deployment;

namespace Contoso.Options;

/// <summary>What the program declares. What the tests change are the configurations "release", "declare" and "error".</summary>
internal static class Declarations
{
    internal static Task<IDictionary<string, object?>> Run()
    {
        var config = new Config();
        var release = config.Require("release");
        var hooks = new ResourceHookBinding
        {
            BeforeCreate = { Noting("before create", args => args.Name, new ResourceHookOptions { OnDryRun = true }) },
            AfterCreate = { Noting("after create", args => args.NewOutputs!["location"]) },
            BeforeUpdate = { Noting("before update", args => $"{Release(args.OldInputs)} to {Release(args.NewInputs)}") },
            AfterUpdate =
            {
                new ResourceHook(
                    "after update",
                    (args, _) => Release(args.NewInputs) is "3" ? throw new InvalidOperationException("no one listens") : Task.CompletedTask),
            },
            BeforeDelete = { Noting("before delete", args => args.Name) },
            AfterDelete = { Noting("after delete", args => args.Name) },
            OnError =
            {
                new ErrorHook("on error", (args, _) =>
                {
                    Log.Info($"on error: {args.FailedOperation}, {args.Errors.Count} so far");
                    return Task.FromResult(args.Errors.Count < 2);
                }),
            },
        };
        Deployment.Instance.RegisterInvokeTransform((args, _) =>
            Task.FromResult<InvokeTransformResult?>(new InvokeTransformResult(args.Args.SetItem("resourceGroupName", "rg-options"), args.Options)));
        var outputs = new Dictionary<string, object?>();
        if (config.RequireBoolean("declare"))
        {
            var suffix = new RandomString("suffix", new() { Length = 6 }, new() { ReplacementTrigger = release });
            _ = new RandomString("companion", new() { Length = 6 }, new() { ReplaceWith = { suffix } });
            var group = new TaggedGroup("group", config.Require("location"), release, hooks, new() { ResourceTransforms = { Tag("component") } }).Group;
            outputs["tags"] = group.Tags;
            outputs["location"] = GetResourceGroup.Invoke(new() { ResourceGroupName = group.Id.Apply(_ => "another name") }).Apply(found => found.Location);
        }

        if (config.GetBoolean("error") is true)
        {
            Log.Error("something is wrong");
        }

        return Task.FromResult<IDictionary<string, object?>>(outputs);
    }

    /// <summary>Adds a word to the tag "order" of each resource group.</summary>
    internal static ResourceTransform Tag(string word) => (args, _) =>
    {
        if (args.Type != "azure-native:resources:ResourceGroup")
        {
            return Task.FromResult<ResourceTransformResult?>(null);
        }

        var tags = (ImmutableDictionary<string, object?>)args.Args["tags"]!;
        return Task.FromResult<ResourceTransformResult?>(new ResourceTransformResult(
            args.Args.SetItem("tags", tags.SetItem("order", $"{tags.GetValueOrDefault("order", "program")}, {word}")), args.Options));
    };

    private static ResourceHook Noting(string name, Func<ResourceHookArgs, object?> text, ResourceHookOptions? options = null) => new(
        name,
        (args, _) =>
        {
            Log.Info($"{name}: {text(args)}");
            return Task.CompletedTask;
        },
        options);

    private static object? Release(ImmutableDictionary<string, object?>? inputs) => ((ImmutableDictionary<string, object?>)inputs!["tags"]!)["release"];
}

/// <summary>A component with a resource group in it.</summary>
internal sealed class TaggedGroup : ComponentResource
{
    internal TaggedGroup(string name, string location, string release, ResourceHookBinding hooks, ComponentResourceOptions options)
        : base("clients:index:Group", name, options)
    {
        Group = new ResourceGroup(
            name,
            new() { ResourceGroupName = "rg-options", Location = location, Tags = { ["release"] = release } },
            new() { Parent = this, Hooks = hooks, HideDiffs = { "tags" } });
        RegisterOutputs(new Dictionary<string, object?> { ["id"] = Group.Id });
    }

    internal ResourceGroup Group { get; }
}
