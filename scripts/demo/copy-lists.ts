import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, relative, resolve, sep } from "node:path";

/** Reads files and whole folders as what a repository holds, below `lists/`. Two of one name get a number. */
export function copyLists(paths: readonly string[], cwd: string): Readonly<Record<string, Buffer>> {
  const files: Record<string, Buffer> = {};
  for (const given of paths) {
    const path = resolve(cwd, given);
    const names = statSync(path).isDirectory() ? listFiles(path) : [basename(path)];
    for (const name of names) {
      const from = statSync(path).isDirectory() ? join(path, name) : path;
      let to = `lists/${name.split(sep).join("/")}`;
      for (let count = 2; to in files; count++) to = `lists/${count}/${name.split(sep).join("/")}`;
      files[to] = readFileSync(from);
    }
  }
  return files;
}

/** Every file below a folder, but none of a clone's own. */
function listFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((name) => !name.split(sep).includes(".git"))
    .sort();
}
