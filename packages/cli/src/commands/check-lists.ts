import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { CheckEvent, CheckResult, Report } from "@x-batch-compliance/core";
import type { PlannedDataset } from "@x-batch-compliance/core/config";
import type { Obstacle, ObstacleWatch } from "@x-batch-compliance/core/report";
import { writeOutput } from "../files/output.ts";
import { type NamedLists, openConfig } from "../lists/open-config.ts";
import { type ListFile, openLists } from "../lists/open-lists.ts";
import { planDataset } from "../lists/plan-dataset.ts";
import { createTemporaryFolder } from "../lists/temporary-folder.ts";
import type { Session } from "../terms/context.ts";
import { UsageError } from "../terms/usage-error.ts";
import type { CommandRun } from "../x/command-run.ts";
import { openSession } from "../x/open-session.ts";
import { toCheckOptions } from "../x/to-check-options.ts";
import { labels, type Outputs, requireOutput, rescue } from "./outputs.ts";

/** A check that has come to its end, while its files are there. */
export interface CheckedLists {
  readonly session: Session;
  readonly datasets: readonly PlannedDataset[];
  readonly files: readonly ListFile[];
  readonly result: CheckResult;
  /** What kept it from a result, where a report shows it. */
  readonly obstacle: Obstacle | undefined;
  /** Private to this run. */
  readonly folder: string;
  /** Where it is to be written. */
  readonly outputs: Outputs;
}

/** Checks the lists of a command, and hands the result to `use`; temporary files are gone afterwards. */
export async function checkLists<T>(
  run: CommandRun,
  use: (checked: CheckedLists) => Promise<T>,
  admit: (lists: NamedLists) => Promise<Outputs>,
): Promise<T> {
  const { world, options, progress } = run;
  await using folder = await createTemporaryFolder();
  const lists = await nameLists(run, folder.path);
  const outputs = await admit(lists);
  const { datasets, files } = lists;
  const obstacles = await watchForReport(run);
  const onEvent = (event: CheckEvent): void => {
    obstacles?.note(event);
    run.onEvent(event);
  };
  await using session = await openSession({ ...run, onEvent });
  const kept = options["results-folder"];
  const result = await session.core.checkDatasets(session.client, datasets, {
    ...toCheckOptions(options, {
      nowMs: Date.now(),
      // A config file may name other files tomorrow, and is still the same lists.
      listKey: options.config ?? files.map(({ name }) => name).join("\n"),
    }),
    folder: kept ?? folder.path,
    signal: world.signal,
    onEvent,
  });
  progress.end();
  requireIds(result.report, options.config !== undefined);
  if (kept !== undefined) {
    const output = requireOutput(outputs, labels.result(join(kept, "report.json")));
    await writeOutput(output, { folder: folder.path, signal: world.signal, rescue }, (path) =>
      writeFile(path, toJson(result.report)),
    );
  }
  const obstacle = obstacles?.find();
  return await use({ session, datasets, files, result, obstacle, folder: folder.path, outputs });
}

async function nameLists(run: CommandRun, folder: string): Promise<NamedLists> {
  const { words, options, world, say } = run;
  if (options.config !== undefined) return openConfig(options.config, { ...run, folder });
  const files = await openLists(words, { world, folder, say });
  return { datasets: [planDataset(options, files)], files };
}

/** Loads what reports are made with only where one is asked for that shows more than numbers. */
async function watchForReport({ options }: CommandRun): Promise<ObstacleWatch | undefined> {
  if (options.report.every(({ format }) => format === "json")) return undefined;
  return (await import("@x-batch-compliance/core/report")).watchObstacles();
}

/** Where some datasets have IDs and others lack them, what was found is shown before the end. */
function requireIds({ datasets }: Report, hasConfig: boolean): void {
  if (!datasets.every(({ lacksIds }) => lacksIds)) return;
  const allow = hasConfig
    ? "set `allow-empty: true` in the config file, or run again with --allow-empty"
    : "run again with --allow-empty";
  throw new UsageError(`The lists contain no IDs, so nothing was checked. If that is right, ${allow}.`);
}

/** JSON for people and programs, with a line feed at its end. */
export function toJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
