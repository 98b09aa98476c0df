import { rename, rm } from "node:fs/promises";
import type { Job } from "../../api/job.ts";
import type { Client } from "../../client/client.ts";
import { type ErrorCode, isComplianceError } from "../../errors.ts";
import { defaultReuseWithinMs, isNotInTime } from "../../job/acquire-in-time.ts";
import { isFresh } from "../../job/choose-job.ts";
import { collectPart, tellJob } from "../../job/collect-part.ts";
import { collectEdited } from "./collect-edited.ts";
import { reportRecords } from "./describe-job.ts";
import type { EarlierJobs } from "./find-earlier-jobs.ts";
import { type KnownPart, type KnownResult, toPart } from "./known-part.ts";
import type { PartsRun } from "./parts-run.ts";

/** X no longer has it. */
const gone: ReadonlySet<ErrorCode> = new Set<ErrorCode>(["NOT_FOUND", "SIGNED_URL_REFUSED"]);

/** It is of no use. What was just paid for is not paid for again: the run ends. What is older is done without. */
const spoilt: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "RESULT_MALFORMED",
  "RESULT_FOREIGN_ID",
  "RESULT_CONFLICT",
  "RESULT_TRUNCATED",
  "RESPONSE_UNFRAMED",
  "RESPONSE_UNREADABLE",
  "JOB_MISMATCH",
  "BAD_REQUEST",
  "URL_REFUSED",
  "REDIRECTED",
]);

interface PartJob {
  readonly part: KnownPart;
  readonly job: Job;
}

/**
 * Downloads what earlier runs have paid for and X still has: of each part the youngest result about its very bytes, else
 * those about other bytes of its range. Returns whether anything was asked for. What the time is not enough for is left.
 * Throws what concerns more than one result, and what `RoomKeeper` throws.
 */
export async function collectEarlier(
  client: Client,
  run: PartsRun,
  earlier: readonly EarlierJobs[],
): Promise<boolean> {
  const exact = run.parts.flatMap((part): readonly PartJob[] => {
    const job = earlier[part.number]?.complete;
    return job === undefined ? [] : [{ part, job }];
  });
  for (const one of exact) {
    if (!(await look(run, one, () => takeResult(client, run, one)))) return true;
  }
  // Only now: a result about just these IDs comes first, in whatever part they are.
  const edited = run.parts
    .filter(({ result }) => result?.isFresh !== true)
    .flatMap((part) => (earlier[part.number]?.edited ?? []).map((job) => ({ part, job })));
  for (const one of edited) {
    // Those behind one that is known whole are older.
    if (edited.some(({ part, job }) => part === one.part && part.result?.job === job)) continue;
    if (!(await look(run, one, () => takeEdited(client, run, one)))) return true;
  }
  return exact.length + edited.length > 0;
}

/** Returns `false` if there is no time for more. */
async function look(run: PartsRun, { part, job }: PartJob, take: () => Promise<void>): Promise<boolean> {
  const { room, options } = run.context;
  try {
    await room.beforePart(part.upload);
    await take();
    return true;
  } catch (error) {
    if (!isComplianceError(error) || options.signal?.aborted) throw error;
    if (isNotInTime(error)) return false;
    const isDoneWithout = gone.has(error.code) || (spoilt.has(error.code) && !isYoung(run, { part, job }));
    if (!isDoneWithout) throw error;
    run.excluded.add(job.id);
    options.onEvent?.({ type: "abandoned", jobId: job.id, code: error.code, cancelled: false });
    return true;
  } finally {
    room.postponePart(part.upload);
  }
}

async function takeResult(client: Client, run: PartsRun, { part, job }: PartJob): Promise<void> {
  const { options, folder, deadlineMs } = run.context;
  const { digest } = part.upload;
  const resultPath = folder.earlierPath(run.scanned.type, part.number);
  const ready = { part: toPart(part, run.scanned), job, adopted: true };
  tellJob(ready, options.onEvent);
  const collected = await collectPart(client, ready, { ...options, resultPath, deadlineMs });
  run.found.addAll(collected.found);
  await keepKnown(run, part, describeKnown(client, run, { part, job, collected, uploadDigest: digest }));
}

async function takeEdited(client: Client, run: PartsRun, { part, job }: PartJob): Promise<void> {
  const { scanned, context, found, parts } = run;
  const { options, folder, deadlineMs } = context;
  // Not where the result lies that may stand in.
  const resultPath = folder.resultPath(scanned.type, part.number);
  const { jobNamePrefix: prefix, signal, onEvent } = options;
  const { collected, uploadDigest = "" } = await collectEdited(
    client,
    { part, job },
    { prefix, scanned, resultPath, deadlineMs, signal, onEvent },
  );
  const isWhole = uploadDigest !== "";
  if (isWhole) found.clearPart(part.number);
  const others = isWhole ? [] : parts.filter(({ result }) => result === undefined);
  const open = new Set([part, ...others].map(({ number }) => number));
  // Of several results about other bytes the youngest comes first.
  collected.found.copyTo(found, (row) => found.at(row) === 0 && open.has(scanned.submitted.partOf(row)));
  const known = describeKnown(client, run, { part, job, collected, uploadDigest });
  if (isWhole) {
    await rename(resultPath, folder.earlierPath(scanned.type, part.number));
    return await keepKnown(run, part, known);
  }
  part.others.push(reportRecords(part, known, { type: scanned.type, nowMs: client.clock.monotonic() }));
  await rm(resultPath, { force: true });
}

async function keepKnown(
  { scanned: { type }, context: { room, folder } }: PartsRun,
  part: KnownPart,
  known: Omit<KnownResult, "isHeld">,
): Promise<void> {
  part.result = { ...known, isHeld: !known.isFresh };
  const { records } = known.collected;
  const kept = { upload: part.upload, records, path: folder.earlierPath(type, part.number) };
  await (known.isFresh ? room.keepResult(kept) : room.holdResult(kept));
}

function describeKnown(
  client: Client,
  run: PartsRun,
  { part, job, collected, uploadDigest }: PartJob & Pick<KnownResult, "collected" | "uploadDigest">,
): Omit<KnownResult, "isHeld"> {
  return {
    ...{ job, collected, uploadDigest, adopted: true },
    isFresh: isYoung(run, { part, job }),
    createdAtMs: client.clock.monotonic() - (job.observedAtMs - job.createdAtMs),
  };
}

function isYoung({ context: { options } }: PartsRun, { part, job }: PartJob): boolean {
  const { jobNamePrefix: prefix, runKey, reuseWithinMs = defaultReuseWithinMs } = options;
  const identity = { prefix, runKey, digest: part.upload.digest, place: part.place };
  return isFresh(job, { identity, reuseWithinMs });
}
