using Rehearsal.Engine.Events;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.Options;
using Rehearsal.Engine.Project;
using Rehearsal.Engine.Stacks;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;
using Rehearsal.Secrets;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.Engine.Deploy.Register;

/// <summary>
/// Providers of resources whose program names none are resources of the stack, as with Pulumi's engine. Recorded in cases 72, 75, 76, 80 and 87 of the
/// official engine.
/// </summary>
public sealed class DefaultProviderTests : IDisposable
{
    private readonly RehearsedProject _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Default_provider_is_in_the_state_before_the_first_resource_that_needs_it()
    {
        _project.Configuration = StackConfiguration.Of(("fake:region", "north"), ("other:region", "south"));

        await _project.UpAsync(program => program.ThingAsync("a", null, request => request.Version = "3.28.0"));

        Assert.Equal(["Create default_3_28_0", "Create a"], _project.AllSteps);
        Assert.Equal(["default_3_28_0", "a"], _project.WholeState().Select(state => Urns.Name(state.Urn)));
        var provider = Provider();
        Assert.Equal(("pulumi:providers:fake", "", null), (provider.Type, provider.Package, provider.Parent));
        Assert.Equal(Inputs.Of(("__internal", Inputs.Object()), ("region", "north"), ("version", "3.28.0")), provider.Inputs);
        Assert.Equal(Inputs.Of(("region", "north"), ("version", "3.28.0")), provider.Outputs);
        Assert.True(Guid.TryParse(provider.Id, out _));
        Assert.Equal($"{provider.Urn}::{provider.Id}", Assert.Single(_project.State()).Provider);
    }

    [Fact]
    public async Task Default_provider_is_registered_once_and_stays()
    {
        await _project.DeployAsync(Two);
        var id = Provider().Id;

        await _project.UpAsync(Two);

        Assert.Equal(
            ["Same default", "Same a", "Same b"],
            _project.AllSteps.Order(StringComparer.Ordinal).OrderBy(step => !step.Contains("default", StringComparison.Ordinal)));
        Assert.Equal(id, Provider().Id);

        static async Task Two(ProgramClient program) => await Task.WhenAll(program.ThingAsync("a"), program.ThingAsync("b"));
    }

    [Fact]
    public async Task Default_provider_counts_nowhere()
    {
        await _project.UpAsync(program => program.ThingAsync("a"));
        Assert.Equal(1, _project.Result!.Summary.Created);

        await _project.DestroyAsync();
        Assert.Equal(1, _project.Result!.Summary.Deleted);
    }

    [Fact]
    public async Task Secret_setting_is_a_secret_of_the_provider()
    {
        _project.Configuration = StackConfiguration.Of(("fake:password", "s3cr3t")) with { SecretKeys = ["fake:password"] };

        await _project.UpAsync(program => program.ThingAsync("a"));

        Assert.Equal((Inputs.Secret("s3cr3t"), Inputs.Secret("s3cr3t")), (Provider().Inputs["password"], Provider().Outputs["password"]));
        Assert.Equal(["fake:password=s3cr3t"], _project.Provider.Configurations);
    }

    [Fact]
    public async Task Versions_of_a_package_have_a_provider_each()
    {
        await _project.UpAsync(async program =>
        {
            await program.ThingAsync("a", null, request => request.Version = "4.21.2");
            await program.ThingAsync("b", null, request => request.Version = "5.0.0-beta.1+build.7");
            await program.ThingAsync("c", null, request => (request.Version, request.PluginDownloadURL) = ("4.21.2", "https://example.com/plugins"));
        });

        Assert.Equal(
            ["default_4_21_2", "a", "default_5_0_0_beta_1_build_7", "b", "default_4_21_2_https_/example.com/plugins", "c"],
            _project.WholeState().Select(state => Urns.Name(state.Urn)));
        Assert.Equal(
            Inputs.Of(("__internal", Inputs.Object(("pluginDownloadURL", "https://example.com/plugins"))), ("version", "4.21.2")),
            _project.WholeState().Single(state => state.Urn.EndsWith("plugins", StringComparison.Ordinal)).Inputs);
    }

    [Fact]
    public async Task What_a_program_leaves_out_of_its_plugin_is_as_in_the_state()
    {
        await _project.DeployAsync(async program =>
        {
            await program.ThingAsync("a", null, request => request.Version = "4.21.2");
            await program.ThingAsync("b", null, request => (request.Version, request.PluginDownloadURL) = ("4.21.2", "https://example.com/plugins"));
        });

        await _project.UpAsync(async program =>
        {
            await program.ThingAsync("a", null, request => request.Version = "4.21.1");
            await program.ThingAsync("b");
        });

        Assert.Equal(
            ["Create default_4_21_1_https_/example.com/plugins", "Same a", "Same default_4_21_2_https_/example.com/plugins", "Same b", "Delete default_4_21_2"],
            _project.AllSteps);
    }

    [Fact]
    public async Task Provider_that_no_resource_needs_any_more_is_deleted()
    {
        await _project.DeployAsync(program => program.ThingAsync("a", null, request => request.Version = "1.0.0"));

        await _project.UpAsync(program => program.ThingAsync("a", null, request => request.Version = "2.0.0"));

        Assert.Equal(["Create default_2_0_0", "Same a", "Delete default_1_0_0"], _project.AllSteps);
        Assert.False(_project.Result!.Summary.HasChanges);
        Assert.Equal("default_2_0_0", Urns.Name(ResourceState.ProviderUrn(_project.State().Single().Provider!)));
    }

    [Fact]
    public async Task Destroy_deletes_default_providers_after_what_they_have_made()
    {
        await _project.DeployAsync(program => program.ThingAsync("a"));

        await _project.DestroyAsync();

        Assert.Equal(["Delete a", "Delete default"], _project.AllSteps);
        Assert.Empty(_project.WholeState());
    }

    [Fact]
    public async Task What_is_left_is_refreshed_and_deleted_with_the_settings_that_it_was_made_with()
    {
        _project.Configuration = StackConfiguration.Of(("fake:region", "north"));
        await _project.DeployAsync(program => program.ThingAsync("a"));
        _project.Configuration = StackConfiguration.Of(("fake:region", "south"));

        await _project.RefreshAsync();
        Assert.Equal(["fake:region=north"], _project.Provider.Configurations);
        _project.Provider.ForgetCalls();
        await _project.DestroyAsync();
        Assert.Equal(["fake:region=north"], _project.Provider.Configurations);
    }

    [Fact]
    public async Task State_of_an_earlier_version_changes_in_nothing_but_its_providers()
    {
        await _project.DeployAsync(Program);
        using (var store = StateStore.Open(_project.StateFolder, LocalKey.FindOrMake(Path.Combine(_project.Folder, RehearsedStack.StateFolderName))))
        {
            store.Apply(new StateChange
            {
                Put = [.. store.Resources.Where(state => !Is(state, "default")).Select(state => state with
                {
                    Provider = state.Provider?.Contains("default", StringComparison.Ordinal) == true ? null : state.Provider,
                    Inputs = Is(state, "explicit") ? Inputs.Of(("region", "north")) : state.Inputs,
                })],
                Remove = [.. store.Resources.Where(state => Is(state, "default")).Select(state => state.Key)],
            });
        }

        await _project.PreviewAsync(Program);
        Assert.Equal(["Create default_1_0_0", "Same a", "Same explicit", "Same b"], _project.AllSteps);
        await _project.UpAsync(Program);
        Assert.Equal(["Create default_1_0_0", "Same a", "Same explicit", "Same b"], _project.AllSteps);
        Assert.All(_project.State().Where(state => state.Package.Length > 0), state => Assert.NotNull(state.Provider));
        Assert.Equal("1.0.0", _project.State().Single(state => Is(state, "explicit")).Inputs["version"]);

        static bool Is(ResourceState state, string name) => Urns.Name(state.Urn).StartsWith(name, StringComparison.Ordinal);

        static async Task Program(ProgramClient program)
        {
            await program.ThingAsync("a", null, request => request.Version = "1.0.0");
            var provider = await program.RegisterAsync(
                "pulumi:providers:fake",
                "explicit",
                Inputs.Of(("region", "north")),
                request => request.Version = "1.0.0");
            await program.ThingAsync("b", null, request => request.Provider = provider.Reference);
        }
    }

    [Fact]
    public async Task Function_without_a_provider_has_the_default_one()
    {
        await _project.UpAsync(async program => await program.Monitor.InvokeAsync(new() { Tok = "fake:index:getThing", Version = "1.0.0" }));

        Assert.Equal(["Create default_1_0_0"], _project.AllSteps);
    }

    [Fact]
    public async Task Read_resource_names_its_provider()
    {
        _project.Provider.Cloud["id"] = PropertyMap.Empty;

        await _project.UpAsync(program => program.ReadAsync("a", "id"));

        Assert.StartsWith($"{Provider().Urn}::", Assert.Single(_project.State()).Provider, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Imported_resource_has_the_default_provider_without_a_version()
    {
        _project.Provider.Cloud["id"] = PropertyMap.Empty;

        await _project.ImportAsync(new ImportRequest("fake:index:Thing", "a", "id", null, Protect: false));

        Assert.Equal(["Create default", "Import a"], _project.AllSteps);
        Assert.Equal($"{Provider().Urn}::{Provider().Id}", Assert.Single(_project.State()).Provider);
        await _project.UpAsync(program => program.ThingAsync("a", null, request => request.Version = "1.0.0"));
        Assert.Equal(["Create default_1_0_0", "Same a", "Delete default"], _project.AllSteps);
    }

    [Theory]
    [InlineData("""["fake"]""")]
    [InlineData("""["other", "*"]""")]
    public async Task Disabled_default_provider_refuses_resources_that_name_none(string packages)
    {
        _project.Configuration = StackConfiguration.Of(("pulumi:disable-default-providers", packages));

        await _project.UpAsync(async program =>
        {
            var provider = await program.RegisterAsync("pulumi:providers:fake", "own", PropertyMap.Empty);
            await program.ThingAsync("a", null, request => request.Provider = provider.Reference);
            await program.ThingAsync("b");
        });

        Assert.Equal(["Create own", "Create a"], _project.AllSteps);
        Assert.Equal(
            ["b: the default provider of 'fake' is disabled by pulumi:disable-default-providers, "
                + $"so '{_project.Urn("b")}' needs an explicit one: give it the option 'provider'"],
            _project.Errors);
    }

    [Fact]
    public async Task Default_providers_of_other_packages_stay_enabled()
    {
        _project.Configuration = StackConfiguration.Of(("pulumi:disable-default-providers", """["other"]"""));

        await _project.UpAsync(program => program.ThingAsync("a"));

        Assert.Equal(["Create default", "Create a"], _project.AllSteps);
    }

    [Fact]
    public async Task List_of_disabled_default_providers_that_is_none_is_refused()
    {
        _project.Configuration = StackConfiguration.Of(("pulumi:disable-default-providers", "fake"));

        await _project.UpAsync(program => program.ThingAsync("a"));

        Assert.Equal(["pulumi:disable-default-providers: fake is no list of packages; write [\"azure-native\"], or [\"*\"] for all"], _project.Refusals);
    }

    private ResourceState Provider() => _project.WholeState().Single(state => ProviderTypes.IsDefault(state.Type, Urns.Name(state.Urn)));
}
