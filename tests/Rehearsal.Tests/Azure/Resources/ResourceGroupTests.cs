using static Rehearsal.Tests.Azure.Requests.AzureClient;

namespace Rehearsal.Tests.Azure.Resources;

public class ResourceGroupTests
{
    [Fact]
    public async Task Group_is_created_at_once()
    {
        await using var azure = await StartAsync();

        var created = await azure.SendAsync("PUT", Group, """{ "location": "West Europe", "tags": { "a": "b" } }""");
        var again = await azure.SendAsync("PUT", Group, """{ "location": "westeurope" }""");

        Assert.Equal((201, 200), (created.Status, again.Status));
        Assert.Null(created.Header("Azure-AsyncOperation"));
        Assert.Equal(("westeurope", "Succeeded"), ((string?)created.Body!["location"], (string?)created.Properties["provisioningState"]));
        Assert.False(again.Body!.ContainsKey("tags"));
    }

    [Theory]
    [InlineData("{}", 400, "LocationRequired")]
    [InlineData("""{ "location": "atlantis" }""", 400, "LocationNotAvailableForResourceGroup")]
    [InlineData("""{ "location": "eastus" }""", 409, "InvalidResourceGroupLocation")]
    public async Task Group_needs_a_known_location_and_keeps_it(string body, int status, string code)
    {
        await using var azure = await StartWithGroupAsync();

        var refused = await azure.SendAsync("PUT", Group, body);

        Assert.Equal((status, code), (refused.Status, refused.ErrorCode));
    }

    [Fact]
    public async Task Deleting_a_group_deletes_its_registries()
    {
        await using var azure = await StartWithRegistryAsync();
        _ = await azure.SucceedAsync("PUT", Replica("northeurope"), ReplicaBody("northeurope"));

        Assert.Equal(202, (await azure.SendAsync("DELETE", Group)).Status);

        Assert.Equal((404, "ResourceGroupNotFound"), ((await azure.GetAsync(Registry)).Status, (await azure.GetAsync(Registry)).ErrorCode));
        _ = await azure.SucceedAsync("PUT", Group, """{ "location": "eastus" }""");
        Assert.Equal(404, (await azure.GetAsync(Registry)).Status);
        Assert.Equal(201, (await azure.SendAsync("PUT", Registry, RegistryBody())).Status);
    }

    [Fact]
    public async Task A_group_that_does_not_exist_cannot_be_deleted()
    {
        await using var azure = await StartAsync();

        var refused = await azure.SendAsync("DELETE", Group);

        Assert.Equal((404, "ResourceGroupNotFound"), (refused.Status, refused.ErrorCode));
    }
}
