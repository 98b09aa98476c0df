import { type Client, checkDatasets, type JobType, type Report } from "@x-batch-compliance/core";
import type { MemoryFiles } from "../simulation/memory-files.ts";
import { describeLists, type Lists, listIds } from "./lists.ts";
import { maxIdsPerJob } from "./plan-lists.ts";
import { type ReadVerdict, readVerdicts } from "./read-verdicts.ts";
import type { ScheduleRow } from "./row.ts";

/** What stands where core does: it checks all lists once. */
export type CheckLists = (call: CheckCall) => Promise<CheckOutcome>;

export interface CheckCall {
  readonly row: ScheduleRow;
  readonly lists: Lists;
  readonly client: Client;
  readonly runKey: string;
  /** Where the lists are, and its own files may be. */
  readonly folder: string;
  readonly files: MemoryFiles;
  /** Told how many parts a list makes. */
  readonly onParts: (type: JobType, parts: number) => void;
}

/** What the measuring reads of a check. */
export interface CheckOutcome {
  readonly report: JudgedReport;
  readonly violations: ReadonlySet<string>;
  readonly verdicts: ReadonlyMap<string, ReadVerdict>;
  /** What ended it early. */
  readonly failure: { readonly code: string } | undefined;
}

/** As much of a report as is looked at. */
export interface JudgedReport {
  readonly result: Report["result"];
  readonly standing: Record<"fresh" | "older" | "none", { readonly parts: number }>;
  readonly jobs: readonly { readonly id: string; readonly state: "complete" | "pending" }[];
}

/** Core itself. */
export const checkByCore: CheckLists = async ({ row, lists, client, runKey, folder, files, onParts }) => {
  const result = await checkDatasets(client, describeLists(lists, folder), {
    folder: `${folder}/check`,
    jobNamePrefix: "lists",
    runKey,
    timeoutMs: row.timeoutMs,
    wait: row.wait,
    pollIntervalMs: 60_000,
    maxIdsPerJob,
    onEvent(event) {
      if (event.type === "scanned") for (const { jobType, parts } of event.uploads) onParts(jobType, parts);
    },
  });
  const lines = String(files.read(result.violationsPath)).split("\n");
  const violations = lines
    .filter((line) => line !== "")
    .map((line) => (JSON.parse(line) as { id: string }).id);
  const verdicts = [...lists.keys()].flatMap((type) => [...readVerdicts(result, type, listIds(lists, type))]);
  return {
    report: result.report,
    violations: new Set(violations),
    verdicts: new Map(verdicts),
    failure: result.failure,
  };
};
