using GeoRegistry.Azure;
using Infra.Tests.Mocks;

namespace Infra.Tests.Azure;

public class CloudTests
{
    private const string Settings = """
        - name: contoso
          resourceGroup: rg-registry
          homeRegion: westeurope
          privateAccess:
            networks: [{ name: vnet, addressSpace: [10.0.0.0/16], subnets: [{ name: snet, prefix: 10.0.0.0/26 }] }]
            endpoints: [{ name: weu, subnet: vnet/snet }]
        """;

    [Theory]
    [InlineData(null, "westeurope", "privatelink.azurecr.io")]
    [InlineData("public", "westeurope", "privatelink.azurecr.io")]
    [InlineData("usgovernment", "usgovvirginia", "privatelink.azurecr.us")]
    [InlineData("China", "chinanorth3", "privatelink.azurecr.cn")]
    public async Task Private_dns_zones_have_the_name_that_the_stacks_cloud_looks_them_up_by(string? cloud, string region, string zone)
    {
        var mocks = await StackRun.StackAsync(Settings.Replace("westeurope", region, StringComparison.Ordinal), cloud: cloud);

        Assert.Equal($"\"{zone}\"", mocks.Input("azure-native:privatedns:PrivateZone", $"contoso-zone-rg-registry/{zone}", "privateZoneName"));
    }

    [Fact]
    public async Task A_cloud_that_Azure_does_not_have_is_refused_with_those_it_has()
    {
        var (_, refusal) = await StackRun.RefusedAsync(Settings, "german");

        Assert.Contains("azure-native:environment: \"german\"\n  rule: must be public or usgovernment or china", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_cloud_has_its_own_host_names()
        => Assert.Equal(
            ["azurecr.io blob.core.windows.net", "azurecr.us blob.core.usgovcloudapi.net", "azurecr.cn blob.core.chinacloudapi.cn"],
            Cloud.All.Select(cloud => $"{cloud.RegistrySuffix} {cloud.StorageSuffix}"));
}
