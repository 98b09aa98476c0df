import type { Dirent } from "node:fs";
import { glob, lstat, realpath } from "node:fs/promises";
import { isAbsolute, join, matchesGlob, relative, resolve, sep } from "node:path";
import type { DatasetFile, Fault } from "@x-batch-compliance/core";

/** The files that the globs name, in a fixed order, and what is wrong with the rest. */
export interface FoundFiles {
  /** `name` is relative to the workspace, with slashes. */
  readonly files: readonly DatasetFile[];
  readonly faults: readonly PatternFault[];
  /** Files that a glob matched and that were left out, a line each. */
  readonly skipped: readonly string[];
}

/** A fault, of one of the globs or of all. */
export interface PatternFault extends Fault {
  readonly pattern?: string;
}

interface Search {
  readonly workspace: string;
  readonly excludes: readonly string[];
}

type Candidate = {
  readonly kind: "file" | "skipped" | "folder" | "excluded";
  readonly name: string;
  readonly why?: string;
};

/** Finds regular files in the workspace. Symbolic links, `.git` and `.github` are never followed or read. */
export async function findFiles(patterns: readonly string[], workspaceFolder: string): Promise<FoundFiles> {
  const workspace = await realpath(workspaceFolder);
  const inside = patterns.map((pattern) => ({ pattern, ...confine(pattern, workspace) }));
  const faults: PatternFault[] = inside.flatMap(({ fault }) => (fault === undefined ? [] : [fault]));
  const excludes = inside.flatMap(({ excludes }) => (excludes === undefined ? [] : [excludes]));
  const names = new Set<string>();
  const skipped = new Set<string>();
  for (const { pattern, includes } of inside) {
    if (includes === undefined) continue;
    const candidates = await match(includes, { workspace, excludes });
    faults.push(...findPatternFaults(pattern, candidates).map((message) => ({ pattern, message })));
    for (const { kind, name, why } of candidates) {
      if (kind === "file") names.add(name);
      if (kind === "skipped" && !isLiteral(includes)) skipped.add(`${name}: skipped, ${why}.`);
    }
  }
  if (!inside.some(({ includes }) => includes !== undefined) && faults.length === 0) {
    faults.push({ message: "`files`: only excludes. Write at least one glob that includes." });
  }
  const files = [...names].sort().map((name) => ({ name, path: join(workspace, name), isReal: true }));
  return { files, faults, skipped: [...skipped].sort() };
}

/** Reads a pattern as one within the workspace, or says why it is none. */
function confine(
  pattern: string,
  workspace: string,
): { readonly includes?: string; readonly excludes?: string; readonly fault?: PatternFault } {
  const isExclude = pattern.startsWith("!");
  const written = isExclude ? pattern.slice(1).trim() : pattern;
  const path = isAbsolute(written) ? relative(workspace, written).split(sep).join("/") : written;
  const segments = path.split("/").filter((segment) => segment !== "." && segment !== "");
  if (isAbsolute(path) || segments.includes("..") || segments.length === 0 || path.includes("\0")) {
    return {
      fault: {
        pattern,
        message: `\`files\`: \`${pattern}\` leads out of the workspace. Write a path inside it.`,
      },
    };
  }
  return isExclude ? { excludes: segments.join("/") } : { includes: segments.join("/") };
}

async function match(pattern: string, search: Search): Promise<readonly Candidate[]> {
  const { workspace } = search;
  const found: Candidate[] = [];
  // What a pattern says of `..` can be hidden in braces, brackets and escapes: only its matches tell.
  const exclude = (entry: Dirent): boolean => leadsOut(toWorkspaceName(entry, workspace));
  for await (const entry of glob(pattern, { cwd: workspace, withFileTypes: true, exclude })) {
    found.push(await classify(toWorkspaceName(entry, workspace), search));
  }
  return found;
}

/** Node's glob gives some of its entries by a path below the search's folder, others by an absolute one. */
function toWorkspaceName({ parentPath, name }: Dirent, workspace: string): string {
  return relative(workspace, resolve(workspace, parentPath, name))
    .split(sep)
    .join("/");
}

function leadsOut(name: string): boolean {
  return name === ".." || name.startsWith("../") || isAbsolute(name);
}

async function classify(name: string, { workspace, excludes }: Search): Promise<Candidate> {
  if (excludes.some((pattern) => matchesGlob(name, pattern) || name.startsWith(`${pattern}/`))) {
    return { kind: "excluded", name };
  }
  if (leadsOut(name)) return { kind: "skipped", name, why: "outside of the workspace" };
  const path = join(workspace, name);
  const status = await lstat(path);
  if (status.isDirectory()) return { kind: "folder", name };
  if (status.isSymbolicLink() || (await realpath(path)) !== path) {
    return { kind: "skipped", name, why: "a symbolic link" };
  }
  if (!status.isFile()) return { kind: "skipped", name, why: "not a regular file" };
  if (isGitFolder(name)) return { kind: "skipped", name, why: "part of .git or .github" };
  return { kind: "file", name };
}

/** Also by the other names under which some file systems know them: git refuses the same. */
function isGitFolder(name: string): boolean {
  const plain = name.normalize("NFKC").replaceAll(/\p{Default_Ignorable_Code_Point}/gu, "");
  return /(^|\/)\.git(hub)?[. ]*(\/|$)/i.test(plain);
}

/** A pattern must lead to something; a path without wildcards must lead to a file. */
function findPatternFaults(pattern: string, candidates: readonly Candidate[]): readonly string[] {
  if (candidates.some(({ kind }) => kind === "file")) return [];
  const place = `\`files\`: \`${pattern}\``;
  const [first] = candidates;
  if (first === undefined) {
    return [`${place} matches no file. Check the path, and that the files are checked out.`];
  }
  if (isLiteral(pattern) && first.kind === "folder") {
    return [`${place} is a folder. Write \`${pattern.replace(/\/$/, "")}/**/*.txt\`.`];
  }
  const reasons = [...new Set(candidates.map(describe))].sort();
  return [`${place} matches no regular file (only ${reasons.join(", ")}). Name the files themselves.`];
}

function describe({ kind, why }: Candidate): string {
  if (kind === "folder") return "folders";
  return kind === "excluded" ? "excluded files" : (why ?? "other files");
}

function isLiteral(pattern: string): boolean {
  return !/[*?[\]{}]/.test(pattern);
}
