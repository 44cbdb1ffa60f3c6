using Rehearsal.Azure.Setup;
using Rehearsal.Secrets;
using static Rehearsal.Tests.Azure.Network.PrivateRegistry;
using static Rehearsal.Tests.Azure.Requests.AzureClient;

namespace Rehearsal.Tests.Azure.Network;

public class PrivateReplicaTests
{
    private const string RegistryContributor = "3bc748fc-213d-45c1-8d91-9da5725539b9";

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task New_replica_extends_each_endpoint_and_its_records()
    {
        await using var azure = await StartWithNetworkAsync();
        _ = await azure.SucceedAsync("PUT", EndpointId("pe"), EndpointBody());
        await azure.CreateZoneGroupAsync("pe");
        _ = await azure.GrantAsync();

        var accepted = await azure.SucceedAsync("PUT", Replica("northeurope"), ReplicaBody("northeurope"));

        Assert.Equal("Succeeded", (string?)(await azure.StatusAsync(accepted))["status"]);
        Assert.Equal("10.0.0.6", (await azure.HostsAsync("pe"))["contoso.northeurope.data.azurecr.io"]);
        Assert.Equal("10.0.0.6", await azure.RecordAsync("contoso.northeurope.data"));
    }

    [Fact]
    public async Task Deletion_of_a_replica_frees_its_addresses_and_removes_its_records()
    {
        await using var azure = await StartWithNetworkAsync();
        _ = await azure.SucceedAsync("PUT", Replica("northeurope"), ReplicaBody("northeurope"));
        _ = await azure.SucceedAsync("PUT", EndpointId("pe"), EndpointBody());
        await azure.CreateZoneGroupAsync("pe");

        _ = await azure.SucceedAsync("DELETE", Replica("northeurope"));

        Assert.Equal(["contoso.azurecr.io", "contoso.westeurope.data.azurecr.io"], (await azure.HostsAsync("pe")).Keys);
        Assert.Null(await azure.RecordAsync("contoso.northeurope.data"));
        Assert.Equal("10.0.0.4", await azure.RecordAsync("contoso"));
    }

    [Fact]
    public async Task New_replica_is_rolled_back_where_one_subnet_is_full_and_the_error_names_none()
    {
        await using var azure = await StartWithNetworkAsync(options: new SimulatedAzureOptions(null, 0, Minute));
        const string small = $"{NetworkId}/subnets/small";
        _ = await azure.SucceedAsync("PUT", small, SubnetBody("10.0.9.0/29"));
        foreach (var (name, subnet) in (IEnumerable<(string, string)>)[("roomy", SubnetId), ("narrow", small)])
        {
            _ = await azure.SucceedAsync("PUT", EndpointId(name), EndpointBody(subnet: subnet));
            azure.Time.Advance(Minute);
        }

        _ = await azure.GrantAsync();
        _ = await azure.SucceedAsync("PUT", Replica("northeurope"), ReplicaBody("northeurope"));
        azure.Time.Advance(Minute);

        var accepted = await azure.SucceedAsync("PUT", Replica("eastus"), ReplicaBody("eastus"));

        Assert.Equal("Creating", (string?)(await azure.GetAsync(Replica("eastus"))).Properties["provisioningState"]);
        azure.Time.Advance(Minute);
        var status = await azure.StatusAsync(accepted);
        Assert.Equal(("Failed", "ReplicationProvisioningFailed"), ((string?)status["status"], (string?)status["error"]!["code"]));
        Assert.DoesNotContain("small", (string?)status["error"]!["message"]);
        Assert.Equal(404, (await azure.GetAsync(Replica("eastus"))).Status);
        Assert.Equal(3, (await azure.HostsAsync("roomy")).Count);
    }

    [Fact]
    public async Task New_replica_is_rolled_back_where_an_endpoint_has_static_addresses_without_its_member()
    {
        await using var azure = await StartWithNetworkAsync();
        var addresses = StaticAddresses(("registry", "10.0.0.4"), ("registry_data_westeurope", "10.0.0.5"), ("registry_data_eastus", "10.0.0.6"));
        _ = await azure.SucceedAsync("PUT", EndpointId("pe"), EndpointBody(addresses));
        _ = await azure.GrantAsync();

        var without = await azure.SucceedAsync("PUT", Replica("northeurope"), ReplicaBody("northeurope"));
        var with = await azure.SucceedAsync("PUT", Replica("eastus"), ReplicaBody("eastus"));

        Assert.Equal("Failed", (string?)(await azure.StatusAsync(without))["status"]);
        Assert.Equal(404, (await azure.GetAsync(Replica("northeurope"))).Status);
        Assert.Equal("Succeeded", (string?)(await azure.StatusAsync(with))["status"]);
        Assert.Equal("10.0.0.6", (await azure.HostsAsync("pe"))["contoso.eastus.data.azurecr.io"]);
    }

    [Fact]
    public async Task New_replica_is_stuck_where_the_caller_may_not_write_private_link_service_proxies()
    {
        await using var azure = await StartWithNetworkAsync(options: new SimulatedAzureOptions(null, 0, Minute) { StuckTime = Minute });
        _ = await azure.SucceedAsync("PUT", EndpointId("pe"), EndpointBody());
        azure.Time.Advance(Minute);

        var accepted = await azure.SucceedAsync("PUT", Replica("northeurope"), ReplicaBody("northeurope"));

        azure.Time.Advance(Minute);
        Assert.Equal("InProgress", (string?)(await azure.StatusAsync(accepted))["status"]);
        azure.Time.Advance(Minute);
        var status = await azure.StatusAsync(accepted);
        Assert.Equal("Failed", (string?)status["status"]);
        var message = (string)status["error"]!["message"]!;
        Assert.Contains("stuck in provisioning state Creating", message);
        Assert.Contains("Microsoft.Network/privateEndpoints/privateLinkServiceProxies/write", message);
        Assert.Contains(EndpointId("pe"), message);
        azure.Time.Advance(TimeSpan.FromDays(7));
        Assert.Equal("Creating", (string?)(await azure.GetAsync(Replica("northeurope"))).Properties["provisioningState"]);
        Assert.Equal(2, (await azure.HostsAsync("pe")).Count);
    }

    [Fact]
    public async Task Stuck_replica_is_still_stuck_in_the_next_run()
    {
        var folder = Directory.CreateTempSubdirectory();
        var kept = new CloudFolder(folder.FullName, LocalKey.FindOrMake(folder.FullName));
        try
        {
            await using (var azure = await StartWithNetworkAsync(options: new SimulatedAzureOptions(kept, 0, TimeSpan.Zero)))
            {
                _ = await azure.SucceedAsync("PUT", EndpointId("pe"), EndpointBody());
                _ = await azure.SucceedAsync("PUT", Replica("northeurope"), ReplicaBody("northeurope"));
                _ = await azure.GrantAsync();
            }

            await using var again = await StartAsync(kept);
            _ = await again.SucceedAsync("PUT", Replica("eastus"), ReplicaBody("eastus"));
            Assert.Equal("Creating", (string?)(await again.GetAsync(Replica("northeurope"))).Properties["provisioningState"]);
            Assert.Equal("Succeeded", (string?)(await again.GetAsync(Replica("eastus"))).Properties["provisioningState"]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Stuck_replica_cannot_be_changed_and_is_created_anew_after_its_deletion()
    {
        await using var azure = await StartWithNetworkAsync();
        _ = await azure.SucceedAsync("PUT", EndpointId("pe"), EndpointBody());
        _ = await azure.SucceedAsync("PUT", Replica("northeurope"), ReplicaBody("northeurope"));
        _ = await azure.GrantAsync();

        var refused = await azure.SendAsync("PUT", Replica("northeurope"), ReplicaBody("northeurope"));
        _ = await azure.SucceedAsync("DELETE", Replica("northeurope"));
        _ = await azure.SucceedAsync("PUT", Replica("northeurope"), ReplicaBody("northeurope"));

        Assert.Equal((409, "OperationNotAllowed"), (refused.Status, refused.ErrorCode));
        Assert.Equal("Succeeded", (string?)(await azure.GetAsync(Replica("northeurope"))).Properties["provisioningState"]);
    }

    [Theory]
    [InlineData(Group, NetworkContributor)]
    [InlineData(Subscription, NetworkContributor)]
    [InlineData(Group, RegistryContributor)]
    public async Task Role_at_the_endpoint_or_above_keeps_a_replica_from_getting_stuck(string scope, string role)
    {
        await using var azure = await StartWithNetworkAsync();
        _ = await azure.SucceedAsync("PUT", EndpointId("pe"), EndpointBody());
        _ = await azure.GrantAsync(scope, role);

        _ = await azure.SucceedAsync("PUT", Replica("northeurope"), ReplicaBody("northeurope"));

        Assert.Equal("Succeeded", (string?)(await azure.GetAsync(Replica("northeurope"))).Properties["provisioningState"]);
    }

    [Fact]
    public async Task Role_at_only_one_of_the_endpoints_is_not_enough()
    {
        await using var azure = await StartWithNetworkAsync();
        _ = await azure.SucceedAsync("PUT", EndpointId("first"), EndpointBody());
        _ = await azure.SucceedAsync("PUT", EndpointId("second"), EndpointBody());
        _ = await azure.GrantAsync(EndpointId("first"));

        var accepted = await azure.SucceedAsync("PUT", Replica("northeurope"), ReplicaBody("northeurope"));

        var message = (string)(await azure.StatusAsync(accepted))["error"]!["message"]!;
        Assert.Contains(EndpointId("second"), message);
        Assert.DoesNotContain(EndpointId("first"), message);
    }

    [Fact]
    public async Task Role_has_its_effect_after_the_delay()
    {
        await using var azure = await StartWithNetworkAsync(options: new SimulatedAzureOptions(null, 0, TimeSpan.Zero) { RoleDelay = Minute });
        _ = await azure.SucceedAsync("PUT", EndpointId("pe"), EndpointBody());
        _ = await azure.GrantAsync();

        azure.Time.Advance(Minute - TimeSpan.FromSeconds(1));
        _ = await azure.SucceedAsync("PUT", Replica("northeurope"), ReplicaBody("northeurope"));
        azure.Time.Advance(TimeSpan.FromSeconds(1));
        _ = await azure.SucceedAsync("PUT", Replica("eastus"), ReplicaBody("eastus"));

        Assert.Equal("Creating", (string?)(await azure.GetAsync(Replica("northeurope"))).Properties["provisioningState"]);
        Assert.Equal("Succeeded", (string?)(await azure.GetAsync(Replica("eastus"))).Properties["provisioningState"]);
    }
}
