using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Tests.Providers.AzureNative;

public sealed class CheckTests
{
    private const string Registry = "azure-native:containerregistry:Registry";

    [Fact]
    public async Task Defaults_are_filled_in_and_a_top_level_resource_gets_a_random_name_that_its_type_allows()
    {
        var result = await Check(Registry, """{ "resourceGroupName": "rg", "location": "westeurope", "sku": { "name": "Premium" } }""", name: "geo-registry");

        Assert.Empty(result.Failures);
        Assert.Equal((PropertyValue)"AzureServices", result.Inputs["networkRuleBypassOptions"]);
        Assert.Equal((PropertyValue)false, result.Inputs["adminUserEnabled"]);
        Assert.Matches("^georegistry[0-9a-f]{8}$", ((PropertyValue.Text)result.Inputs["registryName"]).Value);
    }

    [Fact]
    public async Task A_child_resource_gets_its_logical_name()
    {
        var result = await Check("azure-native:containerregistry:Replication", """{ "resourceGroupName": "rg", "registryName": "contoso", "location": "eastus" }""", name: "eastus");

        Assert.Equal((PropertyValue)"eastus", result.Inputs["replicationName"]);
    }

    [Fact]
    public async Task A_role_assignment_gets_a_uuid()
    {
        var result = await Check("azure-native:authorization:RoleAssignment", """{ "scope": "/subscriptions/sub", "principalId": "p", "roleDefinitionId": "r" }""");

        Assert.True(Guid.TryParse(((PropertyValue.Text)result.Inputs["roleAssignmentName"]).Value, out _));
    }

    [Fact]
    public async Task A_name_once_made_stays()
    {
        var inputs = Values.Map("""{ "resourceGroupName": "rg" }""");
        var request = new CheckRequest(Values.Resource("azure-native:resources:ResourceGroup"), inputs.With("resourceGroupName", "main0a1b2c3d"), PropertyMap.Empty, Values.Seed);

        var result = await new RecordedAzure().Provider.CheckAsync(request, default);

        Assert.Equal((PropertyValue)"main0a1b2c3d", result.Inputs["resourceGroupName"]);
    }

    [Theory]
    [InlineData("""{ "sku": { "name": "Premium" } }""", "resourceGroupName", "'resourceGroupName' is required.")]
    [InlineData("""{ "resourceGroupName": "rg", "sku": { } }""", "sku.name", "'name' is required.")]
    [InlineData("""{ "resourceGroupName": "rg", "sku": { "name": "Premium" }, "zoneRedundency": "Enabled" }""", "zoneRedundency", "There is no property 'zoneRedundency' here. Did you mean 'zoneRedundancy'?")]
    [InlineData("""{ "resourceGroupName": "rg", "sku": { "name": "Premium", "nmae": "x" } }""", "sku.nmae", "There is no property 'nmae' here. Did you mean 'name'?")]
    [InlineData("""{ "resourceGroupName": "rg", "sku": { "name": "Premium" }, "registryName": "a" }""", "registryName", "'a' has 1 characters. Allowed are 5 to 50 characters.")]
    [InlineData("""{ "resourceGroupName": "rg", "sku": { "name": "Premium" }, "registryName": "con-toso" }""", "registryName", "'con-toso' does not match the pattern ^[a-zA-Z0-9]*$.")]
    [InlineData("""{ "resourceGroupName": "rg", "sku": { "name": "Premium" }, "identity": { "type": "SystemAsigned" } }""", "identity.type", "'SystemAsigned' is not allowed. Allowed are 'SystemAssigned', 'UserAssigned', 'SystemAssigned, UserAssigned', 'None'. Did you mean 'SystemAssigned'?")]
    [InlineData("""{ "resourceGroupName": "rg", "sku": { "name": "Premium" }, "adminUserEnabled": "yes" }""", "adminUserEnabled", "Expected true or false, not a text.")]
    [InlineData("""{ "resourceGroupName": "rg", "sku": "Premium" }""", "sku", "Expected an object, not a text.")]
    [InlineData("""{ "resourceGroupName": "rg", "sku": { "name": "Premium" }, "policies": { "retentionPolicy": { "days": 1.5 } } }""", "policies.retentionPolicy.days", "1.5 is not a whole number.")]
    [InlineData("""{ "resourceGroupName": "rg", "sku": { "name": "Premium" }, "tags": { "cost.center": 5 } }""", """tags["cost.center"]""", "Expected a text, not a number.")]
    public async Task Wrong_inputs_are_named_with_what_is_allowed(string inputs, string property, string reason)
    {
        var result = await Check(Registry, inputs);

        Assert.Equal([new CheckFailure(property, reason)], result.Failures.AsEnumerable());
    }

    [Fact]
    public async Task Values_of_an_open_enumeration_and_unknown_ones_are_accepted()
    {
        var inputs = Values.Map("""{ "sku": { "name": "Ultra" } }""").With("resourceGroupName", PropertyValue.Unknown.Instance);

        var result = await new RecordedAzure().Provider.CheckAsync(new(Values.Resource(Registry), null, inputs, Values.Seed), default);

        Assert.Empty(result.Failures);
    }

    [Theory]
    [InlineData("azure-native_containerregistry_v20260101preview:containerregistry:Registry")]
    [InlineData("azure-native_containerregistry_v20260101preview:containerregistry/v20260101preview:Registry")]
    [InlineData("azure-native:containerregistry/v20260101preview:Registry")]
    public async Task Another_API_version_brings_its_own_properties(string type)
    {
        const string inputs = """{ "resourceGroupName": "rg", "location": "westeurope", "sku": { "name": "Premium" }, "regionalEndpoints": "Enabled" }""";

        Assert.Empty((await Check(type, inputs)).Failures);
        Assert.Equal("regionalEndpoints", Assert.Single((await Check(Registry, inputs)).Failures).Property);
    }

    [Fact]
    public async Task A_type_of_a_parameterized_package_that_was_not_generated_is_known_by_the_version_in_the_name_of_the_package()
    {
        const string inputs = """{ "resourceGroupName": "rg", "registryName": "contoso", "replicationName": "westus", "location": "westus", "zoneRedundancy": "Enabled" }""";

        Assert.Empty((await Check("azure-native_containerregistry_v20230701:containerregistry:Replication", inputs)).Failures);
    }

    [Fact]
    public async Task An_unknown_resource_type_is_named_with_the_nearest()
    {
        var failure = await Assert.ThrowsAsync<ProviderException>(() => Check("azure-native:containerregistry:Regsitry", "{}"));

        Assert.Equal("azure-native has no resource type 'azure-native:containerregistry:Regsitry' here. Did you mean 'azure-native:containerregistry:Registry'?", failure.Message);
    }

    private static Task<CheckResult> Check(string type, string inputs, string name = "main")
        => new RecordedAzure().Provider.CheckAsync(new(Values.Resource(type, name), null, Values.Map(inputs), Values.Seed), default);
}
