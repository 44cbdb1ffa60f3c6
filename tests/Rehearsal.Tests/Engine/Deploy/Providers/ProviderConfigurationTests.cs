using System.Collections.Immutable;
using Rehearsal.Azure;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Options;
using Rehearsal.Engine.Project;
using Rehearsal.Engine.Protocol;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;
using Rehearsal.Providers.AzureNative;
using Rehearsal.Providers.AzureNative.Catalogue;
using Rehearsal.Providers.AzureNative.Configuring;
using Rehearsal.Providers.AzureNative.Rest;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.Engine.Deploy.Providers;

/// <summary>Providers are configured by the stack's file, by the program and by environment variables, in the order of azure-native.</summary>
public sealed class ProviderConfigurationTests : IAsyncLifetime
{
    private const string Subscription = "11111111-1111-4111-8111-111111111111";
    private const string OtherSubscription = "22222222-2222-4222-8222-222222222222";
    private const string Parameterized = "azure-native_containerregistry_v20260101preview";

    private readonly RehearsedProject _project = new();
    private SimulatedAzure? _azure;

    public async ValueTask InitializeAsync()
    {
        _azure = await SimulatedAzure.StartAsync(new(Folder: null, Port: 0, TimeSpan.Zero), default);
        _project.MoreProviders =
        [
            new AzureNativeProvider(
                new ArmClient(new ArmClientOptions(_azure.Endpoint)),
                new AzureIdentity(SimulatedAzure.SubscriptionId, SimulatedAzure.TenantId, SimulatedAzure.PrincipalId, SimulatedAzure.PrincipalId)),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        _project.Dispose();
        await _azure!.DisposeAsync();
    }

    [Fact]
    public async Task Resource_without_a_location_goes_where_the_stack_says_and_stays_there()
    {
        Configure(("azure-native:location", "northeurope"));
        await _project.UpAsync(program => GroupAsync(program));
        AssertDone();
        Assert.Equal("northeurope", Location("group"));

        Configure(("azure-native:location", "westeurope"));
        await _project.UpAsync(program => GroupAsync(program));

        Assert.Equal(["Same group"], _project.Steps);
    }

    [Fact]
    public async Task Location_that_the_program_gives_counts_before_the_stacks()
    {
        Configure(("azure-native:location", "northeurope"));

        await _project.UpAsync(program => GroupAsync(program, location: "westeurope"));

        AssertDone();
        Assert.Equal("westeurope", Location("group"));
    }

    [Fact]
    public async Task Explicit_provider_has_settings_of_its_own_and_none_of_the_stack()
    {
        Configure(("azure-native:location", "northeurope"), ("azure-native:subscriptionId", Subscription));

        await _project.UpAsync(async program =>
        {
            var hub = await ProviderAsync(program, ("location", "westeurope"), ("tenantId", Inputs.Secret("x")));
            await GroupAsync(program);
            await GroupAsync(program, "other", provider: hub);
        });

        AssertDone();
        Assert.Equal(("northeurope", $"/subscriptions/{Subscription}/resourceGroups/group"), (Location("group"), State("group").Id));
        Assert.Equal(("westeurope", $"/subscriptions/{SimulatedAzure.SubscriptionId}/resourceGroups/other"), (Location("other"), State("other").Id));
    }

    [Fact]
    public async Task Preview_knows_the_explicit_providers_location_only_when_the_program_does()
    {
        var locations = new List<PropertyValue>();
        await _project.PreviewAsync(async program =>
        {
            var known = await ProviderAsync(program, ("location", "westeurope"));
            var unknown = await program.RegisterAsync("pulumi:providers:azure-native", "unknown", Inputs.Of(("location", PropertyValue.Unknown.Instance)));
            locations.Add((await GroupAsync(program, "a", provider: known)).Outputs["location"]);
            locations.Add((await GroupAsync(program, "b", provider: unknown)).Outputs["location"]);
        });

        Assert.Equal(["westeurope", PropertyValue.Unknown.Instance], locations);
    }

    [Fact]
    public async Task Parameterized_package_is_configured_under_its_own_name()
    {
        Configure(("azure-native:location", "northeurope"), ($"{Parameterized}:location", "westeurope"));
        var token = ResourceCatalogue.Shared.ResourceTokens
            .Single(token => token.StartsWith($"{Parameterized}:", StringComparison.Ordinal) && token.EndsWith(":Registry", StringComparison.Ordinal));

        await _project.UpAsync(async program =>
        {
            var group = await GroupAsync(program);
            await program.RegisterAsync(
                token,
                "registry",
                Inputs.Of(("resourceGroupName", "group"), ("registryName", "contoso"), ("sku", Inputs.Object(("name", "Premium")))),
                configure: null,
                after: group);
        });

        AssertDone();
        Assert.Equal(("northeurope", "westeurope"), (Location("group"), Location("registry")));
    }

    [Theory]
    [InlineData(null, null, SimulatedAzure.SubscriptionId)]
    [InlineData(null, Subscription, Subscription)]
    [InlineData(OtherSubscription, Subscription, OtherSubscription)]
    [InlineData("", Subscription, SimulatedAzure.SubscriptionId)]
    public async Task Setting_counts_before_its_environment_variable_even_when_it_is_empty(string? setting, string? variable, string subscription)
    {
        Configure([("azure-native:location", "westeurope"), .. setting is null ? [] : new[] { ("azure-native:subscriptionId", setting) }]);
        if (variable is not null)
            SetVariables(("ARM_SUBSCRIPTION_ID", variable));

        await _project.UpAsync(program => GroupAsync(program));

        AssertDone();
        Assert.Equal($"/subscriptions/{subscription}/resourceGroups/group", State("group").Id);
    }

    [Fact]
    public async Task Another_subscription_replaces_nothing_and_is_warned_of()
    {
        Configure(("azure-native:location", "westeurope"), ("azure-native:subscriptionId", Subscription));
        await _project.UpAsync(program => GroupAsync(program));
        Configure(("azure-native:location", "westeurope"), ("azure-native:subscriptionId", OtherSubscription));

        await _project.PreviewAsync(program => GroupAsync(program));

        Assert.Equal(["Update default", "Same group"], _project.AllSteps);
        Assert.StartsWith(
            $"another subscription ({Subscription} before, {OtherSubscription} now): azure-native replaces nothing for that.",
            Assert.Single(_project.Warnings),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Client_configuration_is_the_configured_one()
    {
        Configure(("azure-native:tenantId", Subscription), ("azure-native:subscriptionId", OtherSubscription));
        SetVariables(("ARM_CLIENT_ID", "me"), ("ARM_CLIENT_SECRET", "secret"));
        PropertyMap? answer = null;

        await _project.UpAsync(async program
            => answer = WireValues.Read((await program.Monitor.InvokeAsync(new() { Tok = "azure-native:authorization:getClientConfig" })).Return));

        Assert.Equal(
            Inputs.Of(("clientId", "me"), ("objectId", SimulatedAzure.PrincipalId), ("subscriptionId", OtherSubscription), ("tenantId", Subscription)), answer);
    }

    [Theory]
    [InlineData(
        "environment", "usgovernment",
        "azure-native:environment: there is no cloud 'usgovernment' to rehearse with, "
            + "only the public one; leave it out or set it to 'public' for a rehearsal.")]
    [InlineData(
        "environment", "AzureChinaCloud",
        "azure-native:environment: there is no cloud 'AzureChinaCloud' to rehearse with, "
            + "only the public one; leave it out or set it to 'public' for a rehearsal.")]
    [InlineData(
        "metadataHost", "stack.contoso.com",
        "azure-native:metadataHost: there is no cloud 'stack.contoso.com' to rehearse with, "
            + "only the public one; leave it out or set it to 'management.azure.com' for a rehearsal.")]
    [InlineData(
        "subscriptionId", "production",
        "azure-native:subscriptionId: 'production' is no subscription; "
            + $"its id is a UUID such as {SimulatedAzure.SubscriptionId}.")]
    public async Task Setting_that_cannot_be_rehearsed_is_refused_with_its_place(string setting, string value, string message)
    {
        Configure(($"azure-native:{setting}", value));

        var result = await _project.UpAsync(program => GroupAsync(program, location: "westeurope"));

        Assert.Equal(RunOutcome.Failed, result.Outcome);
        Assert.Equal([$"default: {message}"], _project.Errors);
        Assert.Equal(["group"], _project.Skipped);
    }

    [Fact]
    public async Task Explicit_provider_that_cannot_be_rehearsed_fails_itself_and_names_the_variable_where_it_is_from()
    {
        SetVariables(("AZURE_ENVIRONMENT", "china"));

        await _project.UpAsync(async program =>
        {
            await ProviderAsync(program, ("environment", "public"));
            await program.RegisterAsync("pulumi:providers:azure-native", "gov", Inputs.Of(("environment", "usgov")));
            await program.RegisterAsync("pulumi:providers:azure-native", "variable", PropertyMap.Empty);
        });

        Assert.Equal(
            [
                "gov: provider 'gov', environment: there is no cloud 'usgov' to rehearse with, "
                    + "only the public one; leave it out or set it to 'public' for a rehearsal.",
                "variable: AZURE_ENVIRONMENT: there is no cloud 'china' to rehearse with, "
                    + "only the public one; leave it out or set it to 'public' for a rehearsal.",
            ],
            _project.Errors);
    }

    [Theory]
    [InlineData("environment", "public")]
    [InlineData("environment", "AzureCloud")]
    [InlineData("metadataHost", "https://management.azure.com")]
    [InlineData("useOidc", "true")]
    [InlineData("clientSecret", "s3cr3t")]
    [InlineData("auxiliaryTenantIds", """["a"]""")]
    public async Task Credentials_and_the_public_cloud_are_taken(string setting, string value)
    {
        Configure(($"azure-native:{setting}", value));

        await _project.UpAsync(program => GroupAsync(program, location: "westeurope"));

        AssertDone();
    }

    [Fact]
    public async Task Resource_is_refreshed_and_deleted_with_the_explicit_provider_that_the_state_knows()
    {
        await _project.DeployAsync(async program =>
        {
            var hub = await program.RegisterAsync("pulumi:providers:fake", "hub", Inputs.Of(("region", "north")));
            await program.ThingAsync("a", null, request => request.Provider = hub.Reference);
        });

        await _project.RefreshAsync();
        Assert.Equal(["provider 'hub', region=north"], _project.Provider.Configurations);
        _project.Provider.ForgetCalls();
        await _project.DestroyAsync();
        Assert.Equal(["provider 'hub', region=north"], _project.Provider.Configurations);
    }

    private void Configure(params ReadOnlySpan<(string Key, string Value)> values) => _project.Configuration = StackConfiguration.Of(values);

    private void SetVariables(params IEnumerable<(string Name, string Value)> variables)
        => _project.Options = new RunOptions { ProviderVariables = variables.ToImmutableDictionary(variable => variable.Name, variable => variable.Value) };

    private void AssertDone() => Assert.Empty(_project.Errors.Concat(_project.Refusals));

    private ResourceState State(string name) => _project.State().Single(state => state.Urn.EndsWith($"::{name}", StringComparison.Ordinal));

    private PropertyValue Location(string name) => State(name).Outputs["location"];

    private static Task<Declared> ProviderAsync(ProgramClient program, params IEnumerable<(string Name, PropertyValue Value)> settings)
        => program.RegisterAsync("pulumi:providers:azure-native", "hub", Inputs.Of(settings));

    private static Task<Declared> GroupAsync(ProgramClient program, string name = "group", string? location = null, Declared? provider = null)
        => program.RegisterAsync(
            "azure-native:resources:ResourceGroup",
            name,
            Inputs.Of([("resourceGroupName", name), .. location is null ? [] : new[] { ("location", (PropertyValue)location) }]),
            request => request.Provider = provider?.Reference ?? "");
}
