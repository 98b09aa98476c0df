import { lstat, realpath } from "node:fs/promises";
import { join } from "node:path";
import type { CompiledGlob } from "../globs/compile-glob.ts";
import { matchesPath } from "../globs/match-path.ts";
import type { Steps } from "../globs/match-segment.ts";

/** What a glob led to. */
export interface Candidate {
  /** `lost`: there is or was a file that cannot be reached. `other`: a file whose name says that it is not a list. */
  readonly kind: "file" | "other" | "skipped" | "lost" | "folder" | "excluded";
  /** Relative to the workspace, with slashes. */
  readonly name: string;
  readonly why?: string;
}

/** A glob that leaves out what it matches, and a folder that it names with all that is in it. */
export interface Exclude {
  readonly text: string;
  readonly glob: CompiledGlob;
}

export interface ClassifyOptions {
  readonly workspace: string;
  readonly allowsGithub?: boolean;
}

/** Of a name that a search found, or that there never was. */
export const goneWhy = "gone while it was looked for";

/** Looks what a name of the workspace is, and whether it may be read. */
export async function classifyEntry(name: string, options: ClassifyOptions): Promise<Candidate> {
  try {
    return await classifyExisting(name, options);
  } catch (error) {
    const why = explainLoss(name, error as NodeJS.ErrnoException);
    if (why === undefined) throw error;
    return { kind: "lost", name, why };
  }
}

export function isExcluded(name: string, excludes: readonly Exclude[], steps: Steps): boolean {
  const names = name.split("/");
  return excludes.some(
    ({ text, glob }) =>
      name.startsWith(`${text}/`) || glob.some((segments) => matchesPath(names, segments, steps)),
  );
}

async function classifyExisting(
  name: string,
  { workspace, allowsGithub = false }: ClassifyOptions,
): Promise<Candidate> {
  const path = join(workspace, name);
  const status = await lstat(path);
  if (status.isDirectory()) return { kind: "folder", name };
  const real = await realpath(path).catch(() => undefined);
  if (status.isSymbolicLink() || real !== path) {
    return { kind: "skipped", name, why: explainOtherPath(path, real) };
  }
  if (!status.isFile()) return { kind: "skipped", name, why: "not a regular file" };
  if (isGitFolder(name, allowsGithub)) return { kind: "skipped", name, why: "part of .git or .github" };
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
  if (!["ENOENT", "ENOTDIR", "ENAMETOOLONG", "ELOOP"].includes(code)) return undefined;
  return name.includes("\uFFFD") ? "a name that is not valid UTF-8" : goneWhy;
}

/** Also by the other names under which some file systems know them: git refuses the same. */
function isGitFolder(name: string, allowsGithub: boolean): boolean {
  const plain = name.normalize("NFKC").replaceAll(/\p{Default_Ignorable_Code_Point}/gu, "");
  // Only by its very name, and only that of the repository itself.
  const inside = allowsGithub && plain === name ? plain.replace(/^\.github\//, "") : plain;
  return /(^|\/)\.git(hub)?[. ]*(\/|$)/i.test(inside);
}
