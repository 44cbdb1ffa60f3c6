// Combines the list and the npm packages: exactly what is written, as plain data.
import { existsSync } from "node:fs";
import { packageText, parse, section } from "./npm/source.mjs";
import { enums, functionDeclaration, interfaceProperties, namespaceInterfaces, resourceClass } from "./npm/declarations.mjs";
import { functionToken, nestedDefaults, resourceImplementation } from "./npm/implementation.mjs";
import { readVersion } from "./versions.mjs";

/** Reads one package of the list. */
export function readPackage(listed) {
  const version = JSON.parse(packageText(listed.npmName, "package.json")).version;
  const apiVersion = readVersion(listed.parameter);
  const modules = listed.modules.map(module => inVersion(readModule(listed, module), listed, apiVersion));
  const nested = new NestedTypes(listed.npmName, apiVersion);
  for (const module of modules) {
    for (const resource of module.resources) nested.visit(resource);
    for (const func of module.functions) nested.visit(func);
  }
  return {
    ...listed,
    version,
    provider: listed.provider ? readProvider(listed.npmName) : null,
    modules: modules.map(module => ({ ...module, ...nested.of(module.name) })),
  };
}

function readModule(listed, module) {
  const path = name => [module.name, name].filter(Boolean).join("/");
  const functionNames = new Map(module.functions.map(func => [func.name, func]));
  for (const { name } of module.resources) {
    if (!functionNames.has(`get${name}`) && hasFile(listed.npmName, path(`get${name}`))) {
      functionNames.set(`get${name}`, { name: `get${name}`, reads: name, armType: null, operation: null, path: [] });
    }
  }
  return {
    ...module,
    resources: module.resources.map(resource => readResource(listed.npmName, path(lowerFirst(resource.name)), resource)),
    functions: [...functionNames.values()].map(func => readFunction(listed.npmName, path(func.name), func)),
  };
}

/** A module in the API version of its package. The package's name has the version, so resources of all other versions are aliases. */
function inVersion(module, { name }, apiVersion) {
  if (!apiVersion) return module;
  const token = type => `${name}:${module.name}:${type}`;
  const address = type => module.functions.find(func => func.reads === type).inputs.map(input => input.name);
  const unread = module.functions.find(func => !func.reads);
  if (unread) throw new Error(`resources.txt: ${unread.name} is no Get function, the only ones that a package for an API version can have`);
  return {
    ...module,
    resources: module.resources.map(resource => ({
      ...resource,
      token: token(resource.name),
      apiVersion: apiVersion.name,
      aliases: [resource.token, ...resource.aliases],
      inputs: apiVersion.inputs(resource.name, resource.inputs, address(resource.name)),
      outputs: apiVersion.outputs(resource.name, resource.outputs, ["azureApiVersion", "name", "type"]),
    })),
    functions: module.functions.map(func => ({
      ...func,
      token: token(func.name),
      apiVersion: apiVersion.name,
      outputs: apiVersion.outputs(func.reads, func.outputs, ["azureApiVersion", "id", "name", "type"]),
    })),
  };
}

function readResource(npmName, path, listed) {
  const { declarations, code } = readFiles(npmName, path);
  const { name } = listed;
  const implementation = resourceImplementation(code, name);
  const inputs = treated(interfaceProperties(declarations, `${name}Args`), implementation.properties);
  return { ...listed, ...resourceClass(declarations, name), ...implementation, inputs, state: interfaceProperties(declarations, `${name}State`) };
}

function readFunction(npmName, path, listed) {
  const { declarations, code } = readFiles(npmName, path);
  const upper = upperFirst(listed.name);
  return {
    ...listed,
    ...functionDeclaration(declarations, listed.name),
    token: functionToken(code, listed.name),
    inputs: interfaceProperties(declarations, `${upper}Args`) ?? [],
    outputs: interfaceProperties(declarations, `${upper}Result`),
  };
}

function readProvider(npmName) {
  const { declarations, code } = readFiles(npmName, "provider");
  const implementation = resourceImplementation(code, "Provider");
  return { ...implementation, inputs: treated(interfaceProperties(declarations, "ProviderArgs"), implementation.properties) };
}

function readFiles(npmName, path) {
  return { declarations: parse(packageText(npmName, `${path}.d.ts`), `${path}.d.ts`), code: parse(packageText(npmName, `${path}.js`), `${path}.js`) };
}

const treated = (properties, treatments) => properties.map(property => ({ ...property, ...treatments?.get(property.name) }));

/** Collects the nested types and enums that resources and functions need, each once. */
class NestedTypes {
  #npmName;
  #apiVersion;
  #declared = new Map();
  #needed = new Map();

  constructor(npmName, apiVersion) {
    this.#npmName = npmName;
    this.#apiVersion = apiVersion;
  }

  /** Adds the types that the inputs, state and outputs of a resource or function need. */
  visit({ inputs, outputs, state }) {
    this.#visitAll("inputs", [...inputs, ...(state ?? [])]);
    this.#visitAll("outputs", outputs);
  }

  /** The types collected for a module: { inputs, outputs: [{ name, properties }], enums: [{ name, values }] }, sorted by name. */
  of(module) {
    const found = this.#needed.get(module) ?? { inputs: new Map(), outputs: new Map(), enums: new Map() };
    const sorted = side => [...found[side].values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    return { inputs: sorted("inputs"), outputs: sorted("outputs"), enums: sorted("enums") };
  }

  #visitAll(side, properties) {
    for (const property of properties) this.#visitType(side, property.type);
  }

  #visitType(side, type) {
    if (type.element) this.#visitType(side, type.element);
    for (const member of type.members ?? []) this.#visitType(side, member);
    if (type.kind === "enum") this.#add("enums", type, { values: this.#enumValues(type) });
    if (type.kind === "object") this.#addObject(side, type);
  }

  #enumValues({ module, name }) {
    return this.#declarations(module).enums.get(name) ?? this.#apiVersion.enumValues(name);
  }

  #addObject(side, type) {
    const declared = this.#declarations(type.module);
    const known = treated(declared[side].get(type.name), declared.defaults.get(type.name.toLowerCase()));
    const properties = this.#apiVersion ? this.#apiVersion[side](type.name.replace(/(Args|Response)$/, ""), known) : known;
    if (this.#add(side, type, { properties })) this.#visitAll(side, properties);
  }

  #add(side, { module, name }, content) {
    if (!this.#needed.has(module)) this.#needed.set(module, { inputs: new Map(), outputs: new Map(), enums: new Map() });
    const found = this.#needed.get(module)[side];
    if (found.has(name)) return false;
    found.set(name, { name, ...content });
    return true;
  }

  #declarations(module) {
    if (!this.#declared.has(module)) this.#declared.set(module, readNested(this.#npmName, module));
    return this.#declared.get(module);
  }
}

/** Each part is read on first use: a module without enums, for example, has no file of enums. */
function readNested(npmName, module) {
  const interfaces = path => namespaceInterfaces(parse(section(packageText(npmName, path), `export declare namespace ${module} {`, "}", path), path));
  const read = {
    inputs: () => interfaces("types/input.d.ts"),
    outputs: () => interfaces("types/output.d.ts"),
    enums: () => enums(parse(packageText(npmName, `types/enums/${module}/index.d.ts`), `${module}.d.ts`)),
    defaults: () => readDefaults(packageText(npmName, "types/input.js"), module),
  };
  const cache = {};
  return Object.defineProperties({}, Object.fromEntries(Object.entries(read).map(([part, reader]) =>
    [part, { get: () => (cache[part] ??= reader()) }])));
}

function readDefaults(code, module) {
  const start = `(function (${module}) {`;
  return code.includes(`\n${start}`) ? nestedDefaults(parse(section(code, start, "})", "types/input.js"), "input.js")) : new Map();
}

const hasFile = (npmName, path) => existsSync(new URL(`node_modules/${npmName}/${path}.d.ts`, import.meta.url));
const lowerFirst = text => text[0].toLowerCase() + text.slice(1);
const upperFirst = text => text[0].toUpperCase() + text.slice(1);
