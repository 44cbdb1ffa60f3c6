// Names as C# has them.
const keywords = new Set(("abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum "
  + "event explicit extern false finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new null object "
  + "operator out override params private protected public readonly ref return sbyte sealed short sizeof stackalloc static string struct switch "
  + "this throw true try typeof uint ulong unchecked unsafe ushort using virtual void volatile while").split(" "));

/** The C# name of a property: `zoneRedundancy` → `ZoneRedundancy`. */
export const propertyName = name => name[0].toUpperCase() + name.slice(1);

/** The name of a constructor's parameter. */
export const parameterName = name => (keywords.has(name) ? `@${name}` : name);

/** The name of an enum's member. A few have to be changed, since they would hide a member of every object. */
export const enumMember = name => (name === "Equals" ? "EqualsValue" : name);

const inherited = new Set(["Equals", "GetHashCode", "GetType", "ToString"]);

/** `public`, with `new` for a member that hides one of every object. */
export const publicModifier = name => (inherited.has(name) ? "public new" : "public");

/** A C# literal. */
export function literal(value) {
  return typeof value === "string" ? `"${value.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"` : String(value);
}

/** Text in an XML documentation comment. */
export const xml = text => String(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
