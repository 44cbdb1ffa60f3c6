// node generate.mjs           writes the SDKs that resources.txt lists, and their descriptions for the rehearsal
// node generate.mjs --check   writes nothing; names the files that differ from what it would write, and exits with 1 if there are any
import { armDescription } from "./arm.mjs";
import { generatedFolder, packageFiles } from "./csharp/package.mjs";
import { csharpDescription } from "./csharp/shapes.mjs";
import { differences, write } from "./files.mjs";
import { readList } from "./list.mjs";
import { readPackage } from "./model.mjs";
import { officialFiles, officialFolder } from "./official/stubs.mjs";

const models = readList().map(readPackage);
const folders = [...models.map(generatedFolder), officialFolder];
const files = new Map(models.flatMap(model => [...packageFiles(model)]));
for (const [path, text] of officialFiles(models, [...files.values()])) files.set(path, text);
const azureNative = models.filter(model => [model.name, model.parameter?.base].includes("azure-native"));
files.set("rehearsal/Providers/AzureNative/Catalogue/resources.json", `${JSON.stringify(armDescription(azureNative), null, 2)}\n`);
files.set("rehearsal/Providers/CSharp/csharp.json", `${JSON.stringify(csharpDescription(models), null, 2)}\n`);

if (process.argv.includes("--check")) {
  const paths = differences(files, folders);
  for (const path of paths) console.error(path);
  if (paths.length > 0) console.error(`${paths.length} generated files differ: run "npm run generate" in sdks/generator`);
  process.exitCode = paths.length > 0 ? 1 : 0;
} else {
  console.log(`${write(files, folders).length} of ${files.size} generated files changed`);
}
