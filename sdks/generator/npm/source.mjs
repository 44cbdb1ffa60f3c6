// Finds and parses the files of an installed npm package.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const modules = join(dirname(fileURLToPath(import.meta.url)), "..", "node_modules");

/** The text of a file of an installed package. */
export const packageText = (npmName, path) => readFileSync(join(modules, npmName, path), "utf8");

/** The syntax tree of TypeScript or JavaScript text. */
export function parse(text, name) {
  return ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true, name.endsWith(".js") ? ts.ScriptKind.JS : ts.ScriptKind.TS);
}

/**
 * The text from the line that is `start` to the next line that begins with `end`. The files with nested types hold
 * millions of characters for all of Azure; parsing only the requested modules keeps the generator fast.
 */
export function section(text, start, end, what) {
  const from = text.startsWith(start) ? 0 : text.indexOf(`\n${start}`) + 1;
  if (from === 0 && !text.startsWith(start)) throw new Error(`${what} has no "${start}"`);
  const to = text.indexOf(`\n${end}`, from);
  return text.slice(from, to + 1 + end.length);
}

/** All nodes below `root` that satisfy `test`, outermost first. */
export function descendants(root, test) {
  const found = [];
  const visit = node => {
    if (test(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(root, visit);
  return found;
}
