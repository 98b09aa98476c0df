import type { SandboxClock } from "../clock.ts";
import type { Faults } from "../http/faults.ts";
import type { Recorder } from "../http/recorder.ts";
import type { Identity } from "../tls/private-authority.ts";
import type { Flow, InvalidLines } from "./job.ts";
import type { Oddities } from "./odd/oddities.ts";
import type { RateLimitOptions } from "./rate-limit.ts";
import type { Verdicts } from "./verdicts/create-judge.ts";
import type { Account } from "./world.ts";

/** How X is to behave. Everything has a default. */
export interface XSettings extends Partial<Oddities> {
  /** Default `api`, the current generation. */
  readonly flow?: Flow;
  /** Default: a new one at every start. */
  readonly bearerToken?: string;
  /** What URLs and tokens are signed with. Default: a new one at every start. */
  readonly key?: string;
  /** Default `active`. */
  readonly account?: Account;
  /** Default: derived from the ID, 5 % not compliant. */
  readonly verdicts?: Verdicts;
  /** How long a job is processed after its upload, on the sandbox's clock. Default 0. */
  readonly processingMs?: number;
  /** How many GETs or lists after the upload still show `in_progress`. Default 1. */
  readonly looksInProgress?: number;
  /** Default 128,000,000 for `api`, 1,000,000,000 for `gcs`. */
  readonly maxUploadBytes?: number;
  /** How much the storage keeps of each chunk of a resumable upload. Default: all of it. */
  readonly keepChunkBytes?: number;
  /** Default: `echo` in `api`, where it is documented, `drop` in `gcs`, where nothing is. */
  readonly invalidLines?: InvalidLines;
  /** Leaves the fields out of a create's answer that it did not have in 2024. Default false. */
  readonly shortCreateResponse?: boolean;
  /** For each of create, get and list. Default 150 requests in 15 minutes. */
  readonly rateLimit?: RateLimitOptions;
  /** How long a download URL lives after it was signed. Default: to the end of the download window. */
  readonly downloadUrlMs?: number;
}

/** What a world needs to be made. */
export interface WorldOptions extends XSettings {
  readonly clock: SandboxClock;
}

/** How X is reached. */
export interface XListenOptions {
  /** X and its storage speak TLS, with HTTP/2 for whoever offers it. Default: plain HTTP/1.1. */
  readonly tls?: Identity | undefined;
}

/** X's settings, and what it shares with the rest of the sandbox. */
export interface XOptions extends XSettings, XListenOptions {
  readonly faults: Faults;
  readonly recorder: Recorder;
  readonly clock: SandboxClock;
}
