import type { DatasetFile } from "@x-batch-compliance/core";
import { searchTerms } from "./search-terms.ts";

/** What globs on the command line lead to. */
interface FoundByGlobs {
  readonly files: readonly DatasetFile[];
  readonly faults: readonly string[];
  /** What was left out, a sentence each. */
  readonly notes: readonly string[];
}

/** Globs in quotes, which the shell passes on as they are; those with `!` in front exclude. */
export async function findByGlobs(globs: readonly string[], signal: AbortSignal): Promise<FoundByGlobs> {
  const { findFiles } = await import("@x-batch-compliance/core/config");
  const { files, faults, skipped, lost, others } = await findFiles(globs, process.cwd(), {
    terms: searchTerms.ofWords,
    wantsLists: true,
    signal,
  });
  return {
    files,
    faults: faults.map(({ message }) => message),
    notes: [
      ...skipped,
      ...lost,
      ...others.map((name) => `${name}: skipped, as its name says that it is not a list.`),
    ],
  };
}
