import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Makes an empty folder a bare repository, as `git init` does. Source: git's manual, "gitrepository-layout". */
export async function initRepository(folder: string, branch: string): Promise<void> {
  await mkdir(join(folder, "objects"));
  await mkdir(join(folder, "refs"));
  await writeFile(join(folder, "HEAD"), `ref: refs/heads/${branch}\n`);
  await writeFile(join(folder, "config"), "[core]\n\trepositoryformatversion = 0\n\tbare = true\n");
}
