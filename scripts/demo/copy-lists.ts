import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, relative, resolve, sep } from "node:path";

/** A path that does not lead to lists, with what is wrong with it as a sentence. */
export class UnreadableList extends Error {}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "does not exist",
  EACCES: "may not be read by this user",
  EPERM: "may not be read by this user",
};

function orRefuse<T>(given: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Error && "code" in error && typeof error.code === "string")) throw error;
    throw new UnreadableList(`${given} ${reasons[error.code] ?? `cannot be read (${error.code})`}.`);
  }
}

/** Reads files and whole folders as what a repository holds, below `lists/`. Two of one name get a number. */
export function copyLists(paths: readonly string[], cwd: string): Readonly<Record<string, Buffer>> {
  const files: Record<string, Buffer> = {};
  for (const given of paths) {
    const path = resolve(cwd, given);
    const isFolder = orRefuse(given, () => statSync(path).isDirectory());
    const names = isFolder ? orRefuse(given, () => listFiles(path)) : [basename(path)];
    if (names.length === 0) throw new UnreadableList(`The folder ${given} has no files.`);
    for (const name of names) {
      const from = isFolder ? join(path, name) : path;
      let to = `lists/${name.split(sep).join("/")}`;
      for (let count = 2; to in files; count++) to = `lists/${count}/${name.split(sep).join("/")}`;
      files[to] = orRefuse(isFolder ? join(given, name) : given, () => readFileSync(from));
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
