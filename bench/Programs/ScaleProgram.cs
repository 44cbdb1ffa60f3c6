using System.Diagnostics;
using System.Globalization;
using Pulumi;
using Pulumi.AzureNative.ContainerRegistry;
using Pulumi.AzureNative.ContainerRegistry.Inputs;
using Pulumi.AzureNative.Resources;

namespace Programs;

/// <summary>
/// Declares as many resources as the configuration <c>scale:resources</c> says: a resource group and registries with up to 30 replicas each.
/// <c>program.js</c> declares the same on the official SDK for Node.js.
/// </summary>
internal static class ScaleProgram
{
    private static readonly string[] Regions =
    [
        "australiaeast", "australiasoutheast", "brazilsouth", "canadacentral", "canadaeast", "centralindia", "centralus", "eastasia", "eastus", "eastus2",
        "francecentral", "germanywestcentral", "israelcentral", "italynorth", "japaneast", "japanwest", "koreacentral", "mexicocentral", "northcentralus",
        "northeurope", "norwayeast", "polandcentral", "southafricanorth", "southcentralus", "southeastasia", "spaincentral", "swedencentral",
        "switzerlandnorth", "uksouth", "westus3",
    ];

    internal static async Task<int> RunAsync()
    {
        var code = await Pulumi.Deployment.RunAsync(Declare);
        if (Environment.GetEnvironmentVariable("SCALE_MEMORY_FILE") is { } file)
        {
            using var self = Process.GetCurrentProcess();
            await File.WriteAllTextAsync(file, self.PeakWorkingSet64.ToString(CultureInfo.InvariantCulture));
        }

        return code;
    }

    private static void Declare()
    {
        var group = new ResourceGroup("group", new ResourceGroupArgs { ResourceGroupName = "rg-scale", Location = "westeurope" });
        Registry? registry = null;
        var resources = new Config().RequireInt32("resources");
        for (var number = 0; number < resources - 1; number++)
        {
            var (index, place) = Math.DivRem(number, Regions.Length + 1);
            var name = $"scale{index:0000}";
            if (place == 0)
            {
                registry = new Registry(name, new RegistryArgs
                {
                    RegistryName = name,
                    ResourceGroupName = group.Name,
                    Location = "westeurope",
                    Sku = new SkuArgs { Name = SkuName.Premium },
                });
            }
            else
            {
                var region = Regions[place - 1];
                _ = new Replication($"{name}-{region}", new ReplicationArgs
                {
                    ReplicationName = region,
                    RegistryName = registry!.Name,
                    ResourceGroupName = group.Name,
                    Location = region,
                });
            }
        }
    }
}
