// Reads resources.txt.
import { readFileSync } from "node:fs";

const file = new URL("resources.txt", import.meta.url);

/**
 * The packages to generate:
 * [{ name, npmName, namespace, folder, provider, parameter: { base, module, version },
 *    modules: [{ name, namespace, resources: [{ name, armType, path }], functions: [{ name, armType, operation, path }] }] }]
 */
export function readList(text = readFileSync(file, "utf8")) {
  const packages = [];
  text.split("\n").forEach((line, index) => {
    const words = line.trim().split(/\s+/);
    if (line.trim() === "" || line.startsWith("#")) return;
    try {
      readLine(words, packages);
    } catch (error) {
      throw new Error(`resources.txt, line ${index + 1} ("${line.trim()}"): ${error.message}`);
    }
  });
  return packages;
}

function readLine([first, ...rest], packages) {
  if (first === "package") return packages.push(readPackage(rest));
  const current = packages.at(-1);
  if (!current) throw new Error("a package line has to come first");
  if (first === "provider") return (current.provider = true);
  if (first === "parameter") return (current.parameter = readParameter(rest));
  if (first === "module") return current.modules.push(readModule(rest));
  const module = current.modules.at(-1);
  if (!module) throw new Error("a module line has to come first");
  const [armType = null, ...others] = rest;
  if (/^[A-Z]/.test(first)) return module.resources.push({ name: first, armType, path: others });
  const [operation = null, ...path] = others;
  return module.functions.push({ name: first, armType: armType === "-" ? null : armType, operation, path });
}

function readPackage(words) {
  if (words.length !== 4) throw new Error("package needs a name, an npm package, a C# namespace and a folder");
  const [name, npmName, namespace, folder] = words;
  return { name, npmName, namespace, folder, provider: false, parameter: null, modules: [] };
}

function readParameter(words) {
  if (words.length !== 3) throw new Error("parameter needs the package that takes it, a module and a version");
  const [base, module, version] = words;
  return { base, module, version };
}

function readModule(words) {
  if (words.length !== 2) throw new Error("module needs an npm module and a C# namespace part");
  const [name, namespace] = words.map(word => (word === "." ? "" : word));
  return { name, namespace, resources: [], functions: [] };
}
