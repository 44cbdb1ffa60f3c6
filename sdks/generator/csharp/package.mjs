// All C# files of a package.
import { argumentsClass } from "./arguments.mjs";
import { enumStruct } from "./enums.mjs";
import { functionClasses } from "./functions.mjs";
import { propertyName } from "./names.mjs";
import { outputClass } from "./outputs.mjs";
import { providerClasses, resourceClasses } from "./resources.mjs";
import { sourceFile } from "./source.mjs";
import { CSharpTypes } from "./types.mjs";
import { parameterization, utilities } from "./utilities.mjs";

/** The folder of a package that contains only generated files. */
export const generatedFolder = model => `sdks/${model.folder}/Generated`;

/** The file in which Pulumi finds which plugin a package with a parameter needs. */
function pluginFile(model) {
  const plugin = { resource: true, name: model.parameter.base, version: model.version, parameterization: parameterization(model) };
  return [`sdks/${model.folder}/pulumi-plugin.json`, `${JSON.stringify(plugin, null, 2)}\n`];
}

/** Path → text of every file of a package. */
export function packageFiles(model) {
  const resourceType = `${model.namespace.split(".").slice(1).join("")}ResourceType`;
  const values = new Map(model.modules.flatMap(module => module.enums.map(found => [`${module.name}.${found.name}`, found.values])));
  const announced = model.parameter ? ", Utilities.PackageParameterization()" : "";
  const context = { announced, types: new CSharpTypes(model), resourceType, enums: type => values.get(`${type.module}.${type.name}`) };
  const files = new Map(model.parameter ? [pluginFile(model)] : []);
  const add = (namespace, path, blocks) => files.set(`${generatedFolder(model)}/${path}.cs`, sourceFile(namespace, blocks));
  add(model.namespace, "Utilities", utilities(model, resourceType));
  if (model.provider) add(model.namespace, "Provider", providerClasses(model.provider, model.name, context));
  for (const module of model.modules) addModule(model, module, context, add);
  return files;
}

function addModule(model, module, context, add) {
  const namespace = [model.namespace, module.namespace].filter(Boolean).join(".");
  const path = name => [module.namespace, name].filter(Boolean).join("/");
  for (const resource of module.resources) add(namespace, path(resource.name), resourceClasses(resource, module.name, context));
  for (const func of module.functions) add(namespace, path(propertyName(func.name)), functionClasses(func, module.name, context));
  for (const { name, properties } of module.inputs) {
    add(`${namespace}.Inputs`, path(`Inputs/${name}`), [argumentsClass({ name, properties, what: `The nested input <c>${name.replace(/Args$/, "")}</c>.`,
      where: { module: module.name, owner: name }, base: "ResourceArgs", context })]);
  }
  for (const { name, properties } of module.outputs) {
    add(`${namespace}.Outputs`, path(`Outputs/${name}`), [outputClass({ name, properties, what: `The nested output <c>${name}</c>.`,
      where: { module: module.name, owner: name }, context })]);
  }
  if (module.enums.length > 0) add(namespace, path("Enums"), module.enums.map(enumStruct));
}
