import { join } from "node:path";
import { findPaths, type GlobHits } from "../globs/find-paths.ts";
import { formatCount } from "../text/format.ts";
import type { DatasetFile } from "../types.ts";
import { type Exclude, isExcluded } from "./classify-entry.ts";
import { isLiteral, type PatternFault } from "./confine-pattern.ts";
import { explainNoFile, type Led } from "./explain-no-file.ts";
import { type FileSearch, openFileSearch } from "./file-search.ts";
import { isNoList } from "./is-no-list.ts";
import { type Include, readPatterns } from "./read-patterns.ts";
import { formatInSetting, formatSettingFault, type SearchTerms } from "./search-terms.ts";

/** The files that the globs name, in a fixed order, and what is wrong with the rest. */
export interface FoundFiles {
  /** `name` is relative to the workspace, with slashes. */
  readonly files: readonly DatasetFile[];
  readonly faults: readonly PatternFault[];
  /** Files that a glob matched and that were left out on purpose, a line each. */
  readonly skipped: readonly string[];
  /** Files that a glob matched beside lists, and whose names say that they are none. */
  readonly others: readonly string[];
  /** What a glob may mean and what could not be reached, a sentence each: lists may be missing. */
  readonly lost: readonly string[];
}

export interface FindOptions {
  readonly terms?: SearchTerms | undefined;
  readonly signal?: AbortSignal | undefined;
  /** What several datasets share. */
  readonly search?: FileSearch;
  /** Whether README.md and its like are left out where a glob matches them. */
  readonly wantsLists?: boolean;
}

/** Globs that are wrong in one list; the rest is counted. */
const namedFaults = 50;

/** Finds regular files in the workspace. Symbolic links, `.git` and `.github` are never followed or read. */
export async function findFiles(
  patterns: readonly string[],
  workspaceFolder: string,
  { search: shared, wantsLists = false, ...opening }: FindOptions = {},
): Promise<FoundFiles> {
  const search = shared ?? (await openFileSearch(workspaceFolder, opening));
  const { includes, excludes, faults: unread } = await readPatterns(patterns, search);
  const faults = [...unread];
  const found = new Set<string>();
  const others = new Set<string>();
  const skipped = new Set<string>();
  const lost = new Set<string>();
  const globs = includes.map(({ glob }) => glob);
  const hits = await findPaths(globs, search);
  const judge = createJudge(excludes, search);
  for (const [index, include] of includes.entries()) {
    const led = await follow(include, { hits: hits?.[index], judge, search, wantsLists });
    if (search.work.isTooMuch()) break;
    const fault = await explainNoFile(include, { led, search });
    if (fault !== undefined) faults.push({ pattern: include.pattern, message: fault });
    for (const { kind, name, why } of led.candidates) {
      if (kind === "file") found.add(name);
      if (kind === "other") others.add(name);
      if (kind === "skipped" && !isLiteral(include.text)) skipped.add(`${name}: skipped, ${why}.`);
      if (kind === "lost") lost.add(`\`${name}\` was left out and not checked: ${why}.`);
    }
    for (const name of led.unreadable) {
      lost.add(
        `The folder \`${name}\` was left out and not checked: this user may not read it. Correct its permissions, or exclude it with \`!${name}\`${formatInSetting(search.terms)}.`,
      );
    }
  }
  if (search.work.isTooMuch()) {
    const message = formatSettingFault(
      search.terms,
      "searching for these globs would take too long. Write fewer or simpler ones.",
    );
    return { files: [], faults: [...faults, { message }], skipped: [], others: [], lost: [] };
  }
  const files = [...found]
    .sort()
    .map((name) => ({ name, path: join(search.names.real, name), isReal: true }));
  return {
    files,
    faults: limitFaults(faults, search.terms),
    skipped: [...skipped].sort(),
    others: [...others].filter((name) => !found.has(name)).sort(),
    lost: [...lost].sort(),
  };
}

interface Judge {
  isExcluded(name: string): Promise<boolean>;
}

function createJudge(excludes: readonly Exclude[], { work }: FileSearch): Judge {
  const known = new Map<string, boolean>();
  return {
    async isExcluded(name) {
      if (work.isDue()) await work.breathe();
      const excluded = known.get(name) ?? (!work.isTooMuch() && isExcluded(name, excludes, work.steps));
      known.set(name, excluded);
      return excluded;
    },
  };
}

/** What a glob led to, each entry with what it is. */
async function follow(
  { text, isVeryName }: Include,
  {
    hits,
    judge,
    search,
    wantsLists,
  }: {
    readonly hits: GlobHits | undefined;
    readonly judge: Judge;
    readonly search: FileSearch;
    readonly wantsLists: boolean;
  },
): Promise<Led> {
  const names = new Set(hits?.names);
  // A file may have the very name, brackets and all.
  if (isVeryName) names.add(text);
  const candidates: Led["candidates"][number][] = [];
  for (const name of names) {
    const excluded = await judge.isExcluded(name);
    if (search.work.isTooMuch()) break;
    const candidate = excluded ? ({ kind: "excluded", name } as const) : await search.classify(name);
    const isOther = wantsLists && candidate.kind === "file" && name !== text && isNoList(name);
    candidates.push(isOther ? { kind: "other", name } : candidate);
  }
  for (const name of hits?.links ?? []) candidates.push({ kind: "skipped", name, why: "a symbolic link" });
  const unreadable: string[] = [];
  for (const name of hits?.closed ?? []) {
    // `folder/**` excludes all that is in a folder, and not the folder itself.
    const isLeftOut = (await judge.isExcluded(name)) || (await judge.isExcluded(`${name}/any`));
    if (!isLeftOut) unreadable.push(name);
  }
  return { candidates, unreadable };
}

function limitFaults(faults: readonly PatternFault[], terms: SearchTerms): readonly PatternFault[] {
  const more = faults.length - namedFaults;
  if (more <= 0) return faults;
  return [
    ...faults.slice(0, namedFaults),
    { message: formatSettingFault(terms, `${formatCount(more)} more globs are wrong.`) },
  ];
}
