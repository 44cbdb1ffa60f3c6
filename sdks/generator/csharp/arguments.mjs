// Classes of arguments: of resources, of nested types, of functions, of providers, and the state that Get looks up.
import { propertySummary, summary } from "./documentation.mjs";
import { enumMember, literal, propertyName, publicModifier } from "./names.mjs";
import { braced, joinBlocks } from "./source.mjs";

/**
 * A class of arguments.
 * `where` is { module, owner }; `base` the class it derives from; `plain` makes properties of plain types, as a function's are that is called at once.
 */
export function argumentsClass({ name, properties, what, where, base, context, plain = false }) {
  const members = properties.map(property => argument(property, where, context, plain));
  const defaults = properties.filter(property => property.default !== undefined).map(property => defaultAssignment(property, context, name));
  const constructor = [summary("Creates arguments that hold the default values."), ...braced([`public ${name}()`], defaults)];
  const empty = [summary("Arguments that hold nothing but the default values."), `public static new ${name} Empty => new ${name}();`];
  return [summary(what), ...braced([`public sealed class ${name} : global::Pulumi.${base}`], joinBlocks([...members, constructor, empty]))];
}

function argument(property, where, { types, enums }, plain) {
  const name = csharpName(property, where.owner);
  const { type, create } = plain ? types.plain(property, where) : types.input(property, where);
  const options = [property.required ? ", required: true" : "", property.json ? ", json: true" : ""].join("");
  const attribute = `[Input("${property.name}"${options})]`;
  const head = [summary(propertySummary(property, "Input", enums)), ...obsolete(property)];
  if (create) return created(property, name, type, attribute, head);
  if (property.secret) return secret(property, name, type, attribute, head);
  const optional = property.required ? "" : "?";
  const initial = property.required && !isValueType(type) ? " = null!;" : "";
  return [...head, attribute, `${publicModifier(name)} ${type}${optional} ${name} { get; set; }${initial}`];
}

function created(property, name, type, attribute, head) {
  const field = `_${property.name}`;
  const set = property.secret ? ["set", "{", ...secretSetter(field, type), "}"] : [`set => ${field} = value;`];
  const declaration = braced([`${publicModifier(name)} ${type} ${name}`], [`get => ${field} ??= new ${type}();`, ...set]);
  return [attribute, `private ${type}? ${field};`, "", ...head, ...declaration];
}

function secret(property, name, type, attribute, head) {
  const field = `_${property.name}`;
  const set = ["set", "{", ...secretSetter(field, `${type}?`), "}"];
  return [attribute, `private ${type}? ${field};`, "", ...head, ...braced([`${publicModifier(name)} ${type}? ${name}`], [`get => ${field};`, ...set])];
}

/** A value becomes secret by being combined with one that is. */
function secretSetter(field, type) {
  return [
    "    var emptySecret = Output.CreateSecret(0);",
    `    ${field} = Output.Tuple<${type}, int>(value, emptySecret).Apply(t => t.Item1);`,
  ];
}

/** The attribute of a property that is to be used no more. */
export const obsolete = property => (property.deprecated ? [`[global::System.Obsolete("The service replaces ${property.name} by another property.")]`] : []);

const isValueType = type => ["int", "bool", "double"].includes(type);

function defaultAssignment(property, { types, enums }, owner) {
  const enumName = types.enumOf(property.type);
  const value = enumName
    ? `${enumName}.${enumMember(enums(property.type).find(({ value }) => value === property.default).name)}`
    : literal(property.default);
  return `${csharpName(property, owner)} = ${value};`;
}

/** A member cannot have the name of its class. */
export function csharpName(property, owner) {
  const name = propertyName(property.name);
  if (name === owner) throw new Error(`${owner} has a property of its own name, which C# does not allow`);
  return name;
}
