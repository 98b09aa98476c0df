import { rm } from "node:fs/promises";
import type { Client } from "../../client/client.ts";
import { type ComplianceError, isComplianceError } from "../../errors.ts";
import { viewPart } from "../../ids/id-set.ts";
import { IdValues } from "../../ids/id-values.ts";
import { createRunLessons, type RunLessons } from "../../job/run-lessons.ts";
import { type PartOutcome, runPart } from "../../job/run-part.ts";
import { buildUploadName } from "../../upload/collect-ids.ts";
import { halveUpload } from "../../upload/halve-upload.ts";
import type { ScannedIds } from "../../upload/scan.ts";
import type { UploadFile } from "../../upload/upload-file.ts";
import type { CheckOptions } from "../terms/check-options.ts";
import type { JobReport } from "../terms/report.ts";
import type { CheckFolder } from "./check-folder.ts";
import { describeJob } from "./describe-job.ts";
import type { RoomKeeper } from "./room-keeper.ts";

export interface CheckedPart {
  readonly number: number;
  readonly upload: UploadFile;
  /** `undefined`: it has none that is known, as the part was not begun, failed, or found no slot in time. */
  readonly job: JobReport | undefined;
}

export interface CheckedParts {
  readonly parts: readonly CheckedPart[];
  readonly found: IdValues;
  /** Why it ended before all parts had their turn, where that was not the time. */
  readonly failure: ComplianceError | undefined;
}

export interface PartsContext {
  readonly folder: CheckFolder;
  readonly room: RoomKeeper;
  /** Monotonic, ms. */
  readonly deadlineMs: number;
  readonly options: CheckOptions;
}

interface WaitingPart {
  readonly number: number;
  readonly upload: UploadFile;
}

/**
 * Runs the jobs of one type one after the other, as X takes one at a time. A part that X finds too large is halved.
 * The first that is not ready in time ends it, and so does the first that fails: the next run goes on from there. What
 * the parts before it said stays. Throws the signal's reason, and what is no error of ours.
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
  let failure: ComplianceError | undefined;
  for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
    const outcome = await tryPart(client, { scanned, part, lessons }, context);
    if (outcome === "too large") {
      waiting.unshift(...(await halvePart(part, { scanned, context, nextNumber: nextNumber++ })));
      continue;
    }
    if (isComplianceError(outcome)) {
      failure = outcome;
      waiting.unshift(part);
      break;
    }
    parts.push({ ...part, job: outcome.job });
    if (outcome.found === undefined) break;
    found = joinFound(found, outcome.found);
  }
  return { parts: [...parts, ...waiting.map((part) => ({ ...part, job: undefined }))], found, failure };
}

/** No ID is in two parts, so none has two values. */
function joinFound(all: IdValues, more: IdValues): IdValues {
  if (all.size === 0) return more;
  all.addAll(more);
  return all;
}

/** A part that came to its end in time, or whose job goes on. */
interface EndedPart {
  /** `undefined`: another job held the slot until the time was up. */
  readonly job: JobReport | undefined;
  /** `undefined`: there is no result yet. */
  readonly found: IdValues | undefined;
}

interface PartToTry {
  readonly scanned: ScannedIds;
  readonly part: WaitingPart;
  readonly lessons: RunLessons;
}

async function tryPart(
  client: Client,
  { scanned, part, lessons }: PartToTry,
  context: PartsContext,
): Promise<EndedPart | ComplianceError | "too large"> {
  const { number, upload } = part;
  const { room, folder, options } = context;
  const resultPath = folder.resultPath(scanned.type, number);
  try {
    await room.beforePart(upload);
    const { outcome, ageMs } = await runAged(client, { scanned, part, lessons }, context);
    const job = describeJob(outcome, { type: scanned.type, upload, ageMs });
    if (outcome.state === "pending") {
      await room.leavePart(upload, resultPath);
      return { job, found: undefined };
    }
    const { records, found } = outcome.result;
    await room.keepResult({ upload, records, path: resultPath });
    return { job, found };
  } catch (error) {
    if (options.signal?.aborted || !isComplianceError(error)) throw error;
    if (error.code === "PAYLOAD_TOO_LARGE" && upload.ids > 1) return "too large";
    await room.leavePart(upload, resultPath);
    return error;
  }
}

/** Runs a part, and measures how old its job is in the end: how old it was when it was found, and the time since. */
async function runAged(
  client: Client,
  { scanned, part, lessons }: PartToTry,
  { folder, deadlineMs, options }: PartsContext,
): Promise<{ readonly outcome: PartOutcome; readonly ageMs: number }> {
  const { number, upload } = part;
  const submitted = viewPart(scanned.submitted, number, upload.ids);
  const { type } = scanned;
  const { clock } = client;
  let createdAtMs = clock.monotonic();
  const outcome = await runPart(
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
      onEvent(event) {
        if (event.type === "job") createdAtMs = clock.monotonic() - event.ageMs;
        options.onEvent?.(event);
      },
    },
  );
  return { outcome, ageMs: Math.max(0, Math.round(clock.monotonic() - createdAtMs)) };
}

async function halvePart(
  { number, upload }: WaitingPart,
  {
    scanned: { type, submitted },
    context: { folder, room, options },
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
  room.replacePart(upload, [first, second]);
  await rm(upload.path, { force: true });
  return [
    { number, upload: first },
    { number: nextNumber, upload: second },
  ];
}
