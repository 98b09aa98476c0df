import type { Client } from "../api/client.ts";
import type { Dataset } from "../types.ts";
import { buildReport } from "./build-report.ts";
import { openCheckFolder } from "./check-folder.ts";
import type { CheckOptions, CheckResult } from "./check-options.ts";
import { checkType } from "./check-type.ts";
import { compareAll } from "./compare-all.ts";
import { scanDatasets } from "./scan-datasets.ts";

const defaultTimeoutMs = 5 * 3_600_000;

/**
 * Checks datasets from start to end: files → distinct IDs → jobs → proven results → the files as they are
 * then → report. Jobs of the two types run side by side. No file of a dataset is written.
 *
 * A job that is not ready in time is no error: the report says `pending`, and the next call with the same
 * content finds the job by its name and goes on.
 *
 * @throws {ComplianceError} DATASET_INVALID with every fault of the files, SLOT_BUSY, JOB_FAILED, JOB_EXPIRED,
 * RESULT_TRUNCATED, RESULT_MALFORMED, RESULT_FOREIGN_ID, RESULT_CONFLICT, FILE_UNREADABLE, FILE_UNWRITABLE, and
 * what `Client`'s methods throw; the signal's own reason if it is aborted.
 */
export async function checkDatasets(
  client: Client,
  datasets: readonly Dataset[],
  options: CheckOptions,
): Promise<CheckResult> {
  const { clock } = client;
  const startedAtMs = clock.now();
  const deadlineMs = clock.monotonic() + (options.timeoutMs ?? defaultTimeoutMs);
  const { signal, onEvent } = options;
  await using folder = await openCheckFolder(options.folder);
  const told = new Set<string>();
  const onChoice = ({ name }: Dataset, text: string): void => {
    if (!told.has(`${name}: ${text}`)) onEvent?.({ type: "choice", dataset: name, text });
    told.add(`${name}: ${text}`);
  };
  const scans = await scanDatasets(datasets, { ...options, onChoice });
  for (const { type, files, entries, submitted, spooled } of scans) {
    const { sizeBytes } = spooled.body;
    onEvent?.({ type: "scanned", jobType: type, files, entries, ids: submitted.size, sizeBytes });
  }
  const checked = await settleAll(
    scans.map((scan) => checkType(client, scan, { folder, deadlineMs, options })),
  );
  const complete = checked.filter(({ outcome }) => outcome?.state === "complete");
  await folder.gatherResults(complete.map(({ scan }) => scan.type));
  const comparison = await compareAll(datasets, checked, { folder, signal });
  onEvent?.({ type: "compared", violations: comparison.violations, unverified: comparison.unverified });
  return {
    report: buildReport({ startedAtMs, finishedAtMs: clock.now(), checked, comparison }),
    verdicts: new Map(
      checked
        .filter(({ outcome }) => outcome?.state !== "pending")
        .map(({ scan, verdicts }) => [scan.type, verdicts]),
    ),
    resultsPath: folder.resultsPath,
    violationsPath: folder.violationsPath,
  };
}

/** Waits for all, so that a failure of one type neither kills nor orphans the job of the other. */
async function settleAll<T>(work: readonly Promise<T>[]): Promise<readonly T[]> {
  const settled = await Promise.allSettled(work);
  const failed = settled.find((outcome) => outcome.status === "rejected");
  if (failed !== undefined) throw failed.reason;
  return settled.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []));
}
