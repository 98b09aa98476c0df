/** An entry of a list that no client of ours made, in a form that no document shows. None of them holds a slot. */
export type OddJob =
  | "unknown status"
  | "past its window"
  | "null name"
  | "null resumable"
  | "null everywhere"
  | "number as id"
  | "no id"
  | "no status"
  | "no type"
  | "new type"
  | "no object";

interface OddJobPlace {
  /** Where it stands among the odd jobs: its ID follows from it. */
  readonly index: number;
  readonly nowMs: number;
}

type Fields = Readonly<Record<string, unknown>>;

const dayMs = 24 * 3_600_000;

const changes: Readonly<Record<OddJob, (job: Fields, nowMs: number) => unknown>> = {
  "unknown status": (job) => ({ ...job, status: "cancelled" }),
  "past its window": (job, nowMs) => ({
    ...job,
    status: "created",
    created_at: formatTime(nowMs - 2 * dayMs),
  }),
  "null name": (job) => ({ ...job, name: null }),
  "null resumable": (job) => ({ ...job, resumable: null }),
  "null everywhere": (job) => Object.fromEntries(Object.keys(job).map((key) => [key, null])),
  "number as id": (job) => ({ ...job, id: Number(job.id) }),
  "no id": ({ id: _, ...job }) => job,
  "no status": ({ status: _, ...job }) => job,
  "no type": ({ type: _, ...job }) => job,
  "new type": (job) => ({ ...job, type: "likes" }),
  "no object": () => null,
};

/** All kinds. */
export const oddJobs: readonly OddJob[] = Object.keys(changes) as OddJob[];

/** The entry as a list shows it. */
export function renderOddJob(kind: OddJob, { index, nowMs }: OddJobPlace): unknown {
  const createdAtMs = nowMs - dayMs;
  const job = {
    created_at: formatTime(createdAtMs),
    download_expires_at: formatTime(createdAtMs + 7 * dayMs),
    id: String(1_400_000_000_000_000_000n + BigInt(index)),
    name: "of-another-program",
    resumable: false,
    status: "complete",
    type: "tweets",
  };
  return changes[kind](job, nowMs);
}

function formatTime(timeMs: number): string {
  return new Date(timeMs).toISOString();
}
