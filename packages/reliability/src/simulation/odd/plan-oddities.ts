import { echoForms, type InvalidLines, type Oddities, oddJobs, oddLines } from "@x-batch-compliance/sandbox";
import { createRandom, type Random } from "../random.ts";
import type { Event } from "../world-facts.ts";

/** Seeds from here on meet an X that is otherwise than its documents. All below are as they always were. */
export const oddSeedsFrom = 1_000_000;

const minuteMs = 60_000;

/** What in a seed is odd, and harmless: none of it may make a run fail, or say what is not so. */
export interface OddPlan {
  readonly x: Partial<Oddities> & { readonly invalidLines?: InvalidLines };
  /** The edge does not know how long its answers are: with HTTP/1.1 they come in chunks. */
  readonly chunks: boolean;
  /** X is not to be had. Times from the start of the first run. */
  readonly outage: { readonly fromMs: number; readonly forMs: number } | undefined;
  /** Chance that an operation on a job is answered oddly, once in a run. */
  readonly answerShare: number;
}

/** Draws what is odd, from numbers of its own: a seed is otherwise the same with it and without. */
export function planOddities(seed: number, flow: "api" | "gcs"): OddPlan | undefined {
  if (seed < oddSeedsFrom) return undefined;
  const random = createRandom(seed ^ 0x165667b1);
  const isNewer = flow === "api";
  return {
    x: {
      invalidLines: random.pick(["echo", "echo", "echo", "echo-half", "drop"] as const),
      echoForm: random.pick(echoForms),
      oddLines: drawSome(random, oddLines),
      oddJobs: drawSome(random, oddJobs),
      absentFields: random.pick(["left out", "null"] as const),
      checksums: random.pick(["crc32c", "crc32c", "crc32c and md5", "none"] as const),
      octetStreamOnly: isNewer && random.chance(0.15) ? random.pick([400, 415] as const) : undefined,
      redirectsDownloads: isNewer && random.chance(0.1),
    },
    chunks: random.chance(0.5),
    outage: random.chance(0.3)
      ? { fromMs: random.between(0, 30) * minuteMs, forMs: random.between(1, 10) * minuteMs }
      : undefined,
    answerShare: random.pick([0, 0.1, 0.3]),
  };
}

/** Bytes that a storage vouches for stay in their order, and so do lines that have a place of their own. */
export function mayReorder(flow: "api" | "gcs", odd: OddPlan | undefined): boolean {
  const { oddLines: forms = [], redirectsDownloads = false } = odd?.x ?? {};
  return flow === "api" && forms.length === 0 && !redirectsDownloads;
}

/** Events as X may also report them: some by another reason than any document has, some not at all. */
export function drawOddEvents(seed: number, events: ReadonlyMap<string, Event>): ReadonlyMap<string, Event> {
  const random = createRandom(seed ^ 0x27220a95);
  return new Map([...events].map(([id, event]) => [id, random.chance(0.1) ? random.pick(oddEvents) : event]));
}

const oddEvents: readonly Event[] = [
  { action: "delete", reason: null },
  { action: "delete", reason: "the author has asked for it, and so has a court of law, ".repeat(3) },
  { action: "error", reason: "internal_error" },
];

/** None in half of the cases, else one or two. */
function drawSome<Form>(random: Random, forms: readonly Form[]): readonly Form[] {
  if (random.chance(0.5)) return [];
  return [...new Set([random.pick(forms), random.pick(forms)])];
}
