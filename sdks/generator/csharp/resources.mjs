// Classes of resources and providers.
import { argumentsClass, csharpName, obsolete } from "./arguments.mjs";
import { propertySummary, summary } from "./documentation.mjs";
import { publicModifier } from "./names.mjs";
import { braced, indented, joinBlocks } from "./source.mjs";

const parameters = {
  name: '/// <param name="name">The logical name, unique among resources of this type in the stack.</param>',
  args: '/// <param name="args">What the resource is to be like.</param>',
  id: '/// <param name="id">The id by which the provider knows the resource.</param>',
  state: '/// <param name="state">What is known of the resource beforehand.</param>',
  options: '/// <param name="options">How the engine is to treat the resource.</param>',
};

/** A resource with its arguments and, where it has one, its state. */
export function resourceClasses(resource, module, context) {
  const { name, token } = resource;
  const where = { module, owner: name };
  const outputs = resource.outputs.map(property => output(property, where, context));
  const version = resource.apiVersion ? ` Azure API version <c>${resource.apiVersion}</c>.` : "";
  const members = joinBlocks([...outputs, publicConstructor(resource, context), lookupConstructor(resource, context), makeOptions(resource), get(resource)]);
  const classes = [[
    summary(`The resource type <c>${token}</c>.${version}`),
    `[${context.resourceType}("${token}")]`,
    ...braced([`public partial class ${name} : global::Pulumi.CustomResource`], members),
  ]];
  const shared = { where, context, base: "ResourceArgs" };
  classes.push(argumentsClass({ ...shared, name: `${name}Args`, properties: resource.inputs, what: `Arguments of <see cref="${name}"/>.` }));
  if (resource.state) {
    const what = `What <see cref="${name}.Get"/> may be told beforehand.`;
    classes.push(argumentsClass({ ...shared, name: `${name}State`, properties: resource.state, what }));
  }
  return classes;
}

/** The provider of a package with its arguments. */
export function providerClasses(provider, packageName, context) {
  const constructor = [
    summary("Configures a provider for the resources that are given it."), parameters.name, parameters.args, parameters.options,
    "public Provider(string name, ProviderArgs? args = null, CustomResourceOptions? options = null)",
    `    : base("${packageName}", name, args ?? new ProviderArgs(), MakeResourceOptions(options, ""))`, "{", "}",
  ];
  return [
    [
      summary(`The provider of the package <c>${packageName}</c>.`), `[${context.resourceType}("pulumi:providers:${packageName}")]`,
      ...braced(["public partial class Provider : global::Pulumi.ProviderResource"], joinBlocks([constructor, makeOptions(provider)])),
    ],
    argumentsClass({ name: "ProviderArgs", properties: provider.inputs, what: 'Arguments of <see cref="Provider"/>.',
      where: { module: "", owner: "Provider" }, base: "ResourceArgs", context }),
  ];
}

function output(property, where, { types, enums }) {
  const name = csharpName(property, where.owner);
  return [
    summary(propertySummary(property, "Output", enums)), ...obsolete(property), `[Output("${property.name}")]`,
    `${publicModifier(name)} Output<${types.output(property, where)}> ${name} { get; private set; } = null!;`,
  ];
}

function publicConstructor({ name, token, argumentsOptional }, { announced }) {
  const args = argumentsOptional ? `${name}Args? args = null` : `${name}Args args`;
  return [
    summary(`Declares a resource of type <c>${token}</c>.`), parameters.name, parameters.args, parameters.options,
    `public ${name}(string name, ${args}, CustomResourceOptions? options = null)`,
    `    : base("${token}", name, args ?? new ${name}Args(), MakeResourceOptions(options, "")${announced})`, "{", "}",
  ];
}

const stateParameter = ({ name, state }) => (state ? `${name}State? state = null, ` : "");

function lookupConstructor(resource, { announced }) {
  return [
    `private ${resource.name}(string name, Input<string> id, ${stateParameter(resource)}CustomResourceOptions? options = null)`,
    `    : base("${resource.token}", name, ${resource.state ? "state" : "null"}, MakeResourceOptions(options, id)${announced})`, "{", "}",
  ];
}

function makeOptions({ aliases, secretOutputs, replaceOnChanges }) {
  const list = (name, items) => (items.length === 0 ? [] : [`${name} =`, "{", ...indented(items.map(item => `${item},`)), "},"]);
  const options = [
    "Version = Utilities.Version,",
    ...list("Aliases", aliases.map(type => `new global::Pulumi.Alias { Type = "${type}" }`)),
    ...list("AdditionalSecretOutputs", secretOutputs.map(output => `"${output}"`)),
    ...list("ReplaceOnChanges", replaceOnChanges.map(property => `"${property}"`)),
  ];
  return braced(["private static CustomResourceOptions MakeResourceOptions(CustomResourceOptions? options, Input<string>? id)"], [
    "var defaultOptions = new CustomResourceOptions", "{", ...indented(options), "};",
    "var merged = CustomResourceOptions.Merge(defaultOptions, options);",
    "// An id given to Get wins over one in the options.",
    "merged.Id = id ?? merged.Id;",
    "return merged;",
  ]);
}

function get(resource) {
  const { name, state } = resource;
  return [
    summary("Looks up a resource that exists already; it is read and never changed."),
    parameters.name, parameters.id, ...(state ? [parameters.state] : []), parameters.options,
    `public static ${name} Get(string name, Input<string> id, ${stateParameter(resource)}CustomResourceOptions? options = null)`,
    `    => new ${name}(name, id, ${state ? "state, " : ""}options);`,
  ];
}
