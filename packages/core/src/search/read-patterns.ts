import { lstat } from "node:fs/promises";
import { join } from "node:path";
import { type CompiledGlob, compileGlob } from "../globs/compile-glob.ts";
import type { Exclude } from "./classify-entry.ts";
import { confinePattern, isLiteral, type PatternFault } from "./confine-pattern.ts";
import type { FileSearch } from "./file-search.ts";
import { quotePattern } from "./quote-pattern.ts";
import { formatSettingFault } from "./search-terms.ts";

/** A glob that files are searched for with. */
export interface Include {
  /** As it is written. */
  readonly pattern: string;
  /** As one within the workspace. */
  readonly text: string;
  readonly glob: CompiledGlob;
  /** Whether there is a file with just this name, whatever its brackets would mean in a glob. */
  readonly isVeryName: boolean;
}

export interface ReadPatterns {
  readonly includes: readonly Include[];
  readonly excludes: readonly Exclude[];
  readonly faults: readonly PatternFault[];
}

/** macOS and Windows know a file by other capitals, too. */
const ignoresCase = ["darwin", "win32"].includes(process.platform) ? "patterns" : "nowhere";

/** Reads globs, each once, or says why they are none. */
export async function readPatterns(
  patterns: readonly string[],
  { names, allowance, work, terms }: FileSearch,
): Promise<ReadPatterns> {
  const includes: Include[] = [];
  const excludes: Exclude[] = [];
  const faults: PatternFault[] = [];
  for (const pattern of new Set(patterns)) {
    const { includes: include, excludes: exclude, fault } = confinePattern(pattern, names);
    const text = include ?? exclude;
    if (fault !== undefined) faults.push(fault);
    if (text === undefined) continue;
    const before = allowance.characters;
    const compiled = compileGlob(text, { allowance, ignoresCase, root: terms.root });
    work.steps.count += text.length + before - allowance.characters;
    if (work.isDue()) await work.breathe();
    const isVeryName = include !== undefined && !isLiteral(text) && (await isFile(join(names.real, text)));
    if ("glob" in compiled && exclude !== undefined) excludes.push({ text, glob: compiled.glob });
    else if ("glob" in compiled || isVeryName) {
      const glob = "glob" in compiled ? compiled.glob : [];
      includes.push({ pattern, text, glob, isVeryName });
    } else
      faults.push({
        pattern,
        message: formatSettingFault(terms, `${quotePattern(pattern)} ${compiled.fault}`),
      });
  }
  if (includes.length === 0 && faults.length === 0) {
    faults.push({
      message: formatSettingFault(
        terms,
        "there are only exclusions. Write at least one glob that includes files.",
      ),
    });
  }
  return { includes, excludes, faults };
}

async function isFile(path: string): Promise<boolean> {
  return lstat(path).then(
    (status) => status.isFile(),
    () => false,
  );
}
