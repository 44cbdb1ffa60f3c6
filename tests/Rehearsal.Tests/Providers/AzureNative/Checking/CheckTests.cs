using Rehearsal.Engine.Values;
using Rehearsal.Providers;
using Rehearsal.Tests.Providers.AzureNative.Rest;

namespace Rehearsal.Tests.Providers.AzureNative.Checking;

public sealed class CheckTests
{
    private const string Registry = "azure-native:containerregistry:Registry";

    [Fact]
    public async Task A_top_level_resource_gets_a_random_name_and_a_mark_that_it_is_one()
    {
        var result = await Check(Registry, """{ "resourceGroupName": "rg", "location": "westeurope", "sku": { "name": "Premium" } }""", name: "contoso");

        Assert.Empty(result.Failures);
        Assert.Matches("^contoso[0-9a-f]{8}$", ((PropertyValue.Text)result.Inputs["registryName"]).Value);
        Assert.Equal((PropertyValue)true, result.Inputs["__createBeforeDelete"]);
    }

    [Theory]
    [InlineData(Registry, "registryName", AutonamingMode.Propose, "proposed", true)]
    [InlineData(Registry, "registryName", AutonamingMode.Enforce, "proposed", true)]
    [InlineData("azure-native:containerregistry:Replication", "replicationName", AutonamingMode.Propose, "proposed", false)]
    [InlineData("azure-native:containerregistry:Replication", "replicationName", AutonamingMode.Enforce, "proposed", true)]
    [InlineData("azure-native:authorization:RoleAssignment", "roleAssignmentName", AutonamingMode.Enforce, "proposed", true)]
    public async Task A_proposed_name_takes_the_place_of_a_made_up_one(string type, string input, object mode, string name, bool isRandom)
    {
        var inputs = Values.Map("""{ "resourceGroupName": "rg", "registryName": "contoso", "scope": "/subscriptions/x", "location": "westeurope" }""")
            .Without(input);

        var result = await CheckNamed(type, inputs, null, new("proposed", (AutonamingMode)mode));

        Assert.Equal(((PropertyValue)name, isRandom), (result.Inputs[input], result.Inputs.ContainsKey("__createBeforeDelete")));
    }

    [Fact]
    public async Task A_proposed_name_does_not_take_the_place_of_a_UUID()
        => Assert.True(Guid.TryParse(
            (await CheckNamed(
                    "azure-native:authorization:RoleAssignment",
                    Values.Map("""{ "scope": "/subscriptions/x" }"""),
                    null,
                    new("proposed", AutonamingMode.Propose)))
                .Inputs["roleAssignmentName"].AsText(),
            out _));

    [Fact]
    public async Task A_name_once_given_stays_whatever_is_proposed()
    {
        var old = Values.Map("""{ "resourceGroupName": "rg", "registryName": "contoso", "location": "westeurope" }""");

        Assert.Equal(
            (PropertyValue)"contoso",
            (await CheckNamed(Registry, old.Without("registryName"), old, new("proposed", AutonamingMode.Enforce))).Inputs["registryName"]);
    }

    [Fact]
    public async Task A_name_is_missing_where_none_is_to_be_made_up()
    {
        var inputs = Values.Map("""{ "resourceGroupName": "rg", "location": "westeurope", "sku": { "name": "Premium" } }""");

        var result = await CheckNamed(Registry, inputs, null, new("", AutonamingMode.Disable));

        Assert.Equal("missing required property 'registryName'", Assert.Single(result.Failures).Reason);
    }

    [Fact]
    public async Task Nothing_is_added_to_a_named_resource_but_the_API_version()
    {
        const string inputs = """{ "resourceGroupName": "rg", "registryName": "contoso", "location": "westeurope", "sku": { "name": "Premium" } }""";

        var result = await Check(Registry, inputs);

        Assert.Equal(Values.Map(inputs).With("azureApiVersion", "2023-01-01-preview"), result.Inputs);
    }

    [Fact]
    public async Task A_random_name_that_the_type_does_not_allow_is_refused()
        => Assert.Equal(
            "'registryName' does not match expression '^[a-zA-Z0-9]*$'",
            Assert.Single(
                (
                    await Check(
                        Registry,
                        """{ "resourceGroupName": "rg", "location": "westeurope", "sku": { "name": "Premium" } }""",
                        name: "geo-registry")).Failures).Reason);

    [Fact]
    public async Task A_location_that_is_left_out_is_the_old_one()
    {
        var inputs = Values.Map("""{ "resourceGroupName": "rg", "registryName": "contoso", "sku": { "name": "Premium" } }""");

        var result = await new RecordedAzure().Provider.CheckAsync(
            new(Values.Resource(Registry), inputs.With("location", "northeurope"), inputs, Values.Seed), default);

        Assert.Equal((PropertyValue)"northeurope", result.Inputs["location"]);
    }

    [Fact]
    public async Task A_location_that_is_left_out_is_that_of_the_configuration()
    {
        var inputs = Values.Map("""{ "resourceGroupName": "rg", "registryName": "contoso", "sku": { "name": "Premium" } }""");

        var result = await new RecordedAzure { DefaultLocation = "uksouth" }.Provider.CheckAsync(
            new(Values.Resource(Registry), null, inputs, Values.Seed), default);

        Assert.Equal((PropertyValue)"uksouth", result.Inputs["location"]);
    }

    [Fact]
    public async Task A_location_that_is_left_out_is_that_of_the_group_which_is_asked_for_once()
    {
        var inputs = Values.Map("""{ "resourceGroupName": "rg", "registryName": "contoso", "sku": { "name": "Premium" } }""");
        var azure = new RecordedAzure().Expect("GET /subscriptions/sub/resourceGroups/rg 2020-10-01", 200, """{ "location": "westus" }""");
        var provider = azure.Provider;

        foreach (var _ in Enumerable.Range(0, 2))
            Assert.Equal(
                (PropertyValue)"westus", (await provider.CheckAsync(new(Values.Resource(Registry), null, inputs, Values.Seed), default)).Inputs["location"]);

        azure.AssertAllCame();
    }

    [Fact]
    public async Task A_location_is_not_known_as_long_as_its_group_is_not()
    {
        var inputs = Values.Map("""{ "registryName": "contoso", "sku": { "name": "Premium" } }""").With("resourceGroupName", PropertyValue.Unknown.Instance);

        var result = await new RecordedAzure().Provider.CheckAsync(new(Values.Resource(Registry), null, inputs, Values.Seed), default);

        Assert.IsType<PropertyValue.Unknown>(result.Inputs["location"]);
    }

    [Fact]
    public async Task A_location_that_cannot_be_found_is_asked_for()
    {
        var azure = new RecordedAzure().Expect(
            "GET /subscriptions/sub/resourceGroups/rg 2020-10-01", 404, """{ "error": { "code": "ResourceGroupNotFound" } }""");
        var inputs = Values.Map("""{ "resourceGroupName": "rg", "registryName": "contoso", "sku": { "name": "Premium" } }""");

        var result = await azure.Provider.CheckAsync(new(Values.Resource(Registry), null, inputs, Values.Seed), default);

        Assert.Equal(
            "missing required property 'location'. Either set it explicitly or configure it with 'pulumi config set azure-native:location <value>'.",
            Assert.Single(result.Failures).Reason);
    }

    [Fact]
    public async Task A_deployment_in_a_group_has_no_location()
        => Assert.False((await Check(
            "azure-native:resources:Deployment", """{ "resourceGroupName": "rg", "properties": { "mode": "Incremental" } }""")).Inputs.ContainsKey("location"));

    [Fact]
    public async Task A_child_resource_gets_its_logical_name()
    {
        var result = await Check(
            "azure-native:containerregistry:Replication", """{ "resourceGroupName": "rg", "registryName": "contoso", "location": "eastus" }""", name: "eastus");

        Assert.Equal((PropertyValue)"eastus", result.Inputs["replicationName"]);
    }

    [Fact]
    public async Task A_role_assignment_gets_a_uuid()
    {
        var result = await Check(
            "azure-native:authorization:RoleAssignment", """{ "scope": "/subscriptions/sub", "principalId": "p", "roleDefinitionId": "r" }""");

        Assert.True(Guid.TryParse(((PropertyValue.Text)result.Inputs["roleAssignmentName"]).Value, out _));
    }

    [Fact]
    public async Task A_name_once_made_stays()
    {
        var inputs = Values.Map("""{ "resourceGroupName": "rg" }""");
        var request = new CheckRequest(
            Values.Resource("azure-native:resources:ResourceGroup"), inputs.With("resourceGroupName", "main0a1b2c3d"), PropertyMap.Empty, Values.Seed);

        var result = await new RecordedAzure().Provider.CheckAsync(request, default);

        Assert.Equal((PropertyValue)"main0a1b2c3d", result.Inputs["resourceGroupName"]);
    }

    [Theory]
    [InlineData("""{ "sku": { "name": "Premium" } }""", "missing required property 'resourceGroupName'")]
    [InlineData("""{ "resourceGroupName": "rg", "sku": { } }""", "missing required property 'sku.name'")]
    [InlineData(
        """{ "resourceGroupName": "rg", "sku": { "name": "Premium" }, "registryName": "a" }""",
        "'registryName' is too short (1): at least 5 characters required")]
    [InlineData(
        """{ "resourceGroupName": "rg", "sku": { "name": "Premium" }, "registryName": "con-toso" }""",
        "'registryName' does not match expression '^[a-zA-Z0-9]*$'")]
    [InlineData(
        """{ "resourceGroupName": "rg", "sku": { "name": "Premium" }, "adminUserEnabled": "yes" }""",
        "'adminUserEnabled' should be of type 'boolean' but got a string")]
    [InlineData("""{ "resourceGroupName": "rg", "sku": "Premium" }""", "'sku' should be of type 'object' but got a string")]
    [InlineData("""{ "resourceGroupName": "rg", "sku": ["Premium"] }""", "'sku' should be of type 'object' but got an array")]
    [InlineData(
        """{ "resourceGroupName": "rg", "sku": { "name": "Premium" }, "policies": { "retentionPolicy": { "days": 1.5 } } }""",
        "'policies.retentionPolicy.days' must be an integer but got 1.500000")]
    public async Task Wrong_inputs_are_refused_in_azure_natives_words(string inputs, string reason)
    {
        var result = await new RecordedAzure().Provider.CheckAsync(
            new(Values.Resource(Registry, "contoso"), null, Values.Map(inputs).With("location", "westeurope"), Values.Seed), default);

        Assert.Equal([new CheckFailure("", reason)], result.Failures.AsEnumerable());
    }

    [Theory]
    [InlineData("""{ "sku": { "name": "Ultra" } }""")]
    [InlineData("""{ "sku": { "name": "Premium", "nmae": "x" } }""")]
    [InlineData("""{ "sku": { "name": "Premium" }, "zoneRedundency": "Enabled" }""")]
    [InlineData("""{ "sku": { "name": "Premium" }, "identity": { "type": "SystemAsigned" } }""")]
    public async Task What_a_type_does_not_have_is_left_for_Azure_to_judge(string inputs)
    {
        var given = Values.Map(inputs).With("resourceGroupName", PropertyValue.Unknown.Instance);

        var result = await new RecordedAzure().Provider.CheckAsync(new(Values.Resource(Registry), null, given, Values.Seed), default);

        Assert.Empty(result.Failures);
    }

    [Theory]
    [InlineData("azure-native_containerregistry_v20260101preview:containerregistry:Registry")]
    [InlineData("azure-native_containerregistry_v20260101preview:containerregistry/v20260101preview:Registry")]
    [InlineData("azure-native:containerregistry/v20260101preview:Registry")]
    public async Task Another_API_version_is_added_to_the_inputs(string type)
    {
        const string inputs = """{ "resourceGroupName": "rg", "location": "westeurope", "sku": { "name": "Premium" }, "regionalEndpoints": "Enabled" }""";

        Assert.Equal((PropertyValue)"2026-01-01-preview", (await Check(type, inputs)).Inputs["azureApiVersion"]);
        Assert.NotEqual((PropertyValue)"2026-01-01-preview", (await Check(Registry, inputs)).Inputs["azureApiVersion"]);
    }

    [Fact]
    public async Task A_type_of_a_parameterized_package_that_was_not_generated_is_known_by_the_version_in_the_name_of_the_package()
    {
        const string inputs = """
            { "resourceGroupName": "rg", "registryName": "contoso", "replicationName": "westus", "location": "westus", "zoneRedundancy": "Enabled" }
            """;

        Assert.Equal(
            (PropertyValue)"2023-07-01",
            (await Check("azure-native_containerregistry_v20230701:containerregistry:Replication", inputs)).Inputs["azureApiVersion"]);
    }

    [Fact]
    public async Task An_unknown_resource_type_is_named_with_the_nearest()
    {
        var failure = await Assert.ThrowsAsync<ProviderException>(() => Check("azure-native:containerregistry:Regsitry", "{}"));

        Assert.Equal(
            "azure-native has no resource type 'azure-native:containerregistry:Regsitry' here. Did you mean 'azure-native:containerregistry:Registry'?",
            failure.Message);
    }

    private static Task<CheckResult> CheckNamed(string type, PropertyMap inputs, PropertyMap? old, Autonaming autonaming)
        => new RecordedAzure().Provider.CheckAsync(new(Values.Resource(type), old, inputs, Values.Seed) { Autonaming = autonaming }, default);

    private static Task<CheckResult> Check(string type, string inputs, string name = "main")
        => new RecordedAzure().Provider.CheckAsync(new(Values.Resource(type, name), null, Values.Map(inputs), Values.Seed), default);
}
