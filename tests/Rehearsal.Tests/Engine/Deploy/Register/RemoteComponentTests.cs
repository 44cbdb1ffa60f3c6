using System.Collections.Immutable;
using Grpc.Net.Client;
using PulumiProtocol;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Protocol;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;
using Rehearsal.Providers.Random;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.Engine.Deploy.Register;

/// <summary>Components that a provider constructs.</summary>
public sealed class RemoteComponentTests : IDisposable
{
    private const string Type = "fake:index:Group";
    private readonly RehearsedProject _project = new();

    public void Dispose() => _project.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Provider_registers_the_component_and_what_is_in_it(bool isPreview)
    {
        ConstructRequest? received = null;
        _project.Provider.Construct = async request =>
        {
            received = request;
            return await ConstructAsync(request);
        };
        RegisterResourceResponse? response = null;
        var result = await (isPreview ? _project.PreviewAsync(Script) : _project.UpAsync(Script));

        Assert.Equal(RunOutcome.Succeeded, result.Outcome);
        Assert.Equal(["Create first", "Create group", "Create part"], _project.Steps);
        Assert.Equal(
            ("project", "dev", isPreview, Type, "group", true),
            (received!.Project, received.Stack, received.Preview, received.Type, received.Name, received.Protect));
        Assert.Equal([_project.Urn("first")], received.DependsOn.AsEnumerable());
        Assert.Equal([_project.Urn("first")], received.InputDependencies["size"].AsEnumerable());
        Assert.Equal(_project.Urn("group", Type), response!.Urn);
        Assert.Equal(Inputs.Of(("size", "large")), WireValues.Read(response.Object));
        Assert.Equal([_project.Urn("part", Type + "$fake:index:Thing")], response.PropertyDependencies["size"].Urns);

        async Task Script(ProgramClient program)
        {
            var first = await program.ThingAsync("first");
            response = await program.Monitor.RegisterResourceAsync(new RegisterResourceRequest
            {
                Type = Type,
                Name = "group",
                Parent = program.StackUrn,
                Remote = true,
                Protect = true,
                AcceptSecrets = true,
                SupportsResultReporting = true,
                Object = WireValues.Write(Inputs.Of(("size", "large"))),
                Dependencies = { first.Urn },
                PropertyDependencies = { ["size"] = new() { Urns = { first.Urn } } },
            });
        }
    }

    [Fact]
    public async Task Transforms_of_the_component_are_those_of_what_is_in_it_as_well()
    {
        _project.Provider.Construct = ConstructAsync;
        await _project.UpAsync(async program =>
        {
            var transform = await program.TransformAsync(request => request.Type == "fake:index:Thing"
                ? new() { Properties = WireValues.Write(Inputs.Of(("size", "small"))) }
                : new());
            await program.RegisterAsync(Type, "group", Inputs.Of(("size", "large")), request =>
            {
                (request.Custom, request.Remote) = (false, true);
                request.Transforms.Add(transform);
            });
        });

        Assert.Equal(Inputs.Of(("size", "small")), _project.Provider.Cloud["part-1"]);
    }

    [Fact]
    public async Task Component_whose_provider_constructs_none_is_refused()
    {
        _project.MoreProviders = [new RandomProvider()];
        var result = await _project.UpAsync(program => program.RegisterAsync(
            "random:index:Remote",
            "remote",
            null,
            request => (request.Custom, request.Remote) = (false, true)));

        Assert.Equal(RunOutcome.Failed, result.Outcome);
        Assert.Equal(
            [
                "the provider 'random' constructs no components, so that there is nothing that could make one of the type 'random:index:Remote'. "
                    + "Declare the resources that belong to it in the program, or in a component class of the program's own.",
            ],
            _project.Refusals);
        Assert.Empty(_project.Steps);
    }

    [Fact]
    public async Task Component_that_cannot_be_constructed_is_refused_with_the_reason()
    {
        _project.Provider.Construct = _ => throw new ProviderException("there is no room");
        var result = await _project.UpAsync(program => program.RegisterAsync(Type, "group", null, request => (request.Custom, request.Remote) = (false, true)));

        Assert.Equal(RunOutcome.Failed, result.Outcome);
        Assert.Equal(["there is no room"], _project.Refusals);
    }

    /// <summary>Registers the component with one part, as a provider that runs on its own does.</summary>
    private static async Task<ConstructResult> ConstructAsync(ConstructRequest request)
    {
        using var channel = GrpcChannel.ForAddress($"http://{request.Engine}");
        var monitor = new ResourceMonitor.ResourceMonitorClient(channel);
        var component = await monitor.RegisterResourceAsync(new RegisterResourceRequest
        {
            Type = request.Type,
            Name = request.Name,
            Parent = request.ParentUrn,
            Dependencies = { request.DependsOn },
        });
        var part = await monitor.RegisterResourceAsync(new RegisterResourceRequest
        {
            Type = "fake:index:Thing",
            Name = "part",
            Custom = true,
            Parent = component.Urn,
            Object = WireValues.Write(request.Inputs),
        });
        await monitor.RegisterResourceOutputsAsync(new RegisterResourceOutputsRequest { Urn = component.Urn, Outputs = WireValues.Write(request.Inputs) });
        return new(component.Urn, request.Inputs, ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty.Add("size", [part.Urn]));
    }
}
