import type { Client } from "../../client/client.ts";
import { type ComplianceError, isComplianceError } from "../../errors.ts";
import { IdValues } from "../../ids/id-values.ts";
import { isNotInTime } from "../../job/acquire-in-time.ts";
import { goesOn } from "../../job/choose-job.ts";
import { createRunLessons } from "../../job/run-lessons.ts";
import type { ScannedIds } from "../../upload/scan.ts";
import { collectEarlier } from "./collect-earlier.ts";
import { reportResult } from "./describe-job.ts";
import { type HandedIn, halvePart, handInPart } from "./hand-in-part.ts";
import { type CheckedPart, type KnownPart, toKnownParts } from "./known-part.ts";
import { orderParts } from "./order-parts.ts";
import type { PartsContext, PartsRun } from "./parts-run.ts";
import { type History, readHistory } from "./read-history.ts";

export interface CheckedParts {
  readonly parts: readonly CheckedPart[];
  readonly found: IdValues;
  /** Why it ended before all parts had their turn, where that was not the time. */
  readonly failure: ComplianceError | undefined;
  /** What it takes to ask about all parts once, ms. */
  readonly passMs: number | undefined;
}

/**
 * Brings one type's parts forward: collect what earlier runs have paid for, then hand in new jobs one after the other, as
 * X takes one at a time, and wait for each. The first that is not ready in time ends it, and so does the first that fails:
 * the next run goes on from there. What is known by then stays. Throws the signal's reason, and what is not an error of ours.
 */
export async function runParts(
  client: Client,
  scanned: ScannedIds,
  context: PartsContext,
): Promise<CheckedParts> {
  const { list } = context;
  const parts = toKnownParts(scanned.parts, list);
  const found = new IdValues(scanned.submitted);
  const run: PartsRun = {
    ...{ scanned, context, parts, found },
    lessons: createRunLessons(),
    excluded: new Set(),
  };
  const progress = parts.length === 0 ? noProgress : await bringForward(client, run);
  await gatherHeld(run);
  const now = { type: scanned.type, nowMs: client.clock.monotonic() };
  const checked = parts.flatMap((part) => {
    const result = part.result && reportResult(part, part.result, now);
    return withTail({ number: part.number, upload: part.upload, result, others: part.others }, run, part);
  });
  tellStandIns(run, checked);
  return { parts: checked, found, ...progress };
}

type Progress = Pick<CheckedParts, "failure" | "passMs">;

const noProgress: Progress = { failure: undefined, passMs: undefined };

async function bringForward(client: Client, run: PartsRun): Promise<Progress> {
  const { context, parts, scanned } = run;
  const { options, deadlineMs } = context;
  const { jobNamePrefix: prefix, runKey, signal } = options;
  let passMs: number | undefined;
  try {
    const toFind = parts.map(({ place, upload: { digest } }) => ({ place, digest }));
    const asked = { type: scanned.type, prefix, runKey, deadlineMs, signal };
    const history = await readHistory(client, toFind, asked);
    ({ passMs } = history.pace);
    const { hasAsked, failure: spoilt } = await collectEarlier(client, run, history.earlier);
    const waiting = orderWaiting(run, history);
    tellPlan(client, run, { waiting, history });
    if (spoilt !== undefined) return { failure: spoilt, passMs };
    const failure = await handIn(client, run, { waiting, justListed: hasAsked ? undefined : history.jobs });
    return { failure, passMs };
  } catch (error) {
    if (!isComplianceError(error) || signal?.aborted) throw error;
    return { failure: isNotInTime(error) ? undefined : error, passMs };
  }
}

/** The parts that need a new job, in the order in which they get it. */
function orderWaiting(
  { parts, context: { options } }: PartsRun,
  { jobs, youngestPlace }: History,
): KnownPart[] {
  const { jobNamePrefix: prefix, runKey } = options;
  const waiting = parts
    .filter(({ result }) => result?.isFresh !== true)
    .map((part) => ({
      ...{ part, place: part.place },
      isRunning: jobs.some((job) => goesOn(job, { prefix, digest: part.upload.digest })),
    }));
  const order = orderParts(waiting, youngestPlace, { prefix, runKey }).map(({ part }) => part);
  const putOff = options.wait === false ? [] : order.filter(({ isPutOff }) => isPutOff === true);
  return [...order.filter(({ isPutOff }) => isPutOff !== true), ...putOff];
}

async function handIn(
  client: Client,
  run: PartsRun,
  {
    waiting,
    justListed,
  }: { readonly waiting: KnownPart[]; readonly justListed: History["jobs"] | undefined },
): Promise<ComplianceError | undefined> {
  let listed = justListed;
  for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
    const outcome: HandedIn = await handInPart(client, run, { part, justListed: listed });
    listed = undefined;
    if (outcome === "too large") waiting.unshift(...(await halvePart(run, part, client.clock.monotonic())));
    else if (isComplianceError(outcome)) return outcome;
    else if (outcome === "pending") return undefined;
  }
  return undefined;
}

function tellPlan(
  client: Client,
  { parts, scanned, context: { options, deadlineMs } }: PartsRun,
  {
    waiting,
    history: { pace },
  }: { readonly waiting: readonly KnownPart[]; readonly history: Pick<History, "pace"> },
): void {
  const known = parts.filter(({ result }) => result !== undefined);
  const fresh = known.filter(({ result }) => result?.isFresh === true);
  const leftMs = deadlineMs - client.clock.monotonic();
  const { perJobMs, passMs } = pace;
  options.onEvent?.({
    type: "plan",
    jobType: scanned.type,
    parts: parts.length,
    fresh: fresh.length,
    older: known.length - fresh.length,
    none: parts.length - known.length,
    jobs: waiting.length,
    fit: perJobMs === undefined ? undefined : Math.min(waiting.length, Math.floor(leftMs / perJobMs)),
    passMs,
  });
}

/** What was added behind the IDs that a result is about is a part of its own, of which nothing is known. */
function withTail(
  checked: CheckedPart,
  { scanned: { submitted }, parts }: PartsRun,
  { result }: KnownPart,
): readonly CheckedPart[] {
  const { upTo, tailIds } = result ?? {};
  if (upTo === undefined || tailIds === undefined) return [checked];
  const { upload, number } = checked;
  const tail = parts.length + number;
  submitted.beginPart(upTo + 1n, tail);
  return [
    { ...checked, upload: { ...upload, ids: upload.ids - tailIds } },
    { number: tail, upload: { ...upload, ids: tailIds, place: upTo + 1n }, result: undefined, others: [] },
  ];
}

/** What no newer result has come for stands in, with its records. */
async function gatherHeld({ parts, scanned, context: { room, folder } }: PartsRun): Promise<void> {
  for (const { number, upload, result } of parts) {
    if (result?.isHeld !== true) continue;
    const path = folder.earlierPath(scanned.type, number);
    await room.keepResult({ upload, records: result.collected.records, path });
  }
}

function tellStandIns({ scanned, context: { options } }: PartsRun, parts: readonly CheckedPart[]): void {
  const ages = parts.flatMap(({ result }) => (result?.standsIn === true ? [result.ageMs] : []));
  if (ages.length === 0) return;
  const oldestAgeMs = Math.max(...ages);
  options.onEvent?.({ type: "stands-in", jobType: scanned.type, parts: ages.length, oldestAgeMs });
}
