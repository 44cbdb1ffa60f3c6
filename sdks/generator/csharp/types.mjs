// The C# type of a property: as an input, as a plain argument of a function, as an output.
import { readFileSync } from "node:fs";
import { propertyName } from "./names.mjs";

const doubles = new Set(readFileSync(new URL("../doubles.txt", import.meta.url), "utf8").split("\n").filter(line => line && !line.startsWith("#")));

/** The types of one package. `module` is the npm module that the properties belong to, `owner` the npm type. */
export class CSharpTypes {
  #namespace;
  #namespaces;

  constructor(model) {
    this.#namespace = model.namespace;
    this.#namespaces = new Map(model.modules.map(module => [module.name, module.namespace]));
  }

  /** The type of an input: { type, create } where `create` says that the property makes its list or map when it is first used. */
  input(property, where) {
    const { type } = property;
    if (type.kind === "array") return { type: `InputList<${this.#element(type.element, property, where)}>`, create: true };
    if (type.kind === "map") return { type: `InputMap<${this.#element(type.element, property, where)}>`, create: true };
    if (type.kind !== "union") return { type: `Input<${this.#element(type, property, where)}>` };
    const members = this.#members(type, property, where);
    // A choice of more than two types has no name in C#.
    return { type: members.length > 2 ? "object" : members.length === 2 ? `InputUnion<${members.join(", ")}>` : `Input<${members[0]}>` };
  }

  /** The type of an argument that is known when the function is called. */
  plain(property, where) {
    const { type } = property;
    if (type.kind === "array") return { type: `List<${this.#element(type.element, property, where)}>`, create: true };
    if (type.kind === "map") return { type: `Dictionary<string, ${this.#element(type.element, property, where)}>`, create: true };
    return { type: this.#element(type, property, where) };
  }

  /** The type of an output. An array is empty where the engine gave none; anything else is null then. */
  output(property, where) {
    const type = this.#element(property.type, property, { ...where, side: "Outputs" });
    return property.required || property.type.kind === "array" ? type : `${type}?`;
  }

  /** Whether the default of this property has to be a value of its enum. */
  enumOf(type) {
    return type.kind === "enum" ? this.#enum(type) : null;
  }

  /**
   * What a value of a type is written as: `string`, `boolean`, `number`, `any`, a class or an enum; with `[]` a list and with `{}` a map of it,
   * and choices as `(a|b)`.
   */
  shape(type) {
    switch (type.kind) {
      case "array": return `${this.shape(type.element)}[]`;
      case "map": return `${this.shape(type.element)}{}`;
      case "enum": return this.#enum(type);
      case "object": return `${this.#path(type)}.Inputs.${type.name}`;
      case "union": return `(${[...new Set(type.members.map(member => this.shape(member)))].join("|")})`;
      default: return type.kind;
    }
  }

  #element(type, property, where) {
    switch (type.kind) {
      case "string": return "string";
      case "boolean": return "bool";
      case "number": return isDouble(property, where) ? "double" : "int";
      case "any": return "object";
      case "array": return `ImmutableArray<${this.#element(type.element, property, where)}>`;
      case "map": return `ImmutableDictionary<string, ${this.#element(type.element, property, where)}>`;
      case "enum": return this.#enum(type);
      case "object": return this.#object(type, where);
      case "union": return this.#union(type, property, where);
      default: throw new Error(`No C# type for ${type.kind}`);
    }
  }

  #union(type, property, where) {
    const members = this.#members(type, property, where);
    return members.length > 2 ? "object" : members.length === 2 ? `Union<${members.join(", ")}>` : members[0];
  }

  #members(type, property, where) {
    return [...new Set(type.members.map(member => this.#element(member, property, where)))];
  }

  #object(type, where) {
    const side = where.side ?? "Inputs";
    return type.module === where.module ? `${side}.${type.name}` : `${this.#path(type)}.${side}.${type.name}`;
  }

  #enum(type) {
    return `${this.#path(type)}.${type.name}`;
  }

  #path(type) {
    if (!this.#namespaces.has(type.module)) throw new Error(`resources.txt: ${type.name} needs a line for the module ${type.module}`);
    return `${this.#namespace}.${propertyName(this.#namespaces.get(type.module))}`;
  }
}

function isDouble(property, { module, owner }) {
  const base = owner.replace(/^[gG]et(?=[A-Z])/, "").replace(/(Args|Response|Result|State)$/, "");
  return doubles.has(`${module} ${base}.${property.name}`);
}
