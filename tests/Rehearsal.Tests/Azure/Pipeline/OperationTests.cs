using static Rehearsal.Tests.Azure.Requests.AzureClient;

namespace Rehearsal.Tests.Azure.Pipeline;

public class OperationTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Creation_is_polled_until_it_is_due()
    {
        await using var azure = await StartWithRegistryAsync(operationTime: Minute);
        var accepted = await azure.SendAsync("PUT", Replica("northeurope"), ReplicaBody("northeurope"));
        var (status, result) = (accepted.Header("Azure-AsyncOperation")!, accepted.Header("Location")!);

        Assert.Equal((201, "0"), (accepted.Status, accepted.Header("Retry-After")));
        azure.Time.Advance(Minute - TimeSpan.FromSeconds(1));
        Assert.Equal("InProgress", (string?)(await azure.SendToAsync("GET", status)).Body!["status"]);
        Assert.Equal(202, (await azure.SendToAsync("GET", result)).Status);
        Assert.Equal("Creating", (string?)(await azure.GetAsync(Replica("northeurope"))).Properties["provisioningState"]);

        azure.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("Succeeded", (string?)(await azure.SendToAsync("GET", status)).Body!["status"]);
        var created = await azure.SendToAsync("GET", result);
        Assert.Equal((200, "northeurope", "Succeeded"), (created.Status, (string?)created.Body!["name"], (string?)created.Properties["provisioningState"]));
    }

    [Fact]
    public async Task Update_shows_until_it_is_due()
    {
        await using var azure = await StartWithRegistryAsync(operationTime: Minute);

        var accepted = await azure.SendAsync("PATCH", Registry, """{ "tags": { "a": "b" } }""");

        Assert.Equal((200, "Updating"), (accepted.Status, (string?)accepted.Properties["provisioningState"]));
        azure.Time.Advance(Minute);
        Assert.Equal("Succeeded", (string?)(await azure.GetAsync(Registry)).Properties["provisioningState"]);
    }

    [Fact]
    public async Task Deletion_shows_until_it_is_due_and_refuses_changes_meanwhile()
    {
        await using var azure = await StartWithRegistryAsync(operationTime: Minute);

        var accepted = await azure.SendAsync("DELETE", Registry);

        Assert.Equal("Deleting", (string?)(await azure.GetAsync(Registry)).Properties["provisioningState"]);
        var refused = await azure.SendAsync("PUT", Replica("northeurope"), ReplicaBody("northeurope"));
        Assert.Equal((409, "Conflict"), (refused.Status, refused.ErrorCode));
        Assert.Equal(accepted.Header("Azure-AsyncOperation"), (await azure.SendAsync("DELETE", Registry)).Header("Azure-AsyncOperation"));
        azure.Time.Advance(Minute);
        Assert.Equal("Succeeded", (string?)(await azure.SendToAsync("GET", accepted.Header("Azure-AsyncOperation")!)).Body!["status"]);
        Assert.Equal(200, (await azure.SendToAsync("GET", accepted.Header("Location")!)).Status);
        Assert.Equal(404, (await azure.GetAsync(Registry)).Status);
    }

    [Fact]
    public async Task Group_that_is_being_deleted_takes_nothing_new()
    {
        await using var azure = await StartWithRegistryAsync(operationTime: Minute);

        Assert.Equal(202, (await azure.SendAsync("DELETE", Group)).Status);

        var refused = await azure.SendAsync("PUT", Registry, RegistryBody());
        Assert.Equal((409, "ResourceGroupBeingDeleted"), (refused.Status, refused.ErrorCode));
    }

    [Fact]
    public async Task An_operation_that_was_never_started_is_not_found()
    {
        await using var azure = await StartAsync();

        var path = $"{Subscription}/providers/Microsoft.ContainerRegistry/locations/westeurope/operationStatuses/{Guid.Empty}";

        Assert.Equal((404, "OperationNotFound"), ((await azure.GetAsync(path)).Status, (await azure.GetAsync(path)).ErrorCode));
    }
}
