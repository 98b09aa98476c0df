import type { JobType } from "@x-batch-compliance/core";
import type { World } from "../simulation/world.ts";
import type { AskedJob } from "./asked-job.ts";
import type { PlayedRun } from "./played-row.ts";

/** What X was asked by us, and what it had to say: all that can be known, whoever knows it. */
export interface Answers {
  /** In the order in which X made them. */
  readonly jobs: readonly AskedJob[];
  /** When X made the newest job that has nothing to say of an ID. */
  readonly silentAtMs: ReadonlyMap<string, number>;
  /** When X made the newest job that says that an ID is gone. */
  readonly goneAtMs: ReadonlyMap<string, number>;
  /** Takes in what X has done since the last time. */
  update(): void;
  /** The jobs of ours whose results can be had now, and for some time. */
  listComplete(): readonly AskedJob[];
}

const downloadWindowMs = 7 * 24 * 3_600_000;
/** A run of five hours and a bit is not to see a result disappear. */
const spareMs = 6 * 3_600_000;

export function createAnswers({ x, facts, timeline }: World): Answers {
  const jobs: AskedJob[] = [];
  const byId = new Map<string, AskedJob>();
  const silentAtMs = new Map<string, number>();
  const goneAtMs = new Map<string, number>();

  function takeUpload(job: AskedJob): void {
    const upload = facts.uploads.get(job.id);
    if (upload === undefined || job.ids !== undefined) return;
    const ids = new Set(
      upload.bytes
        .toString("latin1")
        .split("\n")
        .filter((line) => /^[0-9]+$/.test(line)),
    );
    job.ids = ids;
    job.gone = new Set([...ids].filter((id) => upload.truth.has(id)));
    for (const id of ids) (job.gone.has(id) ? goneAtMs : silentAtMs).set(id, job.createdAtMs);
  }

  return {
    jobs,
    silentAtMs,
    goneAtMs,
    update() {
      for (const { id, run } of facts.creates.slice(jobs.length)) {
        const { type, createdAtMs } = x.jobs().find((known) => known.id === id) as {
          readonly type: JobType;
          readonly createdAtMs: number;
        };
        const job: AskedJob = {
          id,
          type,
          run,
          createdAtMs,
          ids: undefined,
          gone: new Set(),
          collectedBy: undefined,
          isLost: false,
        };
        jobs.push(job);
        byId.set(id, job);
      }
      for (const job of jobs) takeUpload(job);
    },
    listComplete() {
      const complete = x
        .jobs()
        .filter(
          ({ status, createdAtMs }) =>
            status === "complete" && createdAtMs + downloadWindowMs > timeline.now() + spareMs,
        );
      return complete.flatMap(({ id }) => byId.get(id) ?? []).reverse();
    },
  };
}

const uploadWindowMs = 15 * 60_000;
/** A run needs some time until it comes to a job of another one. */
const findMs = 3 * 60_000;

/** Marks the jobs of killed runs that had no upload, and that no run after them could still bring one. */
export function markLost(runs: readonly PlayedRun[], jobs: readonly AskedJob[]): void {
  for (const job of jobs) {
    const killed = runs.find(({ run, end }) => run === job.run && end === "killed");
    if (job.ids !== undefined || killed === undefined) continue;
    const next = runs.find(({ run, end }) => run > job.run && end !== "killed");
    job.isLost = next === undefined || next.startMs > job.createdAtMs + uploadWindowMs - findMs;
  }
}
