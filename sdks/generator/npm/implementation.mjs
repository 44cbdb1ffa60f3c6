// Reads the JavaScript beside the declarations: how a resource's constructor treats its arguments.
import ts from "typescript";
import { descendants } from "./source.mjs";

/**
 * What the constructor of a resource or provider class registers:
 * token, properties (name → treatment), aliases, additional secret outputs, properties that force a replacement.
 */
export function resourceImplementation(source, name) {
  const declaration = source.statements.find(node => ts.isClassDeclaration(node) && node.name?.text === name);
  const constructor = declaration.members.find(ts.isConstructorDeclaration);
  const lists = optionLists(constructor);
  return {
    token: typeToken(declaration),
    properties: inputAssignments(constructor),
    aliases: lists.aliases ?? [],
    secretOutputs: lists.additionalSecretOutputs ?? [],
    replaceOnChanges: lists.replaceOnChanges ?? [],
  };
}

/** The token that the function `name` invokes. */
export function functionToken(source, name) {
  const declaration = source.statements.find(node => ts.isFunctionDeclaration(node) && node.name?.text === name);
  const call = descendants(declaration, node => ts.isCallExpression(node) && node.expression.getText() === "pulumi.runtime.invoke")[0];
  return call.arguments[0].text;
}

/** Default values of nested types in a section of types/input.js: type name in lower case → Map(property → treatment). */
export function nestedDefaults(source) {
  const suffix = "ProvideDefaults";
  const functions = descendants(source, node => ts.isFunctionDeclaration(node) && node.name.text.endsWith(suffix));
  return new Map(functions.map(node => {
    const name = node.name.text.slice(0, -suffix.length).toLowerCase();
    const members = descendants(node, ts.isPropertyAssignment).filter(member => member.parent.parent.kind === ts.SyntaxKind.ReturnStatement);
    return [name, new Map(members.map(member => [member.name.text, treatment(member.initializer)]))];
  }));
}

function typeToken(declaration) {
  const property = declaration.members.find(member => ts.isPropertyDeclaration(member) && member.name.getText() === "__pulumiType");
  return property.initializer.text;
}

function inputAssignments(constructor) {
  // Outputs are assigned undefined, and state is read from "state", so an assignment that mentions "args" is an input.
  const assigned = new Map();
  const assignments = descendants(constructor, node => ts.isBinaryExpression(node)
    && node.operatorToken.kind === ts.SyntaxKind.EqualsToken && node.left.getText().startsWith("resourceInputs["));
  for (const { left, right } of assignments) {
    const name = left.argumentExpression.text;
    if (/\bargs\b/.test(right.getText())) assigned.set(name, treatment(right));
  }
  return assigned;
}

/** How a value is treated on its way to the engine: { secret, json, default }. */
function treatment(expression) {
  const calls = [expression, ...descendants(expression, () => true)].map(node => node.getText());
  const fallback = outermostFallback(expression);
  return {
    secret: calls.includes("pulumi.secret"),
    json: calls.includes("JSON.stringify"),
    ...fallback,
  };
}

/** The right side of `(args?.x) ?? …`: a literal. */
function outermostFallback(expression) {
  const node = ts.isParenthesizedExpression(expression) ? expression.expression : expression;
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.QuestionQuestionToken) return {};
  return readFallback(node.right);
}

function readFallback(node) {
  if (ts.isParenthesizedExpression(node)) return readFallback(node.expression);
  if (ts.isStringLiteral(node)) return { default: node.text };
  if (ts.isNumericLiteral(node)) return { default: Number(node.text) };
  if (ts.isPrefixUnaryExpression(node)) return { default: Number(node.getText()) };
  if (node.kind === ts.SyntaxKind.TrueKeyword) return { default: true };
  if (node.kind === ts.SyntaxKind.FalseKeyword) return { default: false };
  throw new Error(`A default value this generator does not know: ${node.getText()}`);
}

function optionLists(constructor) {
  const literals = descendants(constructor, node => ts.isVariableDeclaration(node)
    && node.initializer && ts.isObjectLiteralExpression(node.initializer));
  const members = literals.flatMap(node => node.initializer.properties).filter(node => node.initializer && ts.isArrayLiteralExpression(node.initializer));
  return Object.fromEntries(members.map(member => [member.name.text, member.initializer.elements.map(listElement)]));
}

function listElement(node) {
  if (ts.isStringLiteral(node)) return node.text;
  const [type] = node.properties;
  if (node.properties.length === 1 && type.name.text === "type") return type.initializer.text;
  throw new Error(`An alias this generator does not know: ${node.getText()}`);
}
