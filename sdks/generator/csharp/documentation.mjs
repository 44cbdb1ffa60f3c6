// One line of documentation per member, with facts only: the name on the wire, allowed values, the default.
import { literal, xml } from "./names.mjs";

/** The summary of an input or output. `enums` finds the values of an enum. */
export function propertySummary(property, what, enums) {
  const facts = [`${what} <c>${xml(property.name)}</c>.`];
  const values = allowed(property.type, enums);
  if (values.constant) facts.push(`Always <c>${xml(values.constant)}</c>.`);
  if (values.names.length > 0) facts.push(`Known values: ${values.names.map(value => `<c>${xml(value)}</c>`).join(", ")}.`);
  if (property.default !== undefined) facts.push(`Default: <c>${xml(literal(property.default))}</c>.`);
  if (property.secret) facts.push("Kept secret.");
  return facts.join(" ");
}

function allowed(type, enums) {
  if (type.element) return allowed(type.element, enums);
  const found = [type, ...(type.members ?? [])].find(member => member.kind === "enum");
  return { constant: type.constant, names: found ? enums(found).map(({ value }) => value) : [] };
}

/** A documentation comment with a summary. */
export const summary = text => `/// <summary>${text}</summary>`;
