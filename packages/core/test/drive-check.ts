import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { checkDatasets } from "../src/check/check-datasets.ts";
import type { CheckOptions, CheckResult } from "../src/check/terms/check-options.ts";
import type { CheckEvent } from "../src/check/terms/events.ts";
import type { ViolationLine } from "../src/check/terms/violation-line.ts";
import type { Dataset, JobType } from "../src/types.ts";
import type { DrivenCore } from "./drive-core.ts";

/** A dataset whose files are still to be written: their content by their name. */
export interface DatasetPlan extends Partial<Omit<Dataset, "files">> {
  /** What the IDs name, where nothing is to be said of their place. Default `tweets`. */
  readonly type?: JobType;
  readonly files: Readonly<Record<string, string | Uint8Array>>;
}

/** Writes a dataset's files into a folder of its own. */
export async function writeDataset(
  { folder }: Pick<DrivenCore, "folder">,
  plan: DatasetPlan,
): Promise<Dataset> {
  const { name = "ids", type = "tweets", ids = [{ type }], files: contents, ...rest } = plan;
  const own = join(folder, `dataset-${name}`);
  await mkdir(own);
  const files = Object.entries(contents).map(([file, content]) => ({
    name: file,
    path: join(own, file),
    content,
  }));
  for (const { path, content } of files) await writeFile(path, content);
  return {
    ...rest,
    name,
    ids,
    files: files.map(({ name: file, path }) => ({ name: file, path })),
  };
}

/** One ID per line. */
export function joinLines(ids: readonly string[]): string {
  return ids.map((id) => `${id}\n`).join("");
}

/** Where a check keeps its files. */
export function checkFolderOf({ folder }: Pick<DrivenCore, "folder">): string {
  return join(folder, "check");
}

/** One check, as the tests begin it: an hour's time, and its events kept in `events` if given. */
export async function checkOnce(
  driven: DrivenCore,
  datasets: readonly Dataset[],
  { events, ...changes }: Partial<CheckOptions> & { readonly events?: CheckEvent[] } = {},
): Promise<CheckResult> {
  return checkDatasets(driven.client, datasets, {
    folder: checkFolderOf(driven),
    jobNamePrefix: "lists",
    runKey: "run-1",
    timeoutMs: 3_600_000,
    onEvent: (event) => void events?.push(event),
    ...changes,
  });
}

/** The lines of `violations.ndjson`. */
export async function listViolations({ violationsPath }: CheckResult): Promise<readonly ViolationLine[]> {
  const text = await readFile(violationsPath, "utf8");
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as ViolationLine);
}
