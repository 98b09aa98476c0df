import { rename, rm } from "node:fs/promises";
import type { Client } from "../../client/client.ts";
import type { ComplianceError } from "../../errors.ts";
import { IdSet } from "../../ids/id-set.ts";
import { collectPart, tellJob } from "../../job/collect-part.ts";
import { collectEdited } from "./collect-edited.ts";
import { reportRecords } from "./describe-job.ts";
import type { EarlierJobs } from "./find-earlier-jobs.ts";
import { type KnownPart, type KnownResult, toPart } from "./known-part.ts";
import { isYoungJob, type Looks, lookAtEarlier, type PartJob } from "./look-at-earlier.ts";
import type { PartsRun } from "./parts-run.ts";

/** What came of looking at earlier results. */
export interface Collected {
  readonly hasAsked: boolean;
  /** Why a part that has just been paid for has none of use. */
  readonly failure: ComplianceError | undefined;
}

/**
 * Downloads what earlier runs have paid for and X still has: of each part the youngest result about its very bytes, and
 * younger ones about other bytes of its range. The youngest word about an ID counts. What the time is not enough for is
 * left. Throws what concerns more than one result, and what `RoomKeeper` throws.
 */
export async function collectEarlier(
  client: Client,
  run: PartsRun,
  { exact, edited }: EarlierJobs,
): Promise<Collected> {
  const looks: Looks = { lostMs: 0, failure: undefined };
  let hasAsked = false;
  const end = (): Collected => ({ hasAsked, failure: looks.failure });
  for (const part of run.parts) {
    for (const job of exact[part.number] ?? []) {
      hasAsked = true;
      const of = { part, job };
      const outcome = await lookAtEarlier(client, { run, looks, of }, (deadlineMs) =>
        takeResult(client, run, { ...of, deadlineMs }),
      );
      if (outcome === "out of time") return end();
      if (outcome === "taken") break;
    }
  }
  const settled = new IdSet();
  for (const { job, number } of edited) {
    const part = run.parts[number] as KnownPart;
    if (part.result?.isFresh === true || !isNews(run, { part, job })) continue;
    hasAsked = true;
    const of = { part, job };
    const outcome = await lookAtEarlier(client, { run, looks, of }, (deadlineMs) =>
      takeEdited(client, run, { ...of, deadlineMs, settled }),
    );
    if (outcome === "out of time") return end();
  }
  return end();
}

/** A range that was joined or divided reaches into parts near the one that it ended in. */
const nearParts = 3;

/** Whether a job is younger than what is known of the parts that it may be about. */
function isNews({ parts }: PartsRun, { part, job }: PartJob): boolean {
  return parts
    .slice(Math.max(0, part.number - nearParts), part.number + 2)
    .some(({ result }) => result === undefined || result.job.createdAtMs < job.createdAtMs);
}

interface JobToTake extends PartJob {
  readonly deadlineMs: number;
}

async function takeResult(
  client: Client,
  run: PartsRun,
  { part, job, deadlineMs }: JobToTake,
): Promise<void> {
  const { options, folder } = run.context;
  const { signal, onEvent } = options;
  const resultPath = folder.earlierPath(run.scanned.type, part.number);
  const ready = { part: toPart(part, run.scanned), job, adopted: true };
  tellJob(ready, onEvent);
  const collected = await collectPart(client, ready, { resultPath, deadlineMs, signal, onEvent });
  run.found.addAll(collected.found);
  const uploadDigest = part.upload.digest;
  await keepKnown(run, part, describeKnown(client, run, { part, job, collected, uploadDigest }));
}

async function takeEdited(
  client: Client,
  run: PartsRun,
  { part, job, deadlineMs, settled }: JobToTake & { readonly settled: IdSet },
): Promise<void> {
  const { scanned, context, found, parts, lessons } = run;
  const { options, folder } = context;
  // Not where the result lies that may stand in.
  const resultPath = folder.resultPath(scanned.type, part.number);
  const { jobNamePrefix: prefix, signal, onEvent } = options;
  const seen = lessons.seen.get(job.id) ?? { named: new IdSet(), sizeBytes: 0 };
  lessons.seen.set(job.id, seen);
  const { collected, rebuilt } = await collectEdited(
    client,
    { part, job },
    { prefix, scanned, seen, resultPath, deadlineMs, signal, onEvent },
  );
  const isWhole = rebuilt !== undefined && !((part.result?.job.createdAtMs ?? 0) > job.createdAtMs);
  if (isWhole) found.clearPart(part.number, settled);
  const isOlder = ({ result }: KnownPart): boolean =>
    result === undefined || result.job.createdAtMs < job.createdAtMs;
  const open = new Set(parts.filter(isOlder).map(({ number }) => number));
  collected.found.copyTo(found, settled, (row) => open.has(scanned.submitted.partOf(row)));
  const uploadDigest = rebuilt?.digest ?? "";
  const known = describeKnown(client, run, { part, job, collected, uploadDigest });
  if (isWhole) {
    await rename(resultPath, folder.earlierPath(scanned.type, part.number));
    const { upTo, ids } = rebuilt;
    const tail = upTo === undefined ? {} : { upTo, tailIds: part.upload.ids - ids, isFresh: false };
    return await keepKnown(run, part, { ...known, ...tail });
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
    isFresh: isYoungJob(run, { part, job }),
    createdAtMs: client.clock.monotonic() - (job.observedAtMs - job.createdAtMs),
  };
}
