import type { InvalidLines, XSettings } from "@x-batch-compliance/sandbox";
import { type ByteChange, drawProxy } from "./network-fault.ts";
import { drawOddEvents, mayReorder, type OddPlan, planOddities } from "./odd/plan-oddities.ts";
import { type Edit, planEdit, planList } from "./plan-list.ts";
import { createRandom, type Random } from "./random.ts";
import type { Event } from "./world-facts.ts";

/** When a seed begins. */
export const startOfSeedMs: number = Date.UTC(2026, 8, 1, 5);
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** One run of the workflow. Times from the start of the seed. */
export interface RunPlan {
  readonly startMs: number;
  readonly runKey: string;
  readonly timeoutMs: number;
  readonly wait: boolean;
  readonly maxIdsPerJob: number;
  /** The machine's clock: how wrong it is at first, and when it jumps. Times from the start of the run. */
  readonly clock: { readonly offsetMs: number; readonly jumpAfterMs: number; readonly jumpMs: number };
  readonly killAtStep: number | undefined;
}

/** Something that happens to X or to the list, whatever the runs do. Times from the start of the seed. */
export type WorldChange = { readonly atMs: number } & (
  | { readonly kind: "event"; readonly id: string; readonly event: Event | undefined }
  | { readonly kind: "edit"; readonly edit: Edit }
  | {
      readonly kind: "foreign job";
      readonly name: string | undefined;
      readonly status: "created" | "in_progress" | "complete";
      readonly ids: readonly string[];
      readonly endsAfterMs: number;
    }
);

/** Everything about a seed that does not depend on what the runs do. */
export interface SeedPlan {
  readonly seed: number;
  readonly isCalm: boolean;
  /** What is odd about X. Undefined where all is as documented. */
  readonly odd: OddPlan | undefined;
  readonly x: XSettings & { readonly flow: "api" | "gcs"; readonly invalidLines: InvalidLines };
  /** Chance of a failure, for each request. */
  readonly faultShare: number;
  /** What something on the way does to every result, for example a proxy that holds no more than so much. */
  readonly proxy: ByteChange | undefined;
  /** X sends the lines of a result in another order each time. */
  readonly reorders: boolean;
  /** Something on the way drops the checksums of the storage. */
  readonly dropsChecksums: boolean;
  readonly outcomes: readonly ("complete" | "failed" | "expired")[];
  readonly list: string;
  readonly events: ReadonlyMap<string, Event>;
  readonly changes: readonly WorldChange[];
  readonly runs: readonly RunPlan[];
}

const tweetEvents: Readonly<Record<"api" | "gcs", readonly Event[]>> = {
  api: [
    ...["deleted", "protected", "deactivated", "suspended"].map((reason) => ({ action: "delete", reason })),
    { action: "rehydrate", reason: "tweet_edited" },
    { action: "scrub_geo", reason: "geo_scrubbed" },
  ],
  gcs: ["deleted", "bounced", "protected", "suspended", "scrub_geo"].map((reason) => ({
    action: "delete",
    reason,
  })),
};
const unknownEvents: readonly Event[] = [
  { action: "withhold", reason: "court_order" },
  { action: "delete", reason: "reason_of_next_year" },
];

/** Makes the plan of a seed. */
export function planSeed(seed: number): SeedPlan {
  const random = createRandom(seed);
  const isCalm = random.chance(0.1);
  const flow = random.chance(0.7) ? "api" : "gcs";
  const odd = planOddities(seed, flow);
  const { text, ids, spareIds } = planList(random);
  // In some seeds nearly all events are alike, so that lines of a result can change places unseen.
  const usual = random.chance(0.5) ? [random.pick(tweetEvents[flow])] : tweetEvents[flow];
  const drawEvent = (): Event => random.pick(random.chance(0.06) ? unknownEvents : usual);
  const share = random.pick([0.05, 0.3, 0.5]);
  const usualLines = flow === "gcs" ? "drop" : random.pick(["echo", "echo", "echo", "drop", "drop"] as const);
  const invalidLines = odd?.x.invalidLines ?? usualLines;
  const days = random.pick([1, 2, 2]);
  const changes: WorldChange[] = [];
  for (let day = 0; day < days; day++) {
    const atMs = day * dayMs + random.between(0, 3 * hourMs);
    for (let count = random.between(0, 2); count > 0; count--) {
      const event = random.chance(0.8) ? drawEvent() : undefined;
      changes.push({
        atMs: day * dayMs + random.between(0, dayMs),
        kind: "event",
        id: random.pick(ids),
        event,
      });
    }
    if (random.chance(0.6))
      changes.push({
        atMs: day * dayMs + hourMs + random.between(0, 10) * minuteMs,
        kind: "edit",
        edit: planEdit(random, spareIds),
      });
    if (!isCalm && random.chance(0.25)) changes.push(planForeignJob(random, { atMs, ids, spareIds }));
  }
  const plan: SeedPlan = {
    seed,
    isCalm,
    odd,
    x: {
      flow,
      invalidLines,
      processingMs: random.between(1, 20) * minuteMs,
      looksInProgress: random.between(0, 1),
      // Now and then so small that a part has to be halved.
      ...(!isCalm && random.chance(0.1) ? { maxUploadBytes: 300 } : {}),
      shortCreateResponse: random.chance(0.2),
      ...odd?.x,
    },
    faultShare: isCalm ? 0 : random.pick([0, 0.05, 0.15, 0.35]),
    proxy: isCalm || random.chance(0.55) ? undefined : drawProxy(random),
    reorders: invalidLines === "echo" && mayReorder(flow, odd) && random.chance(0.7),
    dropsChecksums: flow === "gcs" && random.chance(0.4),
    outcomes:
      isCalm || random.chance(0.7)
        ? []
        : [
            random.pick(["failed", "expired", "complete"] as const),
            random.pick(["failed", "complete"] as const),
          ],
    list: text,
    events: new Map(ids.filter(() => random.chance(share)).map((id) => [id, drawEvent()])),
    changes,
    runs: planRuns(random, { days, isCalm }),
  };
  return odd === undefined ? plan : { ...plan, events: drawOddEvents(seed, plan.events) };
}

function planRuns(
  random: Random,
  { days, isCalm }: { readonly days: number; readonly isCalm: boolean },
): readonly RunPlan[] {
  const runs: RunPlan[] = [];
  const isKilled = !isCalm && random.chance(0.35);
  const maxIdsPerJob = random.pick([10, 40, 40, 40, 40]);
  const add = (startMs: number, runKey: string, killAtStep?: number): void => {
    const jumpMs = random.chance(0.25) ? random.pick([-3 * dayMs, -2 * hourMs, 2 * hourMs, 3 * dayMs]) : 0;
    runs.push({
      startMs,
      runKey,
      timeoutMs: isCalm ? 5 * hourMs : random.pick([25 * minuteMs, 2 * hourMs, 5 * hourMs, 5 * hourMs]),
      wait: isCalm || random.chance(0.9),
      maxIdsPerJob,
      clock: {
        offsetMs: random.pick([0, 0, -hourMs, dayMs]),
        jumpAfterMs: random.between(0, 30) * minuteMs,
        jumpMs,
      },
      killAtStep,
    });
  };
  for (let day = 0; day < days; day++) {
    const startMs = day * dayMs + hourMs + random.between(0, 5) * minuteMs;
    if (isKilled && day === 0) {
      add(startMs, "run-0", random.between(1, 180));
      add(startMs + random.between(1, 60) * minuteMs, "run-0");
    } else add(startMs, `run-${day}`);
    if (!isCalm && random.chance(0.15)) add(startMs + random.between(0, 10) * 20_000, `other-${day}`);
  }
  return runs;
}

function planForeignJob(
  random: Random,
  {
    atMs,
    ids,
    spareIds,
  }: { readonly atMs: number; readonly ids: readonly string[]; readonly spareIds: readonly string[] },
): WorldChange {
  return {
    atMs,
    kind: "foreign job",
    // The same prefix: another list of the same repository.
    name: random.pick([undefined, "somebody-else", `lists-${"0123456789".repeat(2)}-run-0`]),
    status: random.pick(["created", "in_progress", "complete"] as const),
    ids: random.chance(0.5) ? spareIds.slice(0, 5) : ids.slice(0, 3),
    endsAfterMs: random.between(1, 90) * minuteMs,
  };
}
