using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;
using Pulumi;
using PulumiProtocol;
using Sdks.Internals.Tests.Monitors;
using ResourceOptions = Pulumi.ResourceOptions;

namespace Sdks.Internals.Tests.Callbacks;

public class TransformCallbackTests
{
    private const string Other = "urn:pulumi:dev::project::pkg:index:Thing::other";
    private const string Provider = "urn:pulumi:dev::project::pulumi:providers:pkg::mine::1234";
    private readonly KnowledgeableMonitor _monitor = new(_ => true);

    [Fact]
    public async Task Options_that_a_transform_hands_back_stay_what_they_are()
    {
        var request = new TransformRequest
        {
            Type = "pkg:index:Thing",
            Name = "a",
            Custom = true,
            Parent = Other,
            Properties = new Struct(),
            Options = Options(),
        };

        var response = await AnswerAsync(request, args => new(args.Args, args.Options));

        Assert.Equal(request.Options, response.Options);
    }

    [Fact]
    public async Task Options_of_a_component_stay_what_they_are()
    {
        var request = new TransformRequest
        {
            Type = "pkg:index:Group",
            Name = "a",
            Properties = new Struct(),
            Options = new TransformResourceOptions { Providers = { ["pkg"] = Provider }, DependsOn = { Other } },
        };

        var response = await AnswerAsync(request, args => new(args.Args, args.Options));

        Assert.Equal(request.Options, response.Options);
    }

    [Fact]
    public async Task Transform_sees_the_options_as_programs_write_them()
    {
        ResourceOptions? seen = null;
        var request = new TransformRequest { Type = "pkg:index:Thing", Name = "a", Custom = true, Parent = Other, Options = Options() };

        await AnswerAsync(request, args =>
        {
            seen = args.Options;
            return null;
        });

        var options = Assert.IsType<CustomResourceOptions>(seen);
        Assert.Equal("other", options.Parent!.GetResourceName());
        Assert.Equal(TimeSpan.FromMinutes(90), options.CustomTimeouts!.Create);
        Assert.Equal(["check"], options.Hooks.BeforeCreate.Select(hook => hook.Name));
        Assert.Equal((true, false, null), (options.Protect, options.DeleteBeforeReplace, options.RetainOnDelete));
    }

    [Fact]
    public async Task Plain_inputs_are_plain_and_others_are_outputs()
    {
        ImmutableDictionary<string, object?>? seen = null;
        var request = new TransformRequest
        {
            Type = "pkg:index:Thing",
            Name = "a",
            Custom = true,
            Properties = new Struct
            {
                Fields = { ["size"] = Value.ForNumber(2), ["secret"] = SpecialValues.Secret(Value.ForString("hush")), ["from"] = FromOther("x") },
            },
        };

        var response = await AnswerAsync(request, args =>
        {
            seen = args.Args;
            return new(args.Args.SetItem("size", 3), args.Options);
        });

        Assert.Equal(2.0, seen!["size"]);
        Assert.True(await Output.IsSecretAsync(Assert.IsType<Output<string>>(seen["secret"])));
        Assert.IsType<Output<string>>(seen["from"]);
        Assert.Equal(Value.ForNumber(3), response.Properties.Fields["size"]);
        Assert.True(response.Properties.Fields["secret"].StructValue.Fields["secret"].BoolValue);
        Assert.Equal(FromOther("x"), response.Properties.Fields["from"]);
    }

    [Fact]
    public async Task Transform_that_returns_null_changes_nothing()
    {
        var response = await AnswerAsync(new TransformRequest { Type = "pkg:index:Thing", Name = "a", Custom = true }, _ => null);

        Assert.Equal(new TransformResponse(), response);
    }

    [Fact]
    public async Task Invoke_transform_changes_arguments_and_keeps_options()
    {
        var request = new TransformInvokeRequest
        {
            Token = "pkg:index:find",
            Args = new Struct { Fields = { ["name"] = Value.ForString("a") } },
            Options = new TransformInvokeOptions { Provider = Provider, Version = "1.2.3" },
        };

        var callback = new InvokeTransformCallback(
            _monitor,
            (args, _) => Task.FromResult<InvokeTransformResult?>(new(args.Args.SetItem("name", $"{args.Args["name"]} of {args.Token}"), args.Options)));
        var response = (TransformInvokeResponse)await callback.AnswerAsync(request, CancellationToken.None);

        Assert.Equal(Value.ForString("a of pkg:index:find"), response.Args.Fields["name"]);
        Assert.Equal(request.Options, response.Options);
    }

    private async Task<TransformResponse> AnswerAsync(TransformRequest request, Func<ResourceTransformArgs, ResourceTransformResult?> transform)
        => (TransformResponse)await new TransformCallback(_monitor, (args, _) => Task.FromResult(transform(args))).AnswerAsync(request, CancellationToken.None);

    private static TransformResourceOptions Options() => new()
    {
        DependsOn = { Other },
        Protect = true,
        IgnoreChanges = { "size" },
        ReplaceOnChanges = { "name" },
        Version = "1.2.3",
        Aliases =
        {
            new PulumiProtocol.Alias { Urn = Other },
            new PulumiProtocol.Alias { Spec = new() { Name = "former", NoParent = true } },
            new PulumiProtocol.Alias { Spec = new() { Type = "pkg:index:Former", ParentUrn = Other } },
        },
        Provider = Provider,
        CustomTimeouts = new() { Create = "5400000000000ns", Update = "", Delete = "1000000000ns" },
        PluginDownloadUrl = "https://example.com",
        DeletedWith = Other,
        DeleteBeforeReplace = false,
        AdditionalSecretOutputs = { "key" },
        Hooks = new() { BeforeCreate = { "check" }, OnError = { "retry" } },
        Import = "an-id",
        HideDiff = { "script" },
        ReplaceWith = { Other },
        ReplacementTrigger = Value.ForString("one"),
    };

    private static Value FromOther(string text)
    {
        var value = SpecialValues.Tagged(SpecialValues.OutputSignature, ("value", Value.ForString(text)));
        value.StructValue.Fields["dependencies"] = Value.ForList(Value.ForString(Other));
        return value;
    }
}
