// String enums: structs that hold any value of the service, with a property for each known value.
import { summary } from "./documentation.mjs";
import { enumMember, literal, xml } from "./names.mjs";
import { braced, joinBlocks } from "./source.mjs";

/** The struct of one enum. */
export function enumStruct({ name, values }) {
  const known = values.map(({ name: member, value }) => [
    summary(`The value <c>${xml(value)}</c>.`),
    `public static ${name} ${enumMember(member)} { get; } = new ${name}(${literal(value)});`,
  ]);
  const inherit = "/// <inheritdoc/>";
  const hidden = "[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]";
  const constructor = braced([`private ${name}(string value)`], ["_value = value ?? throw new global::System.ArgumentNullException(nameof(value));"]);
  const members = [
    ["private readonly string _value;"],
    constructor,
    ...known,
    [summary("Whether both are the same value."), `public static bool operator ==(${name} left, ${name} right) => left.Equals(right);`],
    [summary("Whether both are different values."), `public static bool operator !=(${name} left, ${name} right) => !left.Equals(right);`],
    [summary("The value as the service spells it."), `public static explicit operator string(${name} value) => value._value;`],
    [inherit, hidden, `public override bool Equals(object? obj) => obj is ${name} other && Equals(other);`],
    [inherit, `public bool Equals(${name} other) => string.Equals(_value, other._value, global::System.StringComparison.Ordinal);`],
    [inherit, hidden, "public override int GetHashCode() => _value?.GetHashCode() ?? 0;"],
    [inherit, "public override string ToString() => _value;"],
  ];
  return [summary(`Values of <c>${name}</c>.`), "[EnumType]",
    ...braced([`public readonly struct ${name} : global::System.IEquatable<${name}>`], joinBlocks(members))];
}
