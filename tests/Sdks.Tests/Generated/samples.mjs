// Prints sample arguments for every listed resource and provider, as JSON: [{ package, module, class, type, token, name, args, missing }].
// Objects carry the name of their type in "$type", because C# needs it where a property allows several types.
//
// Per resource: one sample with required inputs only, as many with everything as it takes to show each alternative type once,
// and per required input one without it ("missing"), which a program must not be able to register.
import { readList } from "../../../sdks/generator/list.mjs";
import { readPackage } from "../../../sdks/generator/model.mjs";

class Sampler {
  #model;
  #inputs;
  #enums;

  constructor(model) {
    this.#model = model;
    const named = part => new Map(model.modules.flatMap(module => module[part].map(type => [`${module.name}.${type.name}`, type])));
    this.#inputs = named("inputs");
    this.#enums = named("enums");
  }

  /** The samples of one resource. */
  samples(module, resource) {
    const required = this.#object(resource.inputs, { all: false, path: [], alternative: 0 });
    const everything = Array.from({ length: this.#alternatives(resource.inputs, []) }, (_, alternative) =>
      [`everything-${alternative}`, this.#object(resource.inputs, { all: true, path: [], alternative })]);
    const cases = [["required", required], ...everything].map(([name, args]) => ({ name, args, missing: null }));
    // Node.js also refuses a missing input that has a default value; .NET's arguments hold it from the start.
    const missing = resource.inputs.filter(input => input.required && input.default === undefined)
      .map(input => ({ name: `without-${input.name}`, args: { ...required, [input.name]: undefined }, missing: input.name }));
    return [...cases, ...missing].map(sample => ({
      package: this.#model.npmName, module: module.name, class: resource.name,
      type: [this.#model.namespace, module.namespace, resource.name].filter(Boolean).join("."), token: resource.token, ...sample,
    }));
  }

  #object(properties, options) {
    const chosen = properties.filter(property => options.all || property.required || (options.explicit && property.default !== undefined));
    const values = chosen.map(property => [property.name, this.#value(property.type, property.name, options)]);
    return Object.fromEntries(values.filter(([, value]) => value !== undefined));
  }

  #value(type, name, options) {
    switch (type.kind) {
      case "string": return type.constant ?? `a ${name}`;
      case "boolean": return true;
      case "number": return name.length;
      case "any": return { some: ["value", 1, true] };
      case "enum": return this.#enums.get(`${type.module}.${type.name}`).values.at(-1).value;
      case "array": return this.#elements(type, name, options, element => [element]);
      case "map": return this.#elements(type, name, options, element => ({ aKey: element }));
      case "union": return this.#value(type.members[options.alternative % type.members.length], name, inner(options));
      case "object": return this.#nested(type, options);
    }
  }

  #elements(type, name, options, wrap) {
    const element = this.#value(type.element, name, inner(options));
    return element === undefined ? undefined : wrap(element);
  }

  /** Types that hold themselves end where they come round again. */
  #nested(type, options) {
    const key = `${type.module}.${type.name}`;
    if (options.path.includes(key)) return undefined;
    return { $type: key, ...this.#object(this.#inputs.get(key).properties, { ...options, path: [...options.path, key] }) };
  }

  #alternatives(properties, path) {
    return Math.max(1, ...properties.map(property => this.#alternativesOf(property.type, path)));
  }

  #alternativesOf(type, path) {
    if (type.element) return this.#alternativesOf(type.element, path);
    if (type.kind === "union") return Math.max(type.members.length, ...type.members.map(member => this.#alternativesOf(member, path)));
    const key = `${type.module}.${type.name}`;
    if (type.kind !== "object" || path.includes(key)) return 1;
    return this.#alternatives(this.#inputs.get(key).properties, [...path, key]);
  }
}

/**
 * The official Node.js SDK fills default values in for nested objects, but not for those in lists, maps and unions; the .NET one does for all.
 * Samples give such values themselves, since the difference is the official packages' own.
 */
const inner = options => ({ ...options, explicit: true });

// npm has no official class of a package in another API version to compare with.
const samples = readList().filter(listed => !listed.parameter).map(readPackage).flatMap(model => {
  const sampler = new Sampler(model);
  const provider = { ...model.provider, name: "Provider", token: `pulumi:providers:${model.name}` };
  const providerSamples = model.provider ? sampler.samples({ name: "", namespace: "" }, provider) : [];
  return [...providerSamples, ...model.modules.flatMap(module => module.resources.flatMap(resource => sampler.samples(module, resource)))];
});
process.stdout.write(JSON.stringify(samples));
