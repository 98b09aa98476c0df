import type { SandboxClock } from "../clock.ts";
import type { Content } from "./content.ts";
import type { Flow, InvalidLines, Job, Outcome } from "./job.ts";
import type { JobStore } from "./job-store.ts";
import type { OddJob } from "./odd/odd-job.ts";
import type { Oddities } from "./odd/oddities.ts";
import type { RateLimit } from "./rate-limit.ts";
import type { SessionStore } from "./storage/session-store.ts";
import type { Verdicts } from "./verdicts/create-judge.ts";

/** What the App's account may do. */
export type Account = "active" | "no-credits" | "not-enrolled";

/** What a test may turn while the sandbox runs. */
export interface Settings {
  account: Account;
  verdicts: Verdicts;
  /** How the next uploads end, in order; after them, `complete`. */
  readonly outcomes: Outcome[];
  /** Entries of lists beside the jobs that there are. */
  readonly oddJobs: OddJob[];
  transformResult: (result: Buffer, job: Job) => Buffer;
}

/** Everything that X's routes share. */
export interface World {
  readonly flow: Flow;
  readonly clock: SandboxClock;
  readonly bearerToken: string;
  /** Signs URLs and tokens. */
  readonly key: string;
  readonly store: JobStore;
  readonly content: Content;
  readonly sessions: SessionStore;
  readonly admit: RateLimit;
  readonly settings: Settings;
  readonly processingMs: number;
  readonly looksInProgress: number;
  readonly maxUploadBytes: number;
  readonly keepChunkBytes: number;
  readonly invalidLines: InvalidLines;
  readonly shortCreateResponse: boolean;
  readonly oddities: Omit<Oddities, "oddJobs">;
}
