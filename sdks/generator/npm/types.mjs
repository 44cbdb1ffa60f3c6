// Reads TypeScript type nodes of Pulumi's npm packages into plain objects, which every other file works with:
//   { kind: "string" | "boolean" | "number" | "any" }
//   { kind: "array" | "map", element }
//   { kind: "object", module, name } · { kind: "enum", module, name } · { kind: "union", members }
import ts from "typescript";

const keywords = new Map([
  [ts.SyntaxKind.StringKeyword, "string"],
  [ts.SyntaxKind.BooleanKeyword, "boolean"],
  [ts.SyntaxKind.NumberKeyword, "number"],
  [ts.SyntaxKind.AnyKeyword, "any"],
]);

/** Reads one type node; `undefined` in a union only means that the property is optional, which the caller knows already. */
export function readType(node) {
  if (keywords.has(node.kind)) return { kind: keywords.get(node.kind) };
  if (ts.isArrayTypeNode(node)) return { kind: "array", element: readType(node.elementType) };
  if (ts.isParenthesizedTypeNode(node)) return readType(node.type);
  if (ts.isUnionTypeNode(node)) return readUnion(node);
  if (ts.isTypeReferenceNode(node)) return readReference(node);
  if (ts.isTypeLiteralNode(node) && node.members.length === 1 && ts.isIndexSignatureDeclaration(node.members[0])) {
    return { kind: "map", element: readType(node.members[0].type) };
  }
  if (ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal)) return { kind: "string", constant: node.literal.text };
  throw new Error(`A type this generator does not know: ${node.getText()}`);
}

/** Whether a property of this type node may be undefined although it is declared without a question mark. */
export function allowsUndefined(node) {
  if (ts.isUnionTypeNode(node)) return node.types.some(member => member.kind === ts.SyntaxKind.UndefinedKeyword);
  return isWrapper(node) && allowsUndefined(node.typeArguments[0]);
}

function isWrapper(node) {
  return ts.isTypeReferenceNode(node) && ["pulumi.Input", "pulumi.Output"].includes(node.typeName.getText());
}

function readUnion(node) {
  const members = node.types.filter(member => member.kind !== ts.SyntaxKind.UndefinedKeyword).map(readType);
  return members.length === 1 ? members[0] : { kind: "union", members };
}

function readReference(node) {
  if (isWrapper(node)) return readType(node.typeArguments[0]);
  const [side, module, name, ...rest] = node.typeName.getText().split(".");
  if (name && rest.length === 0) {
    if (side === "inputs" || side === "outputs") return { kind: "object", module, name };
    if (side === "enums") return { kind: "enum", module, name };
  }
  throw new Error(`A type reference this generator does not know: ${node.getText()}`);
}
