import type { Dirent } from "node:fs";
import { lstat, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { SearchWork } from "./search-work.ts";

/** What is at a name: `closed` if this user may not look. */
export type EntryKind = "folder" | "link" | "other" | "none" | "closed";

/** The folders of a workspace, each read once however many datasets look into it. */
export interface FolderView {
  /** @param folder Relative to the workspace, with slashes; empty for the workspace itself. */
  list(folder: string): Promise<readonly Dirent[] | "closed">;
  look(name: string): Promise<EntryKind>;
  leadsToFolder(link: string): Promise<boolean>;
}

/** Entries that are remembered: some tens of MB. */
const mostRemembered = 200_000;

export function createFolderView(workspace: string, work: Pick<SearchWork, "countEntries">): FolderView {
  const remembered = new Map<string, readonly Dirent[] | "closed">();
  let room = mostRemembered;
  return {
    async list(folder) {
      const known = remembered.get(folder);
      if (known !== undefined) return known;
      const found = await readFolder(join(workspace, folder));
      work.countEntries(found.length + 1);
      room -= found.length + 1;
      if (room >= 0) remembered.set(folder, found);
      return found;
    },
    look(name) {
      work.countEntries(1);
      return lookAt(join(workspace, name));
    },
    leadsToFolder: (link) =>
      stat(join(workspace, link)).then(
        (status) => status.isDirectory(),
        () => false,
      ),
  };
}

export function kindOf(entry: Pick<Dirent, "isDirectory" | "isSymbolicLink">): EntryKind {
  if (entry.isDirectory()) return "folder";
  return entry.isSymbolicLink() ? "link" : "other";
}

async function readFolder(path: string): Promise<readonly Dirent[] | "closed"> {
  try {
    return await readdir(path, { withFileTypes: true });
  } catch (error) {
    if (isClosed(error)) return "closed";
    if (isAbsent(error)) return [];
    throw error;
  }
}

async function lookAt(path: string): Promise<EntryKind> {
  try {
    return kindOf(await lstat(path));
  } catch (error) {
    if (isClosed(error)) return "closed";
    if (isAbsent(error)) return "none";
    throw error;
  }
}

const closed = ["EACCES", "EPERM"];
/** Also names that the file system cannot have. */
const absent = ["ENOENT", "ENOTDIR", "ENAMETOOLONG", "EINVAL", "ELOOP"];

function isClosed(error: unknown): boolean {
  return closed.includes((error as NodeJS.ErrnoException).code ?? "");
}

function isAbsent(error: unknown): boolean {
  return absent.includes((error as NodeJS.ErrnoException).code ?? "");
}
