// A program that leaves locations and subscriptions to its providers: the default one, an explicit one, and one that a component hands on.
const pulumi = require("@pulumi/pulumi");
const azure = require("@pulumi/azure-native");
const registries = require("@pulumi/azure-native/containerregistry");
const resources = require("@pulumi/azure-native/resources");

class Team extends pulumi.ComponentResource {
  constructor(name, options) {
    super("clients:index:Team", name, {}, options);
    this.group = new resources.ResourceGroup(`${name}-group`, {}, { parent: this });
    this.registry = new registries.Registry(`${name}registry`, {
      resourceGroupName: this.group.name, sku: { name: registries.SkuName.Basic },
    }, { parent: this });
    this.registerOutputs({});
  }
}

const config = new pulumi.Config();
const settings = { location: "northeurope", subscriptionId: config.require("hub"), clientSecret: pulumi.secret("unused") };
const team = new Team("team");
const hub = new azure.Provider("hub", settings);
const shared = new Team("shared", { providers: [hub] });
const group = new resources.ResourceGroup("single", { resourceGroupName: "rg-single" }, { provider: hub });

exports.team = [team.group.location, team.registry.location];
exports.shared = [shared.group.location, shared.registry.location];
exports.single = group.id;
exports.read = resources.ResourceGroup.get("known", group.id, undefined, { provider: hub }).location;
exports.found = resources.getResourceGroupOutput({ resourceGroupName: group.name }, { provider: hub }).location;
