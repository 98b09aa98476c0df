import { rm } from "node:fs/promises";
import type { Client } from "../client/client.ts";
import { isComplianceError } from "../errors.ts";
import { viewPart } from "../ids/id-set.ts";
import { IdValues } from "../ids/id-values.ts";
import { createRunLessons, type RunLessons } from "../job/run-lessons.ts";
import { type PartOutcome, runPart } from "../job/run-part.ts";
import type { JobType } from "../types.ts";
import { buildUploadName } from "../upload/collect-ids.ts";
import { halveUpload } from "../upload/halve-upload.ts";
import type { ScannedIds } from "../upload/scan.ts";
import type { UploadFile } from "../upload/upload-file.ts";
import type { CheckFolder } from "./check-folder.ts";
import type { CheckOptions } from "./check-options.ts";
import type { JobReport } from "./report.ts";

export interface CheckedPart {
  readonly number: number;
  readonly upload: UploadFile;
  /** `undefined`: not begun, as the time was up at an earlier part, or the slot was never free. */
  readonly job: JobReport | undefined;
}

export interface CheckedParts {
  readonly parts: readonly CheckedPart[];
  readonly found: IdValues;
}

export interface PartsContext {
  readonly folder: CheckFolder;
  readonly deadlineMs: number;
  readonly options: CheckOptions;
}

interface WaitingPart {
  readonly number: number;
  readonly upload: UploadFile;
}

/**
 * Runs the jobs of one type one after the other, as X takes one at a time. A part that X finds too large is halved.
 * The first that is not ready in time ends it: the next run goes on from there.
 */
export async function runParts(
  client: Client,
  scanned: ScannedIds,
  context: PartsContext,
): Promise<CheckedParts> {
  const waiting: WaitingPart[] = scanned.parts.map((upload, number) => ({ number, upload }));
  const parts: CheckedPart[] = [];
  let found = new IdValues(scanned.submitted);
  const lessons = createRunLessons();
  let nextNumber = waiting.length;
  for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
    const outcome = await tryPart(client, { scanned, part, lessons }, context);
    if (outcome === "too large") {
      waiting.unshift(...(await halvePart(part, { scanned, context, nextNumber: nextNumber++ })));
      continue;
    }
    parts.push({ ...part, job: describeOutcome(scanned.type, part.upload, outcome) });
    if (outcome.state === "pending") break;
    found = joinFound(found, outcome.result.found);
    await rm(part.upload.path, { force: true });
  }
  return { parts: [...parts, ...waiting.map((part) => ({ ...part, job: undefined }))], found };
}

/** No ID is in two parts, so none has two values. */
function joinFound(all: IdValues, more: IdValues): IdValues {
  if (all.size === 0) return more;
  all.addAll(more);
  return all;
}

/** Undefined where X's slot was never free: there is no job to tell of. */
function describeOutcome(type: JobType, upload: UploadFile, outcome: PartOutcome): JobReport | undefined {
  const { job, adopted, state } = outcome;
  if (job === undefined) return undefined;
  const result = state === "complete" ? outcome.result : undefined;
  return {
    type,
    id: job.id,
    name: job.name,
    adopted,
    state,
    proof: result?.proof ?? "unverified",
    proofBy: result?.proofBy ?? "nothing",
    ids: upload.ids,
    records: result?.records ?? 0,
    uploadDigest: upload.digest,
    resultDigest: result?.digest ?? "",
  };
}

interface PartToTry {
  readonly scanned: ScannedIds;
  readonly part: WaitingPart;
  readonly lessons: RunLessons;
}

async function tryPart(
  client: Client,
  { scanned, part, lessons }: PartToTry,
  { folder, deadlineMs, options }: PartsContext,
): Promise<PartOutcome | "too large"> {
  const { number, upload } = part;
  const submitted = viewPart(scanned.submitted, number, upload.ids);
  const { type } = scanned;
  try {
    return await runPart(
      client,
      { type, submitted, body: upload.body, digest: upload.digest },
      {
        prefix: options.jobNamePrefix,
        runKey: options.runKey,
        resultPath: folder.resultPath(type, number),
        deadlineMs,
        wait: options.wait,
        pollIntervalMs: options.pollIntervalMs,
        reuseWithinMs: options.reuseWithinMs,
        resumable: options.resumable,
        lessons,
        markerLines: options.markerLines,
        signal: options.signal,
        onEvent: options.onEvent,
      },
    );
  } catch (error) {
    const isTooLarge = isComplianceError(error) && error.code === "PAYLOAD_TOO_LARGE";
    if (isTooLarge && upload.ids > 1) return "too large";
    throw error;
  }
}

async function halvePart(
  { number, upload }: WaitingPart,
  {
    scanned: { type, submitted },
    context: { folder, options },
    nextNumber,
  }: { readonly scanned: ScannedIds; readonly context: PartsContext; readonly nextNumber: number },
): Promise<readonly WaitingPart[]> {
  options.onEvent?.({ type: "halved", jobType: type, ids: upload.ids, sizeBytes: upload.body.sizeBytes });
  // The first half keeps the part's number, so its file needs a name that is not the part's own.
  const paths = [
    `${buildUploadName(folder.path, type, nextNumber)}.first`,
    buildUploadName(folder.path, type, nextNumber),
  ] as const;
  const { signal } = options;
  const [first, second] = await halveUpload(upload, { paths, submitted, secondPart: nextNumber, signal });
  await rm(upload.path, { force: true });
  return [
    { number, upload: first },
    { number: nextNumber, upload: second },
  ];
}
