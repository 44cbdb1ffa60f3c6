// The names of all public types of the official .NET packages, by namespace; the bundled SDKs have some of them.
import { existsSync, readFileSync } from "node:fs";
import { packageText, section } from "../npm/source.mjs";

const signatures = new URL("../../../tests/Sdks.Internals.Tests/PublicApi/official.txt", import.meta.url);

/** Namespace → names in alphabetical order, for every namespace in which the listed packages have a type. */
export function officialTypes(packages) {
  const found = pulumiTypes();
  const add = (namespace, names) => {
    const sorted = [...new Set([...(found.get(namespace) ?? []), ...names])].sort(byCharacter);
    if (sorted.length > 0) found.set(namespace, sorted);
  };
  // A package with a parameter is a project of its own with both SDKs.
  for (const listed of packages.filter(one => !one.parameter)) {
    add(listed.namespace, rootTypes(listed));
    for (const module of listed.modules) addModule(listed, module, add);
  }
  return found;
}

function addModule({ npmName, namespace: root }, module, add) {
  const namespace = [root, module.namespace].filter(Boolean).join(".");
  add(namespace, exportedTypes(packageText(npmName, [module.name, "index.d.ts"].filter(Boolean).join("/"))));
  if (!module.name) return;
  add(namespace, matches(text(npmName, `types/enums/${module.name}/index.d.ts`), /^export declare const (\w+): \{/gm));
  add(`${namespace}.Inputs`, nestedTypes(npmName, "types/input.d.ts", module.name));
  add(`${namespace}.Outputs`, nestedTypes(npmName, "types/output.d.ts", module.name));
}

/** The settings of a package are modules in npm and a class in .NET. */
function rootTypes({ npmName, provider }) {
  return [...(provider ? ["Provider", "ProviderArgs"] : []), ...(text(npmName, "config/index.d.ts") ? ["Config"] : [])];
}

/** Resources and functions, with their arguments, states and results. In .NET, a function's arguments that may be outputs have another name. */
function exportedTypes(index) {
  const functions = matches(index, /^export declare const ([a-z]\w*): typeof import\("\.\/\1"\)/gm).map(upperFirst);
  const resources = matches(index, /^export type (\w+) = import/gm);
  const others = matches(index, /^export \{ ([\w, ]+) \} from/gm).flatMap(names => names.split(", "));
  const renamed = new Map(functions.map(name => [`${name}OutputArgs`, `${name}InvokeArgs`]));
  return [...functions, ...resources, ...others.map(name => renamed.get(name) ?? name)];
}

function nestedTypes(npmName, path, module) {
  const all = packageText(npmName, path);
  const start = `export declare namespace ${module} {`;
  return all.includes(`\n${start}`) ? matches(section(all, start, "}", path), /^ +(?:export )?interface (\w+)/gm) : [];
}

/** Types that are not nested in others. The signatures of the official package say of which kind each is. */
function pulumiTypes() {
  const found = new Map();
  let names;
  for (const line of readFileSync(signatures, "utf8").split("\n")) {
    const [, namespace] = /^namespace (.+)$/.exec(line) ?? [];
    const [, type, callback] = /^(?:[a-z]+ )*(?:(?:class|struct|interface|enum) (\w+(?:<[\w, ]+>)?)(?: :.*)?|delegate .*?(\w+)\(.*)$/.exec(line) ?? [];
    if (namespace) found.set(namespace, (names = []));
    else if (type ?? callback) names.push(type ?? callback);
  }
  return found;
}

const text = (npmName, path) => (existsSync(new URL(`../node_modules/${npmName}/${path}`, import.meta.url)) ? packageText(npmName, path) : "");
const matches = (content, pattern) => [...content.matchAll(pattern)].map(([, name]) => name);
const upperFirst = name => name[0].toUpperCase() + name.slice(1);
const byCharacter = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
