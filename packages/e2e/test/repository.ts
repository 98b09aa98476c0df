import { execFileSync } from "node:child_process";
import { existsSync, globSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root: string = fileURLToPath(new URL("../../..", import.meta.url));

/** A file of this repository. */
export function readText(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

/** The files of an example, where the workflows look for them. */
export function readExample(name: string): Readonly<Record<string, Buffer>> {
  const paths = globSync(join(root, "examples", name, "*"));
  return Object.fromEntries(paths.map((path) => [`data/${basename(path)}`, readFileSync(path)]));
}

/** This repository as it is now, committed or not. */
export function readRepository(): Readonly<
  Record<string, { readonly mode: string; readonly content: Buffer }>
> {
  const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
  });
  const paths = [...new Set(listed.split("\0"))].filter(
    (path) => path !== "" && existsSync(join(root, path)),
  );
  return Object.fromEntries(
    paths.map((path) => {
      const mode = (statSync(join(root, path)).mode & 0o100) === 0 ? "100644" : "100755";
      return [path, { mode, content: readFileSync(join(root, path)) }];
    }),
  );
}
