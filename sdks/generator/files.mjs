// The generated files, compared with or written over those in the repository.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const repository = fileURLToPath(new URL("../..", import.meta.url));

/** The paths (relative to the repository) where `files` (path → text) and the repository differ. `folders` contain only generated files. */
export function differences(files, folders) {
  const changed = [...files].filter(([path, text]) => read(path) !== text).map(([path]) => path);
  const superfluous = folders.flatMap(filesBelow).filter(path => !files.has(path));
  return [...changed, ...superfluous].sort();
}

/** Writes `files` to the repository. Files that are equal already are not touched. */
export function write(files, folders) {
  const paths = differences(files, folders);
  for (const path of paths) {
    const full = join(repository, path);
    if (!files.has(path)) {
      rmSync(full);
      continue;
    }
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, files.get(path));
  }
  return paths;
}

function read(path) {
  const full = join(repository, path);
  return existsSync(full) ? readFileSync(full, "utf8") : null;
}

function filesBelow(folder) {
  const full = join(repository, folder);
  if (!existsSync(full)) return [];
  return readdirSync(full, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(repository, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
}
