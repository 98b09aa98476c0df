import { realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import type { PlannedDataset } from "@x-batch-compliance/core/config";
import { showUnprintable } from "@x-batch-compliance/core/text";
import { describeFault } from "../arguments/describe-fault.ts";
import type { OptionValues } from "../arguments/option-table.ts";
import { readThrough } from "../files/open-stream.ts";
import { UsageError } from "../terms/usage-error.ts";
import type { World } from "../terms/world.ts";
import { quoteWord } from "../text/quote-word.ts";
import type { ListFile } from "./open-lists.ts";
import { searchTerms } from "./search-terms.ts";

/** The lists of a command: what is checked, and where each of them comes from. */
export interface NamedLists {
  readonly datasets: readonly PlannedDataset[];
  readonly files: readonly ListFile[];
}

/**
 * The lists that a config file describes. The file may be anywhere; its globs are relative to the working directory.
 * @throws {UsageError} with everything that is wrong with the file, at its place
 */
export async function openConfig(
  word: string,
  {
    options,
    world: { signal },
    say,
    folder,
  }: {
    readonly options: OptionValues;
    readonly world: Pick<World, "signal">;
    /** Told what was left out. */
    readonly say: (line: string) => Promise<void>;
    /** For a config that comes out of a FIFO. */
    readonly folder: string;
  },
): Promise<NamedLists> {
  const path = await findConfig(word, { folder, signal });
  const { findDatasets, readConfigFile } = await import("@x-batch-compliance/core/config");
  const { plans, faults: unread } = await readConfigFile(
    { name: word, path },
    {
      embeddedPosts: options["embedded-posts"],
      allowEmpty: options["allow-empty"],
      keepReasons: options["keep-reasons"],
      onScrub: options["on-scrub"],
      onRefetch: options["on-refetch"],
      maxRemoval: options["max-removal"],
      onBadEntry: options["on-bad-entry"],
    },
  );
  const found = await findDatasets(plans, process.cwd(), { terms: searchTerms.ofConfig, signal });
  const faults = [...unread, ...found.faults];
  if (faults.length > 0) throw new UsageError(...faults.map((fault) => describeFault(fault, true)));
  const { datasets, skipped, lost } = found;
  const files = datasets.flatMap((dataset) =>
    dataset.files.map((file) => ({ ...file, source: "config" as const })),
  );
  for (const note of [...skipped, ...lost]) await say(showUnprintable(note));
  return { datasets, files };
}

async function findConfig(
  word: string,
  { folder, signal }: { readonly folder: string; readonly signal: AbortSignal },
): Promise<string> {
  try {
    if ((await stat(word)).isFIFO()) {
      const path = join(folder, "config");
      await readThrough(word, path, signal);
      return path;
    }
    return await realpath(word);
  } catch (error) {
    const { code = "unknown" } = error as NodeJS.ErrnoException;
    const what = code === "ENOENT" ? "does not exist" : `cannot be read (${code})`;
    throw new UsageError(`--config ${quoteWord(word)} ${what}.`);
  }
}
