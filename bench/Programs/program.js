// What Program.cs declares, on the official SDK for Node.js.
const { writeFileSync } = require("node:fs");
const pulumi = require("@pulumi/pulumi");
const registries = require("@pulumi/azure-native/containerregistry");
const resources = require("@pulumi/azure-native/resources");

const regions = [
  "australiaeast", "australiasoutheast", "brazilsouth", "canadacentral", "canadaeast", "centralindia", "centralus", "eastasia", "eastus", "eastus2",
  "francecentral", "germanywestcentral", "israelcentral", "italynorth", "japaneast", "japanwest", "koreacentral", "mexicocentral", "northcentralus",
  "northeurope", "norwayeast", "polandcentral", "southafricanorth", "southcentralus", "southeastasia", "spaincentral", "swedencentral",
  "switzerlandnorth", "uksouth", "westus3",
];

if (process.env.SCALE_MEMORY_FILE) {
  process.on("exit", () => writeFileSync(process.env.SCALE_MEMORY_FILE, String(process.resourceUsage().maxRSS * 1024)));
}

const count = new pulumi.Config().requireNumber("resources");
const group = new resources.ResourceGroup("group", { resourceGroupName: "rg-scale", location: "westeurope" });
let registry;
for (let number = 0; number < count - 1; number++) {
  const name = `scale${String(Math.floor(number / (regions.length + 1))).padStart(4, "0")}`;
  const place = number % (regions.length + 1);
  if (place === 0) {
    registry = new registries.Registry(name, {
      registryName: name, resourceGroupName: group.name, location: "westeurope", sku: { name: "Premium" },
    });
  } else {
    const region = regions[place - 1];
    new registries.Replication(`${name}-${region}`, {
      replicationName: region, registryName: registry.name, resourceGroupName: group.name, location: region,
    });
  }
}
