// Classes of results: nested outputs, and the results of functions.
import { csharpName } from "./arguments.mjs";
import { propertySummary, summary } from "./documentation.mjs";
import { parameterName, publicModifier } from "./names.mjs";
import { braced, joinBlocks } from "./source.mjs";

/** A class of read-only fields that the SDK fills through its private constructor. */
export function outputClass({ name, properties, what, where, context: { types, enums } }) {
  const fields = properties.map(property => {
    const field = csharpName(property, name);
    return [summary(propertySummary(property, "Output", enums)), `${publicModifier(field)} readonly ${types.output(property, where)} ${field};`];
  });
  const parameters = properties.map(property => `${types.output(property, where)} ${parameterName(property.name)}`);
  const assignments = properties.map(property => `${csharpName(property, name)} = ${parameterName(property.name)};`);
  const constructor = braced(["[OutputConstructor]", `private ${name}(${parameters.join(", ")})`], assignments);
  return [summary(what), "[OutputType]", ...braced([`public sealed class ${name}`], joinBlocks([...fields, constructor]))];
}
