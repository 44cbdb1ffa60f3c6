using Google.Protobuf;
using PulumiProtocol;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Protocol;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;
using Rehearsal.Providers.Random;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.Engine.Deploy.Providers;

/// <summary>Explicit providers, parameterized packages and functions.</summary>
public sealed class PackageTests : IDisposable
{
    private readonly RehearsedProject _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Explicit_provider_gets_an_id_that_stays()
    {
        var ids = new List<string>();
        await _project.DeployAsync(async program => ids.Add((await Explicit(program)).Id));
        await _project.UpAsync(async program => ids.Add((await Explicit(program)).Id));

        Assert.Equal(["Same explicit"], _project.Steps);
        Assert.NotEqual("", ids[0]);
        Assert.Equal(ids[0], ids[1]);
    }

    [Fact]
    public async Task Resource_of_an_explicit_provider_is_deleted_before_it()
    {
        await _project.DeployAsync(async program =>
        {
            var provider = await Explicit(program);
            await program.ThingAsync("a", null, request => request.Provider = provider.Reference);
        });
        await _project.DestroyAsync();

        Assert.Equal(["Delete a", "Delete explicit"], _project.Steps);
        Assert.Equal(["delete a"], _project.Provider.Calls);
    }

    [Fact]
    public async Task Resources_of_a_registered_package_go_to_its_base_provider()
    {
        await _project.UpAsync(async program =>
        {
            var package = await program.Monitor.RegisterPackageAsync(Parameterized("fake", "fake_things_v2", "things_v2"));
            await program.RegisterAsync("fake_things_v2:things:Thing", "a", null, request => request.PackageRef = package.Ref);
        });

        Assert.Equal(["create a"], _project.Provider.Calls);
        Assert.Equal("fake", Assert.Single(_project.State()).Package);
    }

    [Fact]
    public async Task Package_that_the_parameter_does_not_make_is_refused()
    {
        await _project.UpAsync(async program => await program.Monitor.RegisterPackageAsync(Parameterized("fake", "fake_things_v2", "others_v1")));

        Assert.Equal(
            ["the program announces the package 'fake_things_v2', but its parameter makes the package 'fake_others_v1'."], _project.Refusals);
    }

    [Fact]
    public void Parameter_for_a_provider_that_takes_none_is_refused()
    {
        var random = (IProvider)new RandomProvider();

        Assert.Equal("the provider 'random' takes no parameter.", Assert.Throws<ProviderException>(() => random.Parameterize("things_v2"u8)).Message);
    }

    [Fact]
    public async Task Package_whose_base_provider_is_not_there_is_refused()
    {
        await _project.UpAsync(async program => await program.Monitor.RegisterPackageAsync(new RegisterPackageRequest { Name = "other", Version = "1.0.0" }));

        Assert.Equal(["'other': there is no provider 'other' to rehearse with; there are: fake."], _project.Refusals);
    }

    [Fact]
    public async Task Package_reference_that_was_never_given_is_refused()
    {
        await _project.UpAsync(program => program.ThingAsync("a", null, request => request.PackageRef = "made-up"));

        Assert.Equal(["the program names the package 'made-up' without having registered it"], _project.Refusals);
    }

    [Fact]
    public async Task Function_is_called_in_previews_as_well()
    {
        var answers = new List<PropertyMap>();
        await _project.PreviewAsync(async program => answers.Add(await InvokeAsync(program, "fake:index:getThing", Inputs.Of(("name", "a")))));

        Assert.Equal([Inputs.Of(("called", "fake:index:getThing"), ("name", "a"))], answers);
        Assert.Equal(["invoke fake:index:getThing"], _project.Provider.Calls);
    }

    [Fact]
    public async Task Reference_to_a_resource_is_turned_back_into_the_resource()
    {
        PropertyMap? resource = null;
        await _project.UpAsync(async program =>
        {
            var a = await program.ThingAsync("a", Inputs.Of(("size", "small")));
            resource = await InvokeAsync(program, "pulumi:pulumi:getResource", Inputs.Of(("urn", a.Urn)));
        });

        Assert.Equal(
            Inputs.Of(("id", "a-1"), ("state", Inputs.Object(("address", "address of a-1"), ("size", "small"))), ("urn", _project.Urn("a"))),
            resource);
    }

    [Fact]
    public async Task Reference_to_a_new_resource_is_turned_back_in_a_preview_too()
    {
        PropertyMap? resource = null;
        PropertyMap? component = null;
        await _project.PreviewAsync(async program =>
        {
            var a = await program.ThingAsync("a", Inputs.Of(("size", "small")));
            resource = await InvokeAsync(program, "pulumi:pulumi:getResource", Inputs.Of(("urn", a.Urn)));
            var group = await program.ComponentAsync("group");
            await program.OutputsAsync(group.Urn, Inputs.Of(("size", "large")));
            component = await InvokeAsync(program, "pulumi:pulumi:getResource", Inputs.Of(("urn", group.Urn)));
        });

        Assert.Equal(
            Inputs.Of(("id", ""), ("state", Inputs.Object(("address", PropertyValue.Unknown.Instance), ("size", "small"))), ("urn", _project.Urn("a"))),
            resource);
        Assert.Equal(Inputs.Object(("size", "large")), component!["state"]);
    }

    [Fact]
    public async Task Reference_to_what_the_program_does_not_declare_is_refused()
    {
        await _project.UpAsync(program => InvokeAsync(program, "pulumi:pulumi:getResource", Inputs.Of(("urn", _project.Urn("a")))));

        Assert.Equal([$"there is no resource '{_project.Urn("a")}', or the program has not declared it yet"], _project.Refusals);
    }

    [Theory]
    [InlineData("secrets", true)]
    [InlineData("aliasSpecs", true)]
    [InlineData("parameterization", true)]
    [InlineData("replaceWith", true)]
    [InlineData("transforms", true)]
    [InlineData("invokeTransforms", true)]
    [InlineData("resourceHooks", true)]
    [InlineData("errorHooks", true)]
    [InlineData("sendsOptionsToHooks", false)]
    public async Task Features_are_told(string feature, bool supported)
    {
        SupportsFeatureResponse? response = null;
        await _project.UpAsync(async program => response = await program.Monitor.SupportsFeatureAsync(new SupportsFeatureRequest { Id = feature }));

        Assert.Equal((RunOutcome.Succeeded, supported), (_project.Result!.Outcome, response!.HasSupport));
    }

    private static RegisterPackageRequest Parameterized(string provider, string package, string parameter) => new()
    {
        Name = provider,
        Version = "1.0.0",
        Parameterization = new Parameterization { Name = package, Version = "2.0.0", Value = ByteString.CopyFromUtf8(parameter) },
    };

    private static Task<Declared> Explicit(ProgramClient program) => program.RegisterAsync("pulumi:providers:fake", "explicit", Inputs.Of(("region", "north")));

    private static async Task<PropertyMap> InvokeAsync(ProgramClient program, string token, PropertyMap arguments)
        => WireValues.Read((await program.Monitor.InvokeAsync(new ResourceInvokeRequest { Tok = token, Args = WireValues.Write(arguments) })).Return);
}
