import { lstat, realpath } from "node:fs/promises";
import { isAbsolute, join, matchesGlob } from "node:path";

/** What a glob led to. */
export interface Candidate {
  /** `lost`: there is or was a file that cannot be reached. */
  readonly kind: "file" | "skipped" | "lost" | "folder" | "excluded";
  /** Relative to the workspace, with slashes. */
  readonly name: string;
  readonly why?: string;
}

export interface Search {
  readonly workspace: string;
  readonly excludes: readonly string[];
}

/** Looks what a name of the workspace is, and whether it may be read as a list. */
export async function classifyEntry(name: string, search: Search): Promise<Candidate> {
  if (isExcluded(name, search)) return { kind: "excluded", name };
  if (leadsOut(name)) return { kind: "skipped", name, why: "outside of the workspace" };
  try {
    return await classifyExisting(name, search);
  } catch (error) {
    const why = explainLoss(name, error as NodeJS.ErrnoException);
    if (why === undefined) throw error;
    return { kind: "lost", name, why };
  }
}

export function isExcluded(name: string, { excludes }: Pick<Search, "excludes">): boolean {
  return excludes.some((pattern) => matchesGlob(name, pattern) || name.startsWith(`${pattern}/`));
}

export function leadsOut(name: string): boolean {
  return name === ".." || name.startsWith("../") || isAbsolute(name);
}

async function classifyExisting(name: string, { workspace }: Search): Promise<Candidate> {
  const path = join(workspace, name);
  const status = await lstat(path);
  if (status.isDirectory()) return { kind: "folder", name };
  const real = await realpath(path).catch(() => undefined);
  if (status.isSymbolicLink() || real !== path) {
    return { kind: "skipped", name, why: explainOtherPath(path, real) };
  }
  if (!status.isFile()) return { kind: "skipped", name, why: "not a regular file" };
  if (isGitFolder(name)) return { kind: "skipped", name, why: "part of .git or .github" };
  return { kind: "file", name };
}

/** Some file systems find a file by a name that is written in another way, which the repository does not know. */
export function explainOtherPath(path: string, real: string | undefined): string {
  const fold = (text: string): string => text.normalize("NFC").toLowerCase();
  const isOtherWriting = real !== undefined && real !== path && fold(real) === fold(path);
  return isOtherWriting ? "a name with other capitals or accents than the file has" : "a symbolic link";
}

/** Names are read as UTF-8, and one that is none has no way back to its file. */
function explainLoss(name: string, { code = "" }: NodeJS.ErrnoException): string | undefined {
  if (code === "EACCES" || code === "EPERM") return "in a folder that this user may not enter";
  if (code !== "ENOENT" && code !== "ENOTDIR") return undefined;
  return name.includes("\uFFFD") ? "a name that is not valid UTF-8" : "gone while it was looked for";
}

/** Also by the other names under which some file systems know them: git refuses the same. */
function isGitFolder(name: string): boolean {
  const plain = name.normalize("NFKC").replaceAll(/\p{Default_Ignorable_Code_Point}/gu, "");
  return /(^|\/)\.git(hub)?[. ]*(\/|$)/i.test(plain);
}
