import type { Client } from "../client/client.ts";
import { makeFolder } from "../files/create-file.ts";
import { wrapFileErrors } from "../files/wrap-file-errors.ts";
import { requireDatasets } from "../options/dataset-table.ts";
import { requireOptions } from "../options/require-options.ts";
import type { Dataset, DatasetFile } from "../types.ts";
import type { Scan } from "../upload/scan.ts";
import { buildReport, findFailure } from "./build-report.ts";
import { compareAll } from "./compare-all.ts";
import { openCheckFolder } from "./parts/check-folder.ts";
import { type CheckedType, checkType } from "./parts/check-type.ts";
import { createRoomKeeper } from "./parts/room-keeper.ts";
import { scanAll } from "./scan-datasets.ts";
import { requireTemporarySpace } from "./temp-space.ts";
import { checkOptionTable } from "./terms/check-option-table.ts";
import type { CheckOptions, CheckResult } from "./terms/check-options.ts";

const defaultTimeoutMs = 5 * 3_600_000;

/**
 * Checks datasets from start to end: files → distinct IDs → jobs → proven results → the files as they are then →
 * report. Jobs of the two types run side by side. No file of a dataset is written.
 *
 * A job that is not ready in time is not an error: the report says `pending`, and the next call with the same
 * content finds the job by its name and continues. An error at one part loses nothing that others have found: once any part
 * has a result, the check returns what is known, with the error as `failure`. IDs of parts without a result are unverified.
 *
 * @throws {ComplianceError} OPTION_INVALID, DATASET_INVALID with every fault of the files, TEMPORARY_SPACE, FILE_UNREADABLE, FILE_UNWRITABLE;
 * before any part has a result also JOB_FAILED, JOB_EXPIRED, RESULT_TRUNCATED, RESULT_MALFORMED,
 * RESULT_FOREIGN_ID, RESULT_CONFLICT, and what `Client`'s methods throw. The signal's own reason if it
 * is aborted.
 * @example
 * ```ts
 * const dataset = { name: "posts", ids: [{ type: "tweets" }], files: [{ name: "ids.txt", path: "data/ids.txt" }] } as const;
 * const { report, checkedIds, failure } = await checkDatasets(client, [dataset], {
 *   folder: "check",
 *   jobNamePrefix: "my-lists",
 *   runKey: "2026-11-22",
 * });
 * if (failure !== undefined) console.error(failure.message);
 * if (report.violations > 0) await rewriteDataset(dataset, checkedIds);
 * ```
 */
export function checkDatasets(
  client: Client,
  datasets: readonly Dataset[],
  options: CheckOptions,
): Promise<CheckResult> {
  return wrapFileErrors("A file of the check cannot be used", () => runCheck(client, datasets, options));
}

async function runCheck(
  client: Client,
  datasets: readonly Dataset[],
  options: CheckOptions,
): Promise<CheckResult> {
  requireOptions("`checkDatasets`", options, checkOptionTable);
  requireDatasets(datasets);
  const { clock } = client;
  const startedAtMs = clock.now();
  const deadlineMs = clock.monotonic() + (options.timeoutMs ?? defaultTimeoutMs);
  const { signal, onEvent } = options;
  await makeFolder(options.folder, "The folder of the check");
  await using folder = await openCheckFolder(options.folder);
  const told = new Set<string>();
  const onChoice = ({ name, files }: Dataset, text: string, file: DatasetFile): void => {
    if (!told.has(`${name}: ${text}`))
      onEvent?.({ type: "choice", dataset: name, file: file.name, files: files.length, text });
    told.add(`${name}: ${text}`);
  };
  await requireTemporarySpace(datasets, folder.path);
  const scan = await scanAll(datasets, {
    ...options,
    onChoice,
    onProgress: (progress) => onEvent?.({ type: "scanning", ...progress }),
  });
  tellScanned(scan, onEvent);
  const { listKey: list = datasets.map(({ name }) => name).join("\n") } = options;
  const room = createRoomKeeper({ scan, folder, options });
  const checked = await settleAll(
    scan.types.map((scanned) => checkType(client, scanned, { folder, room, deadlineMs, options, list })),
  );
  const failure = findFailure(checked);
  if (failure !== undefined && !checked.some(isKnownInPart)) throw failure;
  await room.beforeComparing();
  const comparison = await compareAll(scan.datasets, checked, {
    folder,
    signal,
    onEvent,
    latestMs: clock.now(),
  });
  const { verifiedFiles } = comparison;
  onEvent?.({ type: "compared", violations: comparison.violations, unverified: comparison.unverified });
  return {
    report: buildReport({ startedAtMs, finishedAtMs: clock.now(), checked, comparison }),
    failure,
    checkedIds: new Map(checked.map(({ checkedIds }) => [checkedIds.type, { ...checkedIds, verifiedFiles }])),
    resultsPath: folder.resultsPath,
    violationsPath: folder.violationsPath,
    refetchPath: folder.refetchPath,
  };
}

function tellScanned({ types, datasets, progress }: Scan, onEvent: CheckOptions["onEvent"]): void {
  const uploads = types.map(({ type, submitted, parts }) => ({
    jobType: type,
    ids: submitted.size,
    sizeBytes: parts.reduce((sum, { body }) => sum + body.sizeBytes, 0),
    parts: parts.length,
  }));
  onEvent?.({ type: "scanned", uploads, ...progress });
  for (const { dataset, kept, doubts } of datasets) {
    if (doubts.length > 0) onEvent?.({ type: "doubts", dataset: dataset.name, faults: doubts });
    if (kept.length > 0) onEvent?.({ type: "bad-entries", dataset: dataset.name, faults: kept });
  }
}

/** Whether anything is known of any part. */
function isKnownInPart({ parts, checkedIds: { found } }: CheckedType): boolean {
  return found.size > 0 || parts.some(({ result }) => result !== undefined);
}

/** Waits for all, so that a failure of one type neither kills nor orphans the job of the other. */
async function settleAll<T>(work: readonly Promise<T>[]): Promise<readonly T[]> {
  const settled = await Promise.allSettled(work);
  const failed = settled.find((outcome) => outcome.status === "rejected");
  if (failed !== undefined) throw failed.reason;
  return settled.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []));
}
