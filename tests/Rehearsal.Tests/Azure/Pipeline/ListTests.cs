using Rehearsal.Azure;
using static Rehearsal.Tests.Azure.Requests.AzureClient;

namespace Rehearsal.Tests.Azure.Pipeline;

public class ListTests
{
    [Fact]
    public async Task The_subscription_that_is_always_there_is_listed()
    {
        await using var azure = await StartAsync();

        var subscription = Assert.Single((await azure.GetAsync("/subscriptions")).Body!["value"]!.AsArray())!;

        Assert.Equal(
            (SimulatedAzure.SubscriptionId, SimulatedAzure.TenantId, "Enabled"),
            ((string)subscription["subscriptionId"]!, (string)subscription["tenantId"]!, (string)subscription["state"]!));
        Assert.Equal(Subscription, (string?)(await azure.GetAsync(Subscription)).Body!["id"]);
    }

    [Fact]
    public async Task Another_subscription_is_there_as_long_as_it_has_a_resource_group()
    {
        const string other = "/subscriptions/11111111-1111-4111-8111-111111111111";
        await using var azure = await StartWithGroupAsync();

        Assert.Equal((404, "SubscriptionNotFound"), await AskAsync());
        _ = await azure.SucceedAsync("PUT", $"{other}/resourceGroups/rg-test", """{ "location": "eastus" }""");
        Assert.Equal((200, null), await AskAsync());
        Assert.Equal(
            [Subscription, other], (await azure.GetAsync("/subscriptions")).Body!["value"]!.AsArray().Select(subscription => (string)subscription!["id"]!));
        Assert.Equal("eastus", (string?)(await azure.GetAsync($"{other}/resourceGroups/rg-test")).Body!["location"]);
        _ = await azure.SucceedAsync("DELETE", $"{other}/resourceGroups/rg-test");
        _ = await azure.GetAsync($"{other}/resourceGroups/rg-test");
        Assert.Equal((404, "SubscriptionNotFound"), await AskAsync());

        async Task<(int, string?)> AskAsync()
        {
            var answer = await azure.GetAsync(other);
            return (answer.Status, answer.Status == 200 ? null : answer.ErrorCode);
        }
    }

    [Fact]
    public async Task Groups_of_a_subscription_are_listed()
    {
        await using var azure = await StartWithGroupAsync();

        Assert.Equal(["rg-test"], (await azure.GetAsync($"{Subscription}/resourceGroups")).Names);
    }

    [Theory]
    [InlineData(Group, new[] { "contoso" })]
    [InlineData($"{Subscription}/resourceGroups/other", new[] { "fabrikam" })]
    [InlineData(Subscription, new[] { "fabrikam", "contoso" })]
    public async Task Registries_of_a_scope_are_listed(string scope, string[] names)
    {
        await using var azure = await StartWithRegistryAsync();
        _ = await azure.SucceedAsync("PUT", $"{Subscription}/resourceGroups/other", """{ "location": "eastus" }""");
        _ = await azure.SucceedAsync("PUT", $"{Subscription}/resourceGroups/other/providers/Microsoft.ContainerRegistry/registries/fabrikam", RegistryBody());

        Assert.Equal(names, (await azure.GetAsync($"{scope}/providers/Microsoft.ContainerRegistry/registries")).Names);
    }

    [Fact]
    public async Task Api_versions_of_a_namespace_are_listed_with_its_types()
    {
        await using var azure = await StartAsync();

        var provider = (await azure.GetAsync($"{Subscription}/providers/microsoft.containerregistry", "2022-09-01")).Body!;

        Assert.Equal($"{Subscription}/providers/Microsoft.ContainerRegistry", (string?)provider["id"]);
        var replications = Assert.Single(provider["resourceTypes"]!.AsArray(), type => (string?)type!["resourceType"] == "registries/replications")!;
        Assert.Contains("2025-11-01", replications["apiVersions"]!.AsArray().Select(version => (string?)version));
    }

    [Fact]
    public async Task Namespace_that_does_not_exist_is_not_found()
    {
        await using var azure = await StartAsync();

        var refused = await azure.GetAsync($"{Subscription}/providers/Contoso.Nothing", "2022-09-01");

        Assert.Equal((404, "InvalidResourceNamespace"), (refused.Status, refused.ErrorCode));
    }

    [Fact]
    public async Task Resources_can_be_found_by_type()
    {
        await using var azure = await StartWithRegistryAsync();
        var filter = Uri.EscapeDataString("resourceType eq 'Microsoft.ContainerRegistry/registries'");

        Assert.Equal(["contoso"], (await azure.GetAsync($"{Subscription}/resources?$filter={filter}", "2021-04-01")).Names);
        var webhooks = filter.Replace("registries", "registries%2Fwebhooks", StringComparison.Ordinal);
        Assert.Empty((await azure.GetAsync($"{Subscription}/resources?$filter={webhooks}", "2021-04-01")).Names);
        Assert.Equal("InvalidFilterInQueryString", (await azure.GetAsync($"{Subscription}/resources?$filter=colour", "2021-04-01")).ErrorCode);
    }

    [Fact]
    public async Task Long_lists_come_in_pages()
    {
        await using var azure = await StartWithRegistryAsync();
        foreach (var region in (string[])["eastus", "northeurope"])
        {
            _ = await azure.SucceedAsync("PUT", Replica(region), ReplicaBody(region));
        }

        var first = await azure.GetAsync($"{Registry}/replications?$top=2");
        var second = await azure.SendToAsync("GET", (string)first.Body!["nextLink"]!);

        Assert.Equal(["eastus", "northeurope"], first.Names);
        Assert.Equal(["westeurope"], second.Names);
        Assert.False(second.Body!.ContainsKey("nextLink"));
    }

    [Fact]
    public async Task A_list_in_a_parent_that_does_not_exist_is_not_found()
    {
        await using var azure = await StartWithGroupAsync();

        var refused = await azure.GetAsync($"{Registry}/replications");

        Assert.Equal((404, "ResourceNotFound"), (refused.Status, refused.ErrorCode));
    }
}
