import type { JobType } from "@x-batch-compliance/core";
import type { AskedJob } from "./asked-job.ts";

/** One walk over a list: from its first job until each ID that the list had then, and still has, was asked about. */
export interface Pass {
  readonly type: JobType;
  readonly jobs: readonly AskedJob[];
  /** Jobs that asked about nothing that the pass had not asked about: paid twice. */
  readonly doubles: number;
  /** Jobs that nobody could have saved. */
  readonly lost: number;
  /** Jobs that brought the pass on and whose result a run has collected. */
  readonly known: number;
  readonly startMs: number;
  /** When the next one began, and in which run; undefined of the last one, which goes on. */
  readonly nextMs: number | undefined;
  readonly nextRun: number | undefined;
  /** Runs of the schedule that made its jobs. */
  readonly slots: number;
  /** IDs that the list had at its begin and at its end, and that no job of it asked about. Over when 0. */
  readonly missing: number;
}

export interface PassOptions {
  readonly type: JobType;
  /** Of this type, in the order in which X made them. */
  readonly jobs: readonly AskedJob[];
  /** The IDs of the list as a run read it. */
  readonly idsOfRun: (run: number) => ReadonlySet<string>;
  /** The run of the schedule to which a run belongs. */
  readonly slotOfRun: (run: number) => number;
}

interface OpenPass {
  readonly first: AskedJob;
  readonly jobs: AskedJob[];
  readonly asked: Set<string>;
  doubles: number;
}

/** Cuts the jobs of a list into passes. It looks at what X was asked about, and never at core's parts. */
export function findPasses({ type, jobs, idsOfRun, slotOfRun }: PassOptions): readonly Pass[] {
  const passes: Pass[] = [];
  let open: OpenPass | undefined;
  const close = ({ first, jobs: own, asked, doubles }: OpenPass, next: AskedJob | undefined): void => {
    const lost = own.filter(({ isLost }) => isLost).length;
    const collected = own.filter(({ collectedBy }) => collectedBy !== undefined).length;
    passes.push({
      type,
      jobs: own,
      doubles,
      lost,
      known: collected - doubles,
      startMs: first.createdAtMs,
      nextMs: next?.createdAtMs,
      nextRun: next?.run,
      slots: new Set(own.map(({ run }) => slotOfRun(run))).size,
      missing: countMissing(idsOfRun(first.run), (next ?? (own.at(-1) as AskedJob)).run, asked),
    });
  };
  const countMissing = (start: ReadonlySet<string>, lastRun: number, asked: ReadonlySet<string>): number => {
    const now = idsOfRun(lastRun);
    let missing = 0;
    for (const id of start) if (now.has(id) && !asked.has(id)) missing++;
    return missing;
  };
  for (const job of jobs) {
    if (open !== undefined && countMissing(idsOfRun(open.first.run), job.run, open.asked) === 0) {
      close(open, job);
      open = undefined;
    }
    open ??= { first: job, jobs: [], asked: new Set(), doubles: 0 };
    open.jobs.push(job);
    const { asked } = open;
    const ids = job.ids ?? new Set<string>();
    const isNew = [...ids].some((id) => !asked.has(id));
    if (job.ids !== undefined && !isNew) open.doubles++;
    for (const id of ids) asked.add(id);
  }
  if (open !== undefined) close(open, undefined);
  return passes;
}
