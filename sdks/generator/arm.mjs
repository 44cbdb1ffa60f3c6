// Writes resources.json: what the rehearsal needs to turn a type token into a request to Azure Resource Manager.

/** resources.json for the packages of one provider: { resources: { token: … }, functions: { token: … } }. */
export function armDescription(models) {
  const resources = new Map();
  const functions = new Map();
  for (const module of models.flatMap(model => model.modules)) {
    const known = new Map(module.resources.map(resource => [resource.name, describeResource(resource, module)]));
    for (const resource of module.resources) resources.set(resource.token, known.get(resource.name));
    for (const func of module.functions) functions.set(func.token, describeFunction(func, known));
  }
  return { resources: sorted(resources), functions: sorted(functions) };
}

function describeResource(resource, module) {
  if (!resource.armType) throw new Error(`resources.txt: ${resource.name} of ${module.name} needs its ARM type`);
  return {
    armType: resource.armType,
    apiVersion: resource.apiVersion,
    path: resource.path.length > 0 ? resource.path : derivedPath(resource, module),
    inputs: resource.inputs.map(input => input.name),
    outputs: resource.outputs.map(output => output.name),
    required: resource.inputs.filter(input => input.required).map(input => input.name),
    defaults: Object.fromEntries(resource.inputs.filter(input => input.default !== undefined).map(input => [input.name, input.default])),
    secrets: resource.secretOutputs,
    standalone: resource.inputs.flatMap(input => standalonePaths(input, module)),
  };
}

/** Inputs, on the first two levels, that may also be declared as resources of their own. */
function standalonePaths({ name, standalone, type }, module) {
  if (standalone) return [name];
  const below = type.kind === "object" && type.module === module.name ? module.inputs.find(nested => nested.name === type.name) : null;
  return (below?.properties ?? []).filter(property => property.standalone).map(property => `${name}.${property.name}`);
}

/** The Get function needs exactly the parts of the id. The resource's own name is optional, since the engine generates a missing name. */
function derivedPath(resource, module) {
  const get = module.functions.find(func => func.reads === resource.name);
  if (!get) throw new Error(`resources.txt: ${resource.name} of ${module.name} has no Get function, so its path inputs must be listed`);
  const names = get.inputs.filter(input => input.required).map(input => input.name);
  const start = names.filter(name => ["resourceGroupName", "scope", "resourceUri"].includes(name));
  const rest = names.filter(name => !start.includes(name));
  const own = rest.filter(name => !resource.inputs.find(input => input.name === name).required);
  const parents = rest.filter(name => !own.includes(name));
  if (parents.length > 1 || own.length > 1) throw new Error(`resources.txt: the path inputs ${names.join(", ")} of ${resource.name} must be put in order`);
  return [...start, ...parents, ...own];
}

function describeFunction(func, resources) {
  if (func.reads) {
    const { armType, path } = resources.get(func.reads);
    return { armType, apiVersion: func.apiVersion, path, operation: "read" };
  }
  if (!func.operation) return describeAction(func, resources);
  return func.armType ? { armType: func.armType, apiVersion: func.apiVersion, path: func.path, operation: func.operation } : { operation: func.operation };
}

function describeAction(func, resources) {
  const [, verb, subject] = /^([a-z]+)(.+)$/.exec(func.name);
  const names = [...resources.keys()].filter(name => subject.startsWith(name)).sort((a, b) => b.length - a.length);
  const resource = resources.get(names[0]);
  const missing = resource?.path.filter(name => !func.inputs.some(input => input.name === name)) ?? [];
  if (!resource || missing.length > 0) throw new Error(`resources.txt: the ARM type and operation of ${func.name} must be listed`);
  return { armType: resource.armType, apiVersion: func.apiVersion, path: resource.path, operation: verb + subject.slice(names[0].length) };
}

const sorted = map => Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
