using Rehearsal.Engine.Values;
using Rehearsal.Tests.Providers.AzureNative.Rest;

namespace Rehearsal.Tests.Providers.AzureNative.Planning;

public sealed class PreviewTests
{
    private const string Registry = "azure-native:containerregistry:Registry";

    private static readonly PropertyMap Inputs = Values.Map(
        """{ "resourceGroupName": "rg", "registryName": "contoso", "sku": { "name": "Basic" }, "adminUserEnabled": false }""");

    private static readonly PropertyMap Outputs = Values.Map("""
        { "name": "contoso", "location": "westeurope", "sku": { "name": "Basic", "tier": "Basic" }, "adminUserEnabled": false,
          "loginServer": "contoso.azurecr.io",
          "provisioningState": "Succeeded", "publicNetworkAccess": "Enabled" }
        """);

    [Fact]
    public async Task An_update_knows_its_inputs_the_name_and_the_location_and_nothing_else()
    {
        var update = await Update(Inputs.With("sku", new PropertyValue.Map(Values.Map("""{ "name": "Premium" }"""))));

        Assert.Equal((PropertyValue)"contoso", update["name"]);
        Assert.Equal((PropertyValue)"westeurope", update["location"]);
        Assert.Equal(Outputs["adminUserEnabled"], update["adminUserEnabled"]);
        Assert.All(["loginServer", "publicNetworkAccess", "provisioningState"], name => Assert.IsType<PropertyValue.Unknown>(update[name]));
        Assert.Equal(
            new PropertyValue.Map(PropertyMap.Empty.With("name", "Premium").With("tier", PropertyValue.Unknown.Instance)),
            update["sku"]);
    }

    [Fact]
    public async Task An_input_taken_back_leaves_its_output_unknown()
        => Assert.IsType<PropertyValue.Unknown>((await Update(Inputs.Without("adminUserEnabled")))["adminUserEnabled"]);

    [Fact]
    public async Task Secret_inputs_come_back_as_secret_outputs()
    {
        var inputs = Inputs.With("tags", new PropertyValue.Map(PropertyMap.Empty.With("open", "a").With("hidden", new PropertyValue.Secret("b"))));

        var result = await new RecordedAzure().Provider.CreateAsync(new(Values.Resource(Registry), inputs, Preview: true, null), default);

        Assert.Equal(inputs["tags"], result.Outputs["tags"]);
    }

    private static async Task<PropertyMap> Update(PropertyMap inputs)
        => (
            await new RecordedAzure().Provider.UpdateAsync(
                new(Values.Resource(Registry), "id", Inputs, Outputs, inputs, Preview: true, null), default)).Outputs;
}
