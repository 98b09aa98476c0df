import type { Dirent } from "node:fs";
import { relative, resolve, sep } from "node:path";

/** Node's glob gives some of its entries by a path below the search's folder, others by an absolute one. */
export function toWorkspaceName({ parentPath, name }: Dirent, workspace: string): string {
  return relative(workspace, resolve(workspace, parentPath, name))
    .split(sep)
    .join("/");
}
