import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { CheckResult, Dataset } from "@x-batch-compliance/core";
import { type ListFile, openLists } from "../lists/open-lists.ts";
import { planDataset } from "../lists/plan-dataset.ts";
import { createTemporaryFolder } from "../lists/temporary-folder.ts";
import type { Session } from "../terms/context.ts";
import { UsageError } from "../terms/usage-error.ts";
import type { CommandRun } from "../x/command-run.ts";
import { openSession } from "../x/open-session.ts";
import { toCheckOptions } from "../x/to-check-options.ts";

/** A check that has come to its end, while its files are there. */
export interface CheckedLists {
  readonly session: Session;
  readonly dataset: Dataset;
  readonly files: readonly ListFile[];
  readonly result: CheckResult;
  /** Private to this run. */
  readonly folder: string;
}

/** Checks the lists of a command, and hands the result to `use`; temporary files are gone afterwards. */
export async function checkLists<T>(
  run: CommandRun,
  use: (checked: CheckedLists) => Promise<T>,
  admit: (files: readonly ListFile[]) => Promise<void> = async () => {},
): Promise<T> {
  const { world, words, options, onEvent, progress } = run;
  await using folder = await createTemporaryFolder();
  const files = await openLists(words, { world, folder: folder.path });
  await admit(files);
  await using session = await openSession(run);
  const dataset = planDataset(options, files);
  const kept = options["results-folder"];
  if (kept !== undefined) await mkdir(kept, { recursive: true });
  const { checkDatasets } = session.core;
  const result = await checkDatasets(session.client, [dataset], {
    ...toCheckOptions(options, { nowMs: Date.now(), names: files.map(({ name }) => name) }),
    folder: kept ?? folder.path,
    signal: world.signal,
    onEvent,
  });
  progress.end();
  if (result.report.result === "empty" && !options["allow-empty"]) {
    throw new UsageError(
      "The lists hold no IDs, so nothing was checked. If that is right, run again with --allow-empty.",
    );
  }
  if (kept !== undefined) await writeFile(join(kept, "report.json"), toJson(result.report));
  return await use({ session, dataset, files, result, folder: folder.path });
}

/** JSON for people and programs, with a line feed at its end. */
export function toJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
