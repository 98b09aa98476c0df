import { rm } from "node:fs/promises";
import type { Job } from "../../api/job.ts";
import type { Client } from "../../client/client.ts";
import { type ComplianceError, isComplianceError } from "../../errors.ts";
import { defaultReuseWithinMs } from "../../job/acquire-in-time.ts";
import { isFresh } from "../../job/choose-job.ts";
import { encodePlace } from "../../job/part-place.ts";
import { type PartOutcome, runPart } from "../../job/run-part.ts";
import { halveUpload } from "../../upload/halve-upload.ts";
import { buildUploadName } from "../../upload/write-parts.ts";
import { reportPending, reportRecords } from "./describe-job.ts";
import { type KnownPart, toPart } from "./known-part.ts";
import type { PartsRun } from "./parts-run.ts";

/** `too large`: the part has to be divided first. */
export type HandedIn = "done" | "pending" | "too large" | ComplianceError;

/** Runs a part's new job, as far as the time goes. A newer result takes the place of the one that stood in. */
export async function handInPart(
  client: Client,
  run: PartsRun,
  { part, justListed }: { readonly part: KnownPart; readonly justListed: readonly Job[] | undefined },
): Promise<HandedIn> {
  const { room, options, folder } = run.context;
  const resultPath = folder.resultPath(run.scanned.type, part.number);
  const { upload } = part;
  try {
    await room.beforePart(upload);
    const { outcome, createdAtMs } = await runTimed(client, run, { part, justListed });
    if (outcome.state === "complete") {
      await takeOver(run, part, { outcome, createdAtMs });
      return "done";
    }
    const { job, adopted } = outcome;
    if (job !== undefined) {
      const context = { type: run.scanned.type, nowMs: client.clock.monotonic() };
      part.others.push(reportPending(part, { job, adopted, createdAtMs }, context));
    }
    await room.leavePart(upload, resultPath);
    return "pending";
  } catch (error) {
    if (options.signal?.aborted || !isComplianceError(error)) throw error;
    if (error.code === "PAYLOAD_TOO_LARGE" && upload.ids > 1) return "too large";
    await room.leavePart(upload, resultPath);
    return error;
  }
}

interface TimedOutcome {
  readonly outcome: PartOutcome;
  /** When X made the job, by our monotonic clock. */
  readonly createdAtMs: number;
}

async function runTimed(
  client: Client,
  { scanned, context, lessons, excluded }: PartsRun,
  { part, justListed }: { readonly part: KnownPart; readonly justListed: readonly Job[] | undefined },
): Promise<TimedOutcome> {
  const { folder, deadlineMs, options } = context;
  const { clock } = client;
  let createdAtMs = clock.monotonic();
  const outcome = await runPart(client, toPart(part, scanned), {
    prefix: options.jobNamePrefix,
    runKey: options.runKey,
    resultPath: folder.resultPath(scanned.type, part.number),
    timeoutMs: deadlineMs - clock.monotonic(),
    wait: options.wait,
    pollIntervalMs: options.pollIntervalMs,
    reuseWithinMs: options.reuseWithinMs,
    resumable: options.resumable,
    ...{ lessons, justListed, excluded },
    markerLines: options.markerLines,
    signal: options.signal,
    onEvent(event) {
      if (event.type === "job") createdAtMs = clock.monotonic() - event.ageMs;
      options.onEvent?.(event);
    },
  });
  return { outcome, createdAtMs };
}

async function takeOver(
  { scanned: { type }, found, parts, context: { folder, room, options } }: PartsRun,
  part: KnownPart,
  { outcome, createdAtMs }: TimedOutcome & { readonly outcome: { readonly state: "complete" } },
): Promise<void> {
  const { job, adopted, result } = outcome;
  const { jobNamePrefix: prefix, runKey, reuseWithinMs = defaultReuseWithinMs } = options;
  const identity = { prefix, runKey, digest: part.upload.digest, place: part.place };
  found.clearPart(part.number);
  found.addAll(result.found);
  await room.dropHeld(folder.earlierPath(type, part.number));
  part.result = {
    ...{ job, adopted, createdAtMs, collected: result, uploadDigest: part.upload.digest },
    isHeld: false,
    isFresh: !adopted || isFresh({ ...job, status: "complete" }, { identity, reuseWithinMs }),
  };
  // Before its part was divided it may have been one about other IDs.
  for (const each of parts) each.others = each.others.filter(({ id }) => id !== job.id);
  const path = folder.resultPath(type, part.number);
  await room.keepResult({ upload: part.upload, records: result.records, path });
}

/** Divides a part in two, which take its place; what is known of it stays known of both. */
export async function halvePart(
  { parts, scanned: { type, submitted }, context: { folder, room, options, list } }: PartsRun,
  part: KnownPart,
  nowMs: number,
): Promise<readonly [KnownPart, KnownPart]> {
  const { upload } = part;
  options.onEvent?.({ type: "halved", jobType: type, ids: upload.ids, sizeBytes: upload.body.sizeBytes });
  const secondPart = parts.length;
  // The first half keeps the part's number, so its file needs a name that is not the part's own.
  const paths = [
    `${buildUploadName(folder.path, type, secondPart)}.first`,
    buildUploadName(folder.path, type, secondPart),
  ] as const;
  const { signal } = options;
  const [first, second] = await halveUpload(upload, { paths, submitted, secondPart, signal });
  room.replacePart(upload, [first, second]);
  await rm(upload.path, { force: true });
  // Where IDs were added since, its result ends within a half: what it names counts, and its silence does not.
  const ended = part.result?.upTo === undefined ? undefined : part.result;
  if (ended !== undefined) await room.dropHeld(folder.earlierPath(type, part.number));
  const result = ended === undefined ? part.result : undefined;
  const firstHalf: KnownPart = {
    ...part,
    result,
    others: [...part.others, ...(ended === undefined ? [] : [reportRecords(part, ended, { type, nowMs })])],
    upload: first,
    place: encodePlace(list, second.place - 1n),
  };
  const secondHalf: KnownPart = {
    ...{ number: secondPart, upload: second, place: part.place },
    // The records are gathered with the first half.
    result: result && { ...result, isHeld: false },
    others: [],
  };
  parts.splice(parts.indexOf(part), 1, firstHalf, secondHalf);
  return [firstHalf, secondHalf];
}
