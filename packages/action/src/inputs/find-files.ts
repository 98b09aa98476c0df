import type { Dirent } from "node:fs";
import { glob, lstat, realpath } from "node:fs/promises";
import { join } from "node:path";
import type { DatasetFile } from "@x-batch-compliance/core";
import { type Candidate, classifyEntry, leadsOut, type Search } from "./classify-entry.ts";
import { confinePattern, isLiteral, type PatternFault } from "./confine-pattern.ts";
import { findUnreadable } from "./find-unreadable.ts";
import { toWorkspaceName } from "./to-workspace-name.ts";

/** The files that the globs name, in a fixed order, and what is wrong with the rest. */
export interface FoundFiles {
  /** `name` is relative to the workspace, with slashes. */
  readonly files: readonly DatasetFile[];
  readonly faults: readonly PatternFault[];
  /** Files that a glob matched and that were left out on purpose, a line each. */
  readonly skipped: readonly string[];
  /** What a glob may mean and what could not be reached, a sentence each: lists may be missing. */
  readonly lost: readonly string[];
}

/** Finds regular files in the workspace. Symbolic links, `.git` and `.github` are never followed or read. */
export async function findFiles(patterns: readonly string[], workspaceFolder: string): Promise<FoundFiles> {
  const workspace = await realpath(workspaceFolder);
  const names = { real: workspace, given: workspaceFolder };
  const inside = patterns.map((pattern) => ({ pattern, ...confinePattern(pattern, names) }));
  const faults: PatternFault[] = inside.flatMap(({ fault }) => (fault === undefined ? [] : [fault]));
  const excludes = inside.flatMap(({ excludes }) => (excludes === undefined ? [] : [excludes]));
  const found = new Set<string>();
  const skipped = new Set<string>();
  const lost = new Set<string>();
  for (const { pattern, includes } of inside) {
    if (includes === undefined) continue;
    const { candidates, unreadable } = await match(includes, { workspace, excludes });
    faults.push(
      ...findPatternFaults(pattern, { candidates, unreadable }).map((message) => ({ pattern, message })),
    );
    for (const { kind, name, why } of candidates) {
      if (kind === "file") found.add(name);
      if (kind === "skipped" && !isLiteral(includes)) skipped.add(`${name}: skipped, ${why}.`);
      if (kind === "lost") lost.add(`\`${name}\` was left out and not checked: ${why}.`);
    }
    for (const name of unreadable) {
      lost.add(
        `The folder \`${name}\` was left out and not checked: this user may not read it. Correct its permissions, or exclude it with \`!${name}\` in \`files\`.`,
      );
    }
  }
  if (!inside.some(({ includes }) => includes !== undefined) && faults.length === 0) {
    faults.push({ message: "`files`: only excludes. Write at least one glob that includes." });
  }
  const files = [...found].sort().map((name) => ({ name, path: join(workspace, name), isReal: true }));
  return { files, faults, skipped: [...skipped].sort(), lost: [...lost].sort() };
}

interface Matches {
  readonly candidates: readonly Candidate[];
  readonly unreadable: readonly string[];
}

async function match(pattern: string, search: Search): Promise<Matches> {
  const { workspace } = search;
  const candidates = new Map<string, Candidate>();
  const seen = new Set<string>();
  // What a pattern says of `..` can be hidden in braces, brackets and escapes: only its matches tell.
  const exclude = (entry: Dirent): boolean => {
    const name = toWorkspaceName(entry, workspace);
    if (entry.isDirectory()) seen.add(name);
    return leadsOut(name);
  };
  for await (const entry of glob(pattern, { cwd: workspace, withFileTypes: true, exclude })) {
    const name = toWorkspaceName(entry, workspace);
    candidates.set(name, await classifyEntry(name, search));
  }
  // A file may have the very name, brackets and all.
  if (!isLiteral(pattern) && (await isFile(join(workspace, pattern)))) {
    candidates.set(pattern, await classifyEntry(pattern, search));
  }
  return {
    candidates: [...candidates.values()],
    unreadable: await findUnreadable(pattern, { ...search, seen }),
  };
}

async function isFile(path: string): Promise<boolean> {
  return lstat(path).then(
    (status) => status.isFile(),
    () => false,
  );
}

/** A pattern must lead to something; a path without wildcards must lead to a file. */
function findPatternFaults(pattern: string, { candidates, unreadable }: Matches): readonly string[] {
  if (candidates.some(({ kind }) => kind === "file")) return [];
  const place = `\`files\`: \`${pattern}\``;
  const [first] = candidates;
  if (first === undefined && unreadable.length > 0) {
    return [
      `${place} matches no file that this user may read: the folder \`${unreadable[0]}\` is closed to it.`,
    ];
  }
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
