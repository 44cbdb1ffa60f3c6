// Writes what the rehearsal has to know to print an imported resource as C#.
import { enumMember } from "./names.mjs";
import { CSharpTypes } from "./types.mjs";

/** csharp.json: { resources: { token: { namespace, name, inputs } }, types: { class: inputs }, enums: { struct: { value: member } } }. */
export function csharpDescription(models) {
  const [resources, types, enums] = [new Map(), new Map(), new Map()];
  for (const model of models) {
    const names = new CSharpTypes(model);
    const shapes = properties => Object.fromEntries(properties.map(property => [property.name, names.shape(property.type)]));
    for (const module of model.modules) {
      const namespace = [model.namespace, module.namespace].filter(Boolean).join(".");
      for (const { token, name, inputs } of module.resources) resources.set(token, { namespace, name, inputs: shapes(inputs) });
      for (const { name, properties } of module.inputs) types.set(`${namespace}.Inputs.${name}`, shapes(properties));
      for (const { name, values } of module.enums) {
        enums.set(`${namespace}.${name}`, Object.fromEntries(values.map(known => [known.value, enumMember(known.name)])));
      }
    }
  }
  return { resources: sorted(resources), types: sorted(types), enums: sorted(enums) };
}

const sorted = map => Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
