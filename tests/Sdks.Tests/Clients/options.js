// A program whose options are the engine's work. What the tests change are the configurations "release" and "declare".
const pulumi = require("@pulumi/pulumi");
const random = require("@pulumi/random");
const resources = require("@pulumi/azure-native/resources");

const config = new pulumi.Config();
const release = config.require("release");

const hook = (name, options) => new pulumi.ResourceHook(name, args => pulumi.log.info(`${name}: ${args.name}`), options);
const hooks = {
  beforeCreate: [hook("before create", { onDryRun: true })],
  afterCreate: [new pulumi.ResourceHook("after create", args => pulumi.log.info(`after create: ${args.newOutputs.location}`))],
  beforeUpdate: [new pulumi.ResourceHook(
    "before update",
    args => pulumi.log.info(`before update: ${args.oldInputs.tags.release} to ${args.newInputs.tags.release}`))],
  afterUpdate: [new pulumi.ResourceHook("after update", args => {
    if (args.newInputs.tags.release === "3") {
      throw new Error("no one listens");
    }
  })],
  beforeDelete: [hook("before delete")],
  afterDelete: [hook("after delete")],
  onError: [new pulumi.ErrorHook("on error", args => {
    pulumi.log.info(`on error: ${args.failedOperation}, ${args.errors.length} so far`);
    return args.errors.length < 2;
  })],
};

class Group extends pulumi.ComponentResource {
  constructor(name, args, options) {
    super("clients:index:Group", name, {}, options);
    this.group = new resources.ResourceGroup(name, { ...args, tags: { release } }, { parent: this, hooks, hideDiffs: ["tags"] });
    this.registerOutputs({ id: this.group.id });
  }
}

const tag = word => args => args.type === "azure-native:resources:ResourceGroup"
  ? {
    props: { ...args.props, tags: pulumi.output(args.props.tags).apply(tags => ({ ...tags, order: `${tags.order ?? "program"}, ${word}` })) },
    opts: args.opts,
  }
  : undefined;

pulumi.runtime.registerResourceTransform(tag("stack"));
pulumi.runtime.registerInvokeTransform(args => ({ args: { ...args.args, resourceGroupName: "rg-options" }, opts: args.opts }));

if (config.requireBoolean("declare")) {
  const suffix = new random.RandomString("suffix", { length: 6 }, { replacementTrigger: release });
  new random.RandomString("companion", { length: 6 }, { replaceWith: [suffix] });
  const { group } = new Group("group", { resourceGroupName: "rg-options", location: config.require("location") }, { transforms: [tag("component")] });
  exports.tags = group.tags;
  exports.location = resources.getResourceGroupOutput({ resourceGroupName: group.id.apply(() => "another name") }).location;
}
