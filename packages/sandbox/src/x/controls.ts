import { acceptUpload } from "./accept-upload.ts";
import type { Job, JobStatus, JobType, Outcome } from "./job.ts";
import { isActive } from "./lifecycle.ts";
import type { OddJob } from "./odd/odd-job.ts";
import type { Verdicts } from "./verdicts/create-judge.ts";
import type { Account, World } from "./world.ts";

/** A job that another client of the same App has made. */
export interface ForeignJob {
  readonly type: JobType;
  readonly status: JobStatus;
  readonly name?: string;
  /** Its IDs, if it has a result. */
  readonly upload?: Buffer;
  /** How long a job `in_progress` goes on. Default: until its download window is over, when it expires. */
  readonly endsAfterMs?: number;
  /** How long ago it was created. Default 0. */
  readonly ageMs?: number;
}

/** What a test does to X, past its API. */
export interface XControls {
  /** All jobs as they stand now, newest first. */
  jobs(): readonly Job[];
  /** The bytes that arrived for a job. */
  upload(jobId: string): Buffer | undefined;
  /** The result of a job, whether or not it is complete. */
  result(jobId: string): Buffer;
  addForeignJob(foreign: ForeignJob): Job;
  /** Puts a job into another status, whatever the rules say. */
  setStatus(jobId: string, status: JobStatus): void;
  /** How the job with the next upload ends, then the one after it; later ones are complete again. */
  endNext(...outcomes: readonly Outcome[]): void;
  /** The same as `endNext("failed")`. */
  failNext(): void;
  /** The storage forgets the resumable uploads that are under way: their sessions are gone (410). */
  endSessions(): void;
  /** Lists show such entries beside the jobs that there are, from now on. */
  addOddJobs(...kinds: readonly OddJob[]): void;
  setAccount(account: Account): void;
  /** For uploads from now on. */
  setVerdicts(verdicts: Verdicts): void;
  /** Has the last word on the result of uploads from now on: checksums fit what it returns. */
  setTransformResult(transform: (result: Buffer, job: Job) => Buffer): void;
}

/** Gives the controls of a world. */
export function createControls(world: World): XControls {
  const { store, content, settings } = world;
  return {
    jobs: () => store.list(),
    upload: (jobId) => content.upload(jobId),
    result: (jobId) => content.result(findKnown(world, jobId)),
    addForeignJob: (foreign) => addForeignJob(world, foreign),
    setStatus: (jobId, status) => store.put({ ...findKnown(world, jobId), status }),
    endNext: (...outcomes) => void settings.outcomes.push(...outcomes),
    failNext: () => void settings.outcomes.push("failed"),
    addOddJobs: (...kinds) => void settings.oddJobs.push(...kinds),
    endSessions: () => world.sessions.end(),
    setAccount: (account) => {
      settings.account = account;
    },
    setVerdicts: (verdicts) => {
      settings.verdicts = verdicts;
    },
    setTransformResult: (transform) => {
      settings.transformResult = transform;
    },
  };
}

function findKnown({ store }: World, jobId: string): Job {
  const job = store.find(jobId);
  if (!job) throw new Error(`The sandbox has no job ${jobId}. Take an ID from jobs().`);
  return job;
}

function addForeignJob(
  world: World,
  { type, status, name, upload, endsAfterMs, ageMs = 0 }: ForeignJob,
): Job {
  const { clock, store } = world;
  const nowMs = clock.now();
  const job: Job = {
    id: store.createId(),
    type,
    name,
    resumable: false,
    status,
    createdAtMs: Math.floor((nowMs - ageMs) / 1000) * 1000,
    uploadedAtMs: status === "created" ? undefined : nowMs,
    processingMs: endsAfterMs ?? Number.POSITIVE_INFINITY,
    looksLeft: 0,
    outcome: isActive({ status }) ? "complete" : (status as Outcome),
  };
  if (upload) acceptUpload(world, { job, upload });
  store.put(job);
  return job;
}
