using System.Text.Json.Nodes;
using Azure;
using Azure.Core;
using Azure.ResourceManager;
using Azure.ResourceManager.Resources;

namespace Rehearsal.Tests.Clients;

/// <summary>What a deployment left, as Azure's own client library for .NET sees it.</summary>
public class AzureLibraryTests
{
    private const string OfRegistries = "resourceType eq 'Microsoft.ContainerRegistry/registries'";

    [Fact]
    public async Task Deployed_registry_can_be_read()
    {
        await using var azure = await LibraryAzure.DeployedAsync("contoso");

        GenericResource registry = await Resource(azure, "contoso").GetAsync();

        Assert.Equal(
            ("contoso", AzureLocation.WestEurope, "Premium", "platform"),
            (registry.Data.Name, registry.Data.Location, registry.Data.Sku.Name, registry.Data.Tags["team"]));
        Assert.Equal("contoso.azurecr.io", (string?)JsonNode.Parse(registry.Data.Properties)!["loginServer"]);
    }

    [Fact]
    public async Task Deployed_replica_can_be_read()
    {
        await using var azure = await LibraryAzure.DeployedAsync("contoso");

        GenericResource replica = await Resource(azure, "contoso/replications/northeurope").GetAsync();

        Assert.Equal(("northeurope", AzureLocation.NorthEurope), (replica.Data.Name, replica.Data.Location));
    }

    [Fact]
    public async Task Group_is_found_and_its_resources_come_page_by_page()
    {
        await using var azure = await LibraryAzure.DeployedAsync("contosoa", "contosob", "contosoc", "contosod", "contosoe");
        var subscription = await azure.Library.GetDefaultSubscriptionAsync();
        ResourceGroupResource group = await subscription.GetResourceGroups().GetAsync("rg-library");

        var pages = new List<string[]>();
        await foreach (var page in group.GetGenericResourcesAsync(OfRegistries, top: 2).AsPages())
        {
            pages.Add([.. page.Values.Select(resource => resource.Data.Name)]);
        }

        Assert.Equal([["contosoa", "contosob"], ["contosoc", "contosod"], ["contosoe"]], pages);
    }

    [Fact]
    public async Task Groups_of_the_subscription_are_listed()
    {
        await using var azure = await LibraryAzure.DeployedAsync("contoso");
        var subscription = await azure.Library.GetDefaultSubscriptionAsync();

        var names = new List<string>();
        await foreach (var group in subscription.GetResourceGroups())
        {
            names.Add(group.Data.Name);
        }

        Assert.Equal(["rg-library"], names);
    }

    [Fact]
    public async Task Creation_is_a_long_running_operation_that_ends_with_the_resource()
    {
        await using var azure = await LibraryAzure.DeployedAsync("contoso");
        azure.TakeTime();

        var operation = await azure.Library.GetGenericResources().CreateOrUpdateAsync(
            WaitUntil.Started, Id("contoso/replications/francecentral"), new GenericResourceData(AzureLocation.FranceCentral));
        await operation.UpdateStatusAsync();
        Assert.False(operation.HasCompleted);
        azure.Time.Advance(TimeSpan.FromMinutes(1));
        await operation.UpdateStatusAsync();

        Assert.True(operation.HasCompleted);
        Assert.Equal("francecentral", operation.Value.Data.Name);
    }

    [Fact]
    public async Task Deletion_is_a_long_running_operation_after_which_the_resource_is_gone()
    {
        await using var azure = await LibraryAzure.DeployedAsync("contoso");
        azure.TakeTime();

        var operation = await Resource(azure, "contoso/replications/northeurope").DeleteAsync(WaitUntil.Started);
        await operation.UpdateStatusAsync();
        Assert.False(operation.HasCompleted);
        azure.Time.Advance(TimeSpan.FromMinutes(1));
        await operation.UpdateStatusAsync();

        Assert.True(operation.HasCompleted);
        Assert.False(await azure.Library.GetGenericResources().ExistsAsync(Id("contoso/replications/northeurope")));
    }

    [Fact]
    public async Task Resource_that_does_not_exist_is_not_found()
    {
        await using var azure = await LibraryAzure.DeployedAsync("contoso");

        var error = await Assert.ThrowsAsync<RequestFailedException>(() => Resource(azure, "fabrikam").GetAsync());

        Assert.Equal((404, "ResourceNotFound"), (error.Status, error.ErrorCode));
        Assert.Contains("fabrikam", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refused_change_has_Azures_code()
    {
        await using var azure = await LibraryAzure.DeployedAsync("contoso");

        var error = await Assert.ThrowsAsync<RequestFailedException>(() => azure.Library.GetGenericResources().CreateOrUpdateAsync(
            WaitUntil.Completed, Id("contoso/replications/another"), new GenericResourceData(AzureLocation.NorthEurope)));

        Assert.Equal((409, "ReplicationLocationInUse"), (error.Status, error.ErrorCode));
    }

    [Fact]
    public async Task What_the_library_deletes_is_drift_to_the_stack()
    {
        await using var azure = await LibraryAzure.DeployedAsync("contoso");

        await Resource(azure, "contoso/replications/northeurope").DeleteAsync(WaitUntil.Completed);
        var refresh = await azure.Project.RefreshAsync();

        Assert.Equal(1, refresh.Summary.Gone);
        Assert.DoesNotContain("replica", azure.Project.State().Select(state => state.Urn.Split("::")[^1]));
    }

    private static ResourceIdentifier Id(string path) => new($"{LibraryAzure.Registries}/{path}");

    private static GenericResource Resource(LibraryAzure azure, string path) => azure.Library.GetGenericResource(Id(path));
}
