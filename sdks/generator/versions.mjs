// An API version that npm has no types of: what npm has of another version, changed to what Azure's own types say of this one.
// versions/<module>-<version>.json holds them, copied from Azure.Bicep.Types.Az (a test compares the two), and beside them what those types
// do not tell: the default values and the client names (x-ms-client-name) of Microsoft's specification.
// Names of types and enums, and all that stayed the same, are npm's.
import { readFileSync } from "node:fs";

/** The API version that a package is for; null for a package that is what npm has. */
export const readVersion = parameter => (parameter ? new ApiVersion(parameter) : null);

class ApiVersion {
  #module;
  #types;
  #names;
  #defaults;
  #enums = new Map();

  constructor({ module, version }) {
    const description = JSON.parse(readFileSync(new URL(`versions/${module}-${version}.json`, import.meta.url), "utf8"));
    this.#module = module;
    this.#types = description.types;
    this.#names = description.names;
    this.#defaults = description.defaults;
    this.name = description.apiVersion;
  }

  /** The inputs of an ARM type; `known` are npm's, of which those in `address` are no part of the body. */
  inputs(type, known, address = []) {
    return this.#merge(this.#members(type).filter(member => !member.readOnly), known, address, (member, property) => {
      const read = this.#type(member, "Args");
      const added = { name: member.name, type: read, required: member.required, deprecated: false };
      const fallback = this.#defaults[member.owner]?.[member.name];
      if (!property) return fallback === undefined ? added : { ...added, default: fallback };
      return read.kind === "array" && property.type.kind === "map" ? { ...property, type: read } : property;
    });
  }

  /** The outputs of an ARM type. What only the service sets is always there. */
  outputs(type, known, envelope = []) {
    return this.#merge(this.#members(type), known, envelope, (member, property) => ({
      ...(property ?? { name: member.name, type: this.#type(member, "Response"), deprecated: false }),
      required: member.readOnly || member.required,
    }));
  }

  /** The values of an enum that npm does not have. */
  enumValues(name) {
    return this.#enums.get(name);
  }

  #merge(members, known, others, combine) {
    const byName = new Map(known.map(property => [property.name, property]));
    const merged = members.map(member => combine(member, byName.get(member.name)));
    return [...known.filter(property => others.includes(property.name)), ...merged].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** What ARM nests under `properties` stands beside the rest. */
  #members(type) {
    if (!this.#types[type]) throw new Error(`${this.#module} ${this.name}: the description has no type ${type}`);
    return Object.entries(this.#types[type]).flatMap(([name, text]) => {
      const [, expression, readOnly, required] = /^(.*?)( read-only)?( required)?$/.exec(text);
      if (name === "properties") return this.#members(expression);
      return [{ owner: type, name: this.#names[type]?.[name] ?? name, expression, readOnly: readOnly !== undefined, required: required !== undefined }];
    });
  }

  #type({ name, expression }, suffix) {
    const read = text => {
      if (text === "string" || text === "boolean") return { kind: text };
      if (text === "integer") return { kind: "number" };
      if (text.endsWith("[]")) return { kind: "array", element: read(text.slice(0, -2)) };
      if (text.startsWith("{")) return this.#map(text.slice(1, -1), suffix, read);
      if (text.startsWith("'")) return suffix === "Args" ? this.#enum(name, text) : { kind: "string" };
      return { kind: "object", module: this.#module, name: text + suffix };
    };
    return read(expression);
  }

  /** Where the service alone fills the values of a map, a program gives its keys. */
  #map(element, suffix, read) {
    const filledByService = this.#types[element] && this.#members(element).every(member => member.readOnly);
    return filledByService && suffix === "Args" ? { kind: "array", element: { kind: "string" } } : { kind: "map", element: read(element) };
  }

  /** Microsoft names these enums as their properties. One that ends in "|string" takes other values as well. */
  #enum(property, text) {
    const name = property[0].toUpperCase() + property.slice(1);
    const values = [...text.matchAll(/'([^']*)'/g)].map(([, value]) => ({ name: value, value }));
    this.#enums.set(name, values);
    const type = { kind: "enum", module: this.#module, name };
    return text.endsWith("|string") ? { kind: "union", members: [{ kind: "string" }, type] } : type;
  }
}
