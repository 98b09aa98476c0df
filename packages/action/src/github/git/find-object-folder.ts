import { readFile, stat } from "node:fs/promises";
import { join, resolve } from "node:path";

/**
 * Finds the folder of objects of a checkout, by its `.git`: a folder, or a file in a worktree or submodule that names it.
 * Undefined where there is none. Source: git's "gitrepository-layout".
 */
export async function findObjectFolder(top: string): Promise<string | undefined> {
  try {
    const gitFolder = await findGitFolder(join(top, ".git"));
    const common = await readFile(join(gitFolder, "commondir"), "utf8").catch(() => ".");
    const folder = resolve(gitFolder, common.trim(), "objects");
    return (await stat(folder)).isDirectory() ? folder : undefined;
  } catch {
    return undefined;
  }
}

async function findGitFolder(path: string): Promise<string> {
  if ((await stat(path)).isDirectory()) return path;
  const [, named = ""] = /^gitdir: (.+)$/m.exec(await readFile(path, "utf8")) ?? [];
  return resolve(path, "..", named);
}
