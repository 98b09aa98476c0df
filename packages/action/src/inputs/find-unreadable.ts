import type { Dirent } from "node:fs";
import { glob, opendir } from "node:fs/promises";
import { join } from "node:path";
import { isExcluded, leadsOut, type Search } from "./classify-entry.ts";
import { toWorkspaceName } from "./to-workspace-name.ts";

/**
 * The folders on a pattern's way that this user may not read, which globs pass over without a word.
 * @param seen Those that the search itself came by, as it does below `**`.
 */
export async function findUnreadable(
  pattern: string,
  { seen, ...search }: Search & { readonly seen: ReadonlySet<string> },
): Promise<readonly string[]> {
  const folders = new Set(seen);
  const exclude = (entry: Dirent): boolean => leadsOut(toWorkspaceName(entry, search.workspace));
  for (const prefix of listPrefixes(pattern)) {
    for await (const entry of glob(prefix, { cwd: search.workspace, withFileTypes: true, exclude })) {
      if (entry.isDirectory()) folders.add(toWorkspaceName(entry, search.workspace));
    }
  }
  const unreadable: string[] = [];
  for (const name of folders) {
    // `folder/**` excludes all that is in a folder, and not the folder itself.
    if (leadsOut(name) || [name, `${name}/any`].some((path) => isExcluded(path, search))) continue;
    if (await isClosed(join(search.workspace, name))) unreadable.push(name);
  }
  return unreadable;
}

async function isClosed(folder: string): Promise<boolean> {
  try {
    await (await opendir(folder)).close();
    return false;
  } catch (error) {
    return ["EACCES", "EPERM"].includes((error as NodeJS.ErrnoException).code ?? "");
  }
}

/** The folders of a pattern, from the top to where `**` takes over. */
function listPrefixes(pattern: string): readonly string[] {
  const segments = pattern.split("/").slice(0, -1);
  const end = segments.indexOf("**");
  const fixed = end === -1 ? segments : segments.slice(0, end);
  return fixed.map((_, index) => fixed.slice(0, index + 1).join("/"));
}
