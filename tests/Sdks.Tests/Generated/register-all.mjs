// A Pulumi program for Node.js: registers every sample (a file named by the first argument) with the official class.
// It finds its engine by the environment variables that every Pulumi program for Node.js is started with.
// A sample that the class refuses is reported to the engine as a log message "<logical name>: <error>".
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(new URL("../../../sdks/generator/", import.meta.url));
const pulumi = require("@pulumi/pulumi");

const withoutTypes = value => {
  if (Array.isArray(value)) return value.map(withoutTypes);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== "$type").map(([name, inner]) => [name, withoutTypes(inner)]));
};

await pulumi.runtime.runInPulumiStack(async () => {
  for (const sample of JSON.parse(readFileSync(process.argv[2], "utf8"))) {
    const name = `${sample.type}/${sample.name}`;
    const module = require([sample.package, sample.module, sample.class[0].toLowerCase() + sample.class.slice(1)].filter(Boolean).join("/"));
    try {
      new module[sample.class](name, withoutTypes(sample.args));
    } catch (error) {
      await pulumi.log.info(`${name}: ${error.message}`);
    }
  }
});
await pulumi.runtime.disconnect();
