using Rehearsal.Engine.Events;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.Project;
using Rehearsal.Engine.Values;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.Engine.Deploy.Replace;

/// <summary>Providers that change, and resources that change their provider. Recorded in cases 72 and 73 of the official engine.</summary>
public sealed class ProviderChangeTests : IDisposable
{
    private readonly RehearsedProject _project = new();

    public ProviderChangeTests() => _project.Provider.Immutable.Add("account");

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Setting_that_replaces_nothing_is_an_update_of_the_provider_alone()
    {
        await _project.DeployAsync(program => WithExplicitAsync(program, ("region", "north")));

        await _project.UpAsync(program => WithExplicitAsync(program, ("region", "south")));

        Assert.Equal(["Update hub", "Same a"], _project.AllSteps);
        Assert.Equal(
            Inputs.Of(("region", "south"), ("version", "1.0.0")),
            _project.State().Single(state => state.Type.StartsWith("pulumi:providers:", StringComparison.Ordinal)).Outputs);
    }

    [Fact]
    public async Task Replaced_provider_replaces_what_it_has_made_and_goes_last()
    {
        await _project.DeployAsync(program => WithExplicitAsync(program, ("account", "one")));

        await _project.PreviewAsync(program => WithExplicitAsync(program, ("account", "two")));
        Assert.Equal(["CreateReplacement hub", "CreateReplacement a", "DeleteReplaced a", "DeleteReplaced hub"], _project.AllSteps);
        Assert.Equal(
            [["account"], ["provider"]],
            _project.Details.Where(step => step.Kind == StepKind.CreateReplacement).Select(step => step.ReplacementReasons.ToArray()));
        _project.Provider.ForgetCalls();
        await _project.UpAsync(program => WithExplicitAsync(program, ("account", "two")));

        Assert.Equal(["CreateReplacement hub", "CreateReplacement a", "DeleteReplaced a", "DeleteReplaced hub"], _project.AllSteps);
        Assert.Equal(2, _project.Result!.Summary.Replaced);
        Assert.Equal(["create a", "delete a"], _project.Provider.Calls);
        // The new one makes, and the old one deletes.
        Assert.Equal(["provider 'hub', account=two, version=1.0.0", "provider 'hub', account=one, version=1.0.0"], _project.Provider.Configurations.Distinct());
    }

    [Fact]
    public async Task Replaced_default_provider_replaces_what_it_has_made()
    {
        _project.Configuration = StackConfiguration.Of(("fake:account", "one"));
        await _project.DeployAsync(program => program.ThingAsync("a"));
        _project.Configuration = StackConfiguration.Of(("fake:account", "two"));

        await _project.UpAsync(program => program.ThingAsync("a"));

        Assert.Equal(["CreateReplacement default", "CreateReplacement a", "DeleteReplaced a", "DeleteReplaced default"], _project.AllSteps);
        Assert.Equal((1, 0), (_project.Result!.Summary.Replaced, _project.Result.Summary.Created));
    }

    [Theory]
    [InlineData("one", "Same a")]
    [InlineData("two", "CreateReplacement a")]
    public async Task Change_from_the_default_to_an_explicit_provider_replaces_only_what_the_settings_do(string account, string step)
    {
        _project.Configuration = StackConfiguration.Of(("fake:account", "one"));
        await _project.DeployAsync(program => program.ThingAsync("a", null, request => request.Version = "1.0.0"));

        await _project.UpAsync(program => WithExplicitAsync(program, ("account", account)));

        Assert.Contains(step, _project.AllSteps);
        Assert.Equal("Delete default_1_0_0", _project.AllSteps[^1]);
    }

    [Fact]
    public async Task Provider_under_an_alias_replaces_nothing()
    {
        await _project.DeployAsync(program => WithExplicitAsync(program, ("account", "one")));

        await _project.UpAsync(async program =>
        {
            var provider = await program.RegisterAsync("pulumi:providers:fake", "renamed", Inputs.Of(("account", "one")), request =>
            {
                request.Version = "1.0.0";
                request.AliasURNs.Add(_project.Urn("hub", "pulumi:providers:fake"));
            });
            await program.ThingAsync("a", null, request => request.Provider = provider.Reference);
        });

        Assert.Equal(["Same renamed", "Same a"], _project.AllSteps);
    }

    [Fact]
    public async Task Provider_that_is_deleted_before_it_is_replaced_takes_what_it_has_made_along()
    {
        await _project.DeployAsync(program => WithExplicitAsync(program, ("account", "one")));

        await _project.UpAsync(async program =>
        {
            var provider = await program.RegisterAsync("pulumi:providers:fake", "hub", Inputs.Of(("account", "two")), request =>
            {
                request.Version = "1.0.0";
                request.DeleteBeforeReplace = true;
            });
            await program.ThingAsync("a", null, request => request.Provider = provider.Reference);
        });

        Assert.Equal(["DeleteReplaced a", "DeleteReplaced hub", "CreateReplacement hub", "CreateReplacement a"], _project.AllSteps);
    }

    [Fact]
    public async Task Provider_cannot_be_imported()
    {
        await _project.UpAsync(program => program.RegisterAsync("pulumi:providers:fake", "hub", PropertyMap.Empty, request => request.ImportId = "id"));

        Assert.Equal(["hub: a provider exists in its stack alone, so it can be neither read nor imported; declare it without an id."], _project.Errors);
    }

    [Fact]
    public async Task State_has_a_resource_behind_a_provider_that_it_has_only_since_the_last_run()
    {
        await _project.DeployAsync(program => program.ThingAsync("a", null, request => request.Version = "1.0.0"));
        await _project.DeployAsync(program => program.ThingAsync("a", null, request => request.Version = "2.0.0"));

        Assert.Equal(["default_2_0_0", "a"], _project.WholeState().Select(state => Urns.Name(state.Urn)));
    }

    private static async Task WithExplicitAsync(ProgramClient program, params IEnumerable<(string Name, PropertyValue Value)> settings)
    {
        var provider = await program.RegisterAsync("pulumi:providers:fake", "hub", Inputs.Of(settings), request => request.Version = "1.0.0");
        await program.ThingAsync("a", null, request => request.Provider = provider.Reference);
    }
}
