// A program as people write them for Node.js. What the tests change is the configuration "replicas".
const pulumi = require("@pulumi/pulumi");
const random = require("@pulumi/random");
const authorization = require("@pulumi/azure-native/authorization");
const registries = require("@pulumi/azure-native/containerregistry");
const network = require("@pulumi/azure-native/network");
const resources = require("@pulumi/azure-native/resources");

class ReplicatedRegistry extends pulumi.ComponentResource {
  constructor(name, args) {
    super("clients:index:ReplicatedRegistry", name, {});
    const parent = { parent: this };
    const suffix = new random.RandomString(`${name}-suffix`, { length: 6, special: false, upper: false }, parent);
    this.registry = new registries.Registry(name, {
      registryName: pulumi.interpolate`${name}${suffix.result}`,
      resourceGroupName: args.group.name,
      location: args.group.location,
      sku: { name: registries.SkuName.Premium },
      adminUserEnabled: true,
      tags: { owner: args.owner },
    }, parent);
    this.replicas = args.replicas.map(region => new registries.Replication(`${name}-${region}`, {
      replicationName: region, registryName: this.registry.name, resourceGroupName: args.group.name, location: region,
    }, parent));
    this.registerOutputs({ id: this.registry.id });
  }
}

const config = new pulumi.Config();
const group = new resources.ResourceGroup("group", { resourceGroupName: "rg-clients", location: "westeurope" });
const { registry, replicas } = new ReplicatedRegistry("contoso", { group, replicas: config.requireObject("replicas"), owner: config.requireSecret("owner") });
const virtualNetwork = new network.VirtualNetwork("network", {
  resourceGroupName: group.name, location: group.location, addressSpace: { addressPrefixes: ["10.0.0.0/16"] },
});
const subnet = new network.Subnet("subnet", { resourceGroupName: group.name, virtualNetworkName: virtualNetwork.name, addressPrefix: "10.0.0.0/24" });
new network.PrivateEndpoint("endpoint", {
  resourceGroupName: group.name,
  location: group.location,
  subnet: { id: subnet.id },
  privateLinkServiceConnections: [{ name: "registry", privateLinkServiceId: registry.id, groupIds: ["registry"] }],
}, { dependsOn: replicas });
const client = authorization.getClientConfigOutput();
const acrPull = "7f951dda-4ed3-4680-a7ca-43fe172d538d";
new authorization.RoleAssignment("pull", {
  roleAssignmentName: new random.RandomUuid("pull-name").result,
  scope: registry.id,
  principalId: client.objectId,
  principalType: "ServicePrincipal",
  roleDefinitionId: pulumi.interpolate`/subscriptions/${client.subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${acrPull}`,
});

exports.loginServer = registry.loginServer;
exports.replicas = replicas.map(replica => replica.location);
exports.password = pulumi.secret(
  registries.listRegistryCredentialsOutput({ resourceGroupName: group.name, registryName: registry.name }).apply(found => found.passwords[0].value));
