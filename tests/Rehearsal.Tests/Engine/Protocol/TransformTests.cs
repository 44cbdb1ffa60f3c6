using Google.Protobuf.WellKnownTypes;
using PulumiProtocol;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.Protocol;
using Rehearsal.Engine.Values;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.Engine.Protocol;

public sealed class TransformTests : IDisposable
{
    private readonly RehearsedProject _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Transform_changes_the_inputs()
    {
        await _project.UpAsync(async program =>
        {
            var transform = await program.TransformAsync(request => new() { Properties = With(request, "size", "large") });
            await program.ThingAsync("a", Inputs.Of(("size", "small"), ("region", "north")), request => request.Transforms.Add(transform));
        });

        Assert.Equal(Inputs.Of(("size", "large"), ("region", "north")), _project.Provider.Cloud["a-1"]);
    }

    [Fact]
    public async Task Transform_that_answers_with_nothing_changes_nothing()
    {
        await _project.UpAsync(async program =>
        {
            var transform = await program.TransformAsync(_ => new());
            await program.ThingAsync("a", Inputs.Of(("size", "small")), request =>
            {
                request.Transforms.Add(transform);
                request.Protect = true;
            });
        });

        Assert.Equal(Inputs.Of(("size", "small")), _project.Provider.Cloud["a-1"]);
        Assert.True(Assert.Single(_project.State()).Protect);
    }

    [Fact]
    public async Task Resources_own_transforms_come_first_then_those_of_its_parents_then_the_stacks()
    {
        var order = new List<string>();
        await _project.UpAsync(async program =>
        {
            await program.Monitor.RegisterStackTransformAsync(await Noting("stack"));
            var outerTransform = await Noting("outer");
            var outer = await program.ComponentAsync("outer", configure: request => request.Transforms.Add(outerTransform));
            var innerTransform = await Noting("inner");
            var inner = await program.ComponentAsync("inner", configure: request =>
            {
                request.Parent = outer.Urn;
                request.Transforms.Add(innerTransform);
            });
            Callback[] own = [await Noting("own 1"), await Noting("own 2")];
            order.Clear();
            await program.ThingAsync("a", null, request =>
            {
                request.Parent = inner.Urn;
                request.Transforms.AddRange(own);
            });

            Task<Callback> Noting(string name) => program.TransformAsync(_ =>
            {
                order.Add(name);
                return new();
            });
        });

        Assert.Equal(["own 1", "own 2", "inner", "outer", "stack"], order);
    }

    [Fact]
    public async Task Each_transform_gets_what_the_one_before_has_made()
    {
        await _project.UpAsync(async program =>
        {
            await program.Monitor.RegisterStackTransformAsync(await program.TransformAsync(Appending("2")));
            var transform = await program.TransformAsync(Appending("1"));
            await program.ThingAsync("a", Inputs.Of(("name", "a")), request => request.Transforms.Add(transform));
        });

        Assert.Equal(Inputs.Of(("name", "a12")), _project.Provider.Cloud["a-1"]);

        static Func<TransformRequest, TransformResponse> Appending(string text) => request => request.Type == "fake:index:Thing"
            ? new() { Properties = With(request, "name", request.Properties.Fields["name"].StringValue + text) }
            : new();
    }

    [Fact]
    public async Task Transform_gets_what_is_declared()
    {
        TransformRequest? received = null;
        var parent = "";
        await _project.UpAsync(async program =>
        {
            parent = program.StackUrn;
            var transform = await program.TransformAsync(request =>
            {
                received = request;
                return new();
            });
            await program.ThingAsync("a", null, request =>
            {
                request.Transforms.Add(transform);
                request.IgnoreChanges.Add("size");
                request.AliasURNs.Add(_project.Urn("former"));
                request.DeleteBeforeReplace = true;
                request.DeleteBeforeReplaceDefined = true;
                request.ReplacementTrigger = Value.ForString("one");
            });
        });

        Assert.Equal(("fake:index:Thing", "a", true, parent), (received!.Type, received.Name, received.Custom, received.Parent));
        Assert.Equal(
            new TransformResourceOptions
            {
                IgnoreChanges = { "size" },
                Aliases = { new Alias { Urn = _project.Urn("former") } },
                DeleteBeforeReplace = true,
                ReplacementTrigger = Value.ForString("one"),
            },
            received.Options);
    }

    [Fact]
    public async Task Transform_changes_the_options()
    {
        await _project.DeployAsync(program => program.ThingAsync("former", Inputs.Of(("size", "small"))));
        await _project.UpAsync(async program =>
        {
            var b = await program.ThingAsync("b");
            var transform = await program.TransformAsync(request => new()
            {
                Options = new TransformResourceOptions
                {
                    Protect = true,
                    RetainOnDelete = true,
                    IgnoreChanges = { "size" },
                    Aliases = { new Alias { Urn = _project.Urn("former") } },
                    DependsOn = { b.Urn },
                    DeletedWith = b.Urn,
                    ReplaceWith = { b.Urn },
                    HideDiff = { "size" },
                    AdditionalSecretOutputs = { "address" },
                    ReplacementTrigger = Value.ForString("one"),
                },
            });
            await program.ThingAsync("a", Inputs.Of(("size", "large")), request => request.Transforms.Add(transform));
        });

        Assert.Equal(["Create b", "Same a"], _project.Steps);
        var state = _project.State().Single(state => state.Urn == _project.Urn("a"));
        Assert.Equal(
            (true, true, "b", "one"),
            (state.Protect, state.RetainOnDelete, Urns.Name(state.DeletedWith!), ((PropertyValue.Text)state.ReplacementTrigger!).Value));
        Assert.Equal([_project.Urn("b")], state.Dependencies.AsEnumerable());
        Assert.Equal([_project.Urn("b")], state.ReplaceWith.AsEnumerable());
        Assert.Equal(["size"], state.HideDiffs.AsEnumerable());
        Assert.Equal(Inputs.Of(("size", "small")), state.Inputs);
    }

    [Fact]
    public async Task Properties_keep_the_resources_that_they_come_from()
    {
        await _project.UpAsync(async program =>
        {
            var b = await program.ThingAsync("b");
            var transform = await program.TransformAsync(request => new()
            {
                Properties = new Struct { Fields = { ["target"] = request.Properties.Fields["address"], ["size"] = Value.ForString("large") } },
            });
            await program.ThingAsync("a", Inputs.Of(("address", b.Outputs["address"]), ("size", "small")), request =>
            {
                request.Transforms.Add(transform);
                request.PropertyDependencies["address"] = new() { Urns = { b.Urn } };
                request.Dependencies.Add(b.Urn);
            });
        });

        var state = _project.State().Single(state => state.Urn == _project.Urn("a"));
        Assert.Equal(Inputs.Of(("target", "address of b-1"), ("size", "large")), state.Inputs);
        Assert.Equal(["target"], state.PropertyDependencies.Where(entry => !entry.Value.IsEmpty).Select(entry => entry.Key));
        Assert.Equal([_project.Urn("b")], state.PropertyDependencies["target"].AsEnumerable());
        Assert.Equal([_project.Urn("b")], state.Dependencies.AsEnumerable());
    }

    [Fact]
    public async Task Secrets_and_unknown_values_stay_what_they_are()
    {
        Func<ProgramClient, Task> script = async program =>
        {
            var b = await program.ThingAsync("b");
            var transform = await program.TransformAsync(_ => new());
            await program.ThingAsync("a", Inputs.Of(("address", b.Outputs["address"]), ("password", Inputs.Secret("hush"))), request =>
            {
                request.Transforms.Add(transform);
                request.PropertyDependencies["address"] = new() { Urns = { b.Urn } };
                request.PropertyDependencies["password"] = new() { Urns = { b.Urn } };
            });
        };
        await _project.PreviewAsync(script);
        Assert.Equal(Inputs.Of(("address", PropertyValue.Unknown.Instance), ("password", Inputs.Secret("hush"))), _project.Details[1].NewInputs);
        await _project.UpAsync(script);

        Assert.Equal(Inputs.Of(("address", "address of b-1"), ("password", Inputs.Secret("hush"))), _project.State()[1].Inputs);
    }

    [Fact]
    public async Task Transform_gets_secrets_and_unknown_values_as_outputs_wherever_they_are()
    {
        List<Struct> received = [];
        Func<ProgramClient, Task> script = async program =>
        {
            var b = await program.ThingAsync("b");
            var address = b.Outputs["address"];
            await program.Monitor.RegisterStackTransformAsync(await program.TransformAsync(request =>
            {
                received.Add(request.Properties);
                return new() { Properties = With(request, "more", "added") };
            }));
            await program.ThingAsync(
                "a",
                Inputs.Of(
                    ("plain", "plain"),
                    ("secret", Inputs.Secret("hush")),
                    ("address", address),
                    ("inside", Inputs.Object(("secret", Inputs.Secret("hush")), ("addresses", new PropertyValue.List([address]))))),
                request => request.PropertyDependencies["address"] = new() { Urns = { b.Urn } });
        };
        await _project.PreviewAsync(script);
        await _project.UpAsync(script);

        Assert.Equal(Properties(Output(null)), received[0]);
        Assert.Equal(Properties(Value.ForString("address of b-1")), received[1]);
        var state = _project.State().Single(state => state.Urn == _project.Urn("a"));
        Assert.Equal(("added", Inputs.Secret("hush")), (state.Inputs["more"], state.Inputs["secret"]));
        Assert.Equal([_project.Urn("b")], state.PropertyDependencies["address"].AsEnumerable());

        static Struct Properties(Value address) => new()
        {
            Fields =
            {
                ["plain"] = Value.ForString("plain"),
                ["secret"] = Output(Value.ForString("hush"), isSecret: true),
                ["address"] = address,
                ["inside"] = Value.ForStruct(new Struct
                {
                    Fields = { ["secret"] = Output(Value.ForString("hush"), isSecret: true), ["addresses"] = Value.ForList(address) },
                }),
            },
        };
    }

    [Fact]
    public async Task Secret_that_is_not_known_yet_is_an_output_without_a_value()
    {
        TransformRequest? received = null;
        await _project.PreviewAsync(async program =>
        {
            await program.Monitor.RegisterStackTransformAsync(await program.TransformAsync(request =>
            {
                received = request;
                return new();
            }));
            await program.ThingAsync("a", Inputs.Of(("secret", new PropertyValue.Secret(PropertyValue.Unknown.Instance))));
        });

        Assert.Equal(Output(null, isSecret: true), received!.Properties.Fields["secret"]);
    }

    [Fact]
    public async Task Transforms_of_the_stack_change_nothing_of_what_a_resource_waits_for()
    {
        await _project.UpAsync(async program =>
        {
            var b = await program.ThingAsync("b");
            var c = await program.ThingAsync("c");
            var transform = await program.TransformAsync(_ => new() { Options = new TransformResourceOptions { DependsOn = { c.Urn } } });
            await program.Monitor.RegisterStackTransformAsync(transform);
            await program.ThingAsync("a", null, null, b);
        });

        Assert.Equal([_project.Urn("b")], _project.State().Single(state => state.Urn == _project.Urn("a")).Dependencies.AsEnumerable());
    }

    [Fact]
    public async Task Transform_that_fails_refuses_the_declaration()
    {
        var result = await _project.UpAsync(async program =>
        {
            var transform = await program.TransformAsync(_ => throw new InvalidOperationException("the owner is missing"));
            await program.ThingAsync("a", null, request => request.Transforms.Add(transform));
        });

        Assert.Equal(RunOutcome.Failed, result.Outcome);
        Assert.Equal(["the owner is missing"], _project.Refusals);
        Assert.Empty(_project.Provider.Cloud);
    }

    [Fact]
    public async Task Transform_at_an_address_where_no_one_is_refuses_the_declaration()
    {
        var callback = new Callback { Target = "127.0.0.1:1", Token = "t" };
        await _project.UpAsync(program => program.ThingAsync("a", null, request => request.Transforms.Add(callback)));

        Assert.Equal(["the program does not answer the engine at 127.0.0.1:1; is it still running?"], _project.Refusals);
    }

    [Fact]
    public async Task Invoke_transforms_change_the_arguments_in_their_order()
    {
        InvokeResponse? response = null;
        await _project.UpAsync(async program =>
        {
            await program.Monitor.RegisterStackInvokeTransformAsync(await program.InvokeTransformAsync(Appending("1")));
            await program.Monitor.RegisterStackInvokeTransformAsync(await program.InvokeTransformAsync(Appending("2")));
            var arguments = WireValues.Write(Inputs.Of(("name", "a")));
            response = await program.Monitor.InvokeAsync(new ResourceInvokeRequest { Tok = "fake:index:find", Args = arguments });
        });

        Assert.Equal(Inputs.Of(("name", "a12"), ("called", "fake:index:find")), WireValues.Read(response!.Return));

        static Func<TransformInvokeRequest, TransformInvokeResponse> Appending(string text) => request => new()
        {
            Args = WireValues.Write(WireValues.Read(request.Args).With("name", request.Args.Fields["name"].StringValue + text)),
        };
    }

    private static Value Output(Value? value, bool isSecret = false)
    {
        var output = new Struct { Fields = { [Signatures.Key] = Value.ForString(Signatures.Output) } };
        if (value is not null)
            output.Fields["value"] = value;
        if (isSecret)
            output.Fields["secret"] = Value.ForBool(true);
        return Value.ForStruct(output);
    }

    private static Struct With(TransformRequest request, string name, string value)
    {
        var properties = request.Properties.Clone();
        properties.Fields[name] = Value.ForString(value);
        return properties;
    }
}
