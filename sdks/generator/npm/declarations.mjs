// Reads type declarations (.d.ts): classes of resources, interfaces of arguments and results, enums.
import ts from "typescript";
import { allowsUndefined, readType } from "./types.mjs";

/** The properties of the interface `name`, or null if the file has none: { name, type, required, deprecated, standalone }. */
export function interfaceProperties(source, name) {
  const declaration = source.statements.find(node => ts.isInterfaceDeclaration(node) && node.name.text === name);
  return declaration ? properties(declaration.members.filter(ts.isPropertySignature)) : null;
}

/** The declaration of the resource class `name`: its outputs, and whether its arguments may be left out. */
export function resourceClass(source, name) {
  const declaration = source.statements.find(node => ts.isClassDeclaration(node) && node.name.text === name);
  if (!declaration) throw new Error(`${source.fileName} has no class ${name}`);
  const constructor = declaration.members.find(ts.isConstructorDeclaration);
  return {
    outputs: properties(declaration.members.filter(member => ts.isPropertyDeclaration(member) && !isStatic(member))),
    argumentsOptional: constructor.parameters[1].questionToken !== undefined,
    deprecated: deprecation(declaration),
    apiVersion: apiVersion(declaration),
  };
}

/** The declaration of the function `name`. */
export function functionDeclaration(source, name) {
  const declaration = source.statements.find(node => ts.isFunctionDeclaration(node) && node.name.text === name);
  if (!declaration) throw new Error(`${source.fileName} has no function ${name}`);
  const first = declaration.parameters[0];
  return {
    hasArguments: first.name.text === "args",
    argumentsOptional: first.questionToken !== undefined,
    deprecated: deprecation(declaration),
    apiVersion: apiVersion(declaration),
  };
}

/** All enums of a file: name → [{ name, value }], in the order of the declarations. */
export function enums(source) {
  const found = new Map();
  for (const statement of source.statements.filter(ts.isVariableStatement)) {
    for (const declaration of statement.declarationList.declarations) {
      const values = declaration.type.members.map(member => ({ name: memberName(member), value: literal(member.type) }));
      found.set(declaration.name.text, values);
    }
  }
  return found;
}

/** All interfaces in a namespace section: name → properties. */
export function namespaceInterfaces(source) {
  const body = source.statements.find(ts.isModuleDeclaration).body;
  return new Map(body.statements.filter(ts.isInterfaceDeclaration)
    .map(node => [node.name.text, properties(node.members.filter(ts.isPropertySignature))]));
}

function properties(members) {
  return members.map(member => ({
    name: memberName(member),
    type: readType(member.type),
    required: member.questionToken === undefined && !allowsUndefined(member.type),
    deprecated: deprecation(member),
    standalone: documentation(member).includes("These are also available as standalone resources."),
  })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

const memberName = member => (ts.isIdentifier(member.name) || ts.isStringLiteral(member.name) ? member.name.text : member.name.getText());

function literal(node) {
  if (ts.isLiteralTypeNode(node) && (ts.isStringLiteral(node.literal) || ts.isNumericLiteral(node.literal))) {
    return ts.isStringLiteral(node.literal) ? node.literal.text : Number(node.literal.text);
  }
  throw new Error(`An enum value this generator does not know: ${node.getText()}`);
}

const isStatic = member => member.modifiers?.some(modifier => modifier.kind === ts.SyntaxKind.StaticKeyword) ?? false;

const deprecation = node => ts.getJSDocDeprecatedTag(node) !== undefined;

const documentation = declaration => ts.getJSDocCommentsAndTags(declaration).map(node => node.getText()).join("\n");

function apiVersion(declaration) {
  return /Uses Azure REST API version ([0-9A-Za-z-]+)\./.exec(documentation(declaration))?.[1] ?? null;
}
