import { SignedUrl } from "../http/signed-url.ts";
import type { JobStatus, JobType } from "../types.ts";
import { showWords } from "./show-words.ts";
import type { WireJob } from "./wire.ts";

/** X's job as it was at one moment. */
export interface Job {
  /** `^[0-9]{1,19}$`. */
  readonly id: string;
  /** Empty if it was created without a name, or X left it out. */
  readonly name: string;
  /** Undefined if X left it out of an answer about this job alone. */
  readonly type: JobType | undefined;
  readonly status: JobStatus;
  /** X's clock, epoch ms. */
  readonly createdAtMs: number;
  /** 15 minutes after creation if X does not say. */
  readonly uploadExpiresAtMs: number;
  /** 7 days after creation if X does not say. */
  readonly downloadExpiresAtMs: number;
  /** Whether its upload goes in a session (`startUpload`) instead of in one piece (`uploadIds`). */
  readonly resumable: boolean;
  readonly uploadUrl: SignedUrl | undefined;
  readonly downloadUrl: SignedUrl | undefined;
  /** X's clock when this was read, epoch ms: the windows above count from here. */
  readonly observedAtMs: number;
  /** X's own words about a failed job, as far as they are plain and no part of a secret. Undefined if it said nothing. */
  readonly error?: string | undefined;
}

const statuses: ReadonlySet<string> = new Set(["created", "in_progress", "complete", "failed", "expired"]);
const uploadWindowMs = 15 * 60_000;
const downloadWindowMs = 7 * 24 * 3_600_000;

/** What X answered about, and when. */
export interface Reading {
  /** The type that was asked for, in place of one that X leaves out. */
  readonly type: JobType | undefined;
  /** X's clock, epoch ms. */
  readonly observedAtMs: number;
  /** What X's own words must not show, besides what the addresses of the job are signed with. */
  readonly secrets: readonly string[];
}

/**
 * Reads a job off the wire. It is of no use without an id and a status, nor with a type that is neither of X's two:
 * then the name of that key is returned. Times that X left out are derived from the creation.
 */
export function readJob(wire: WireJob, reading: Reading): Job | "id" | "type" | "status" {
  const { observedAtMs } = reading;
  const { id, status, type = reading.type } = wire;
  if (id === undefined || !/^[0-9]{1,19}$/.test(id)) return "id";
  if (type !== undefined && type !== "tweets" && type !== "users") return "type";
  if (status === undefined) return "status";
  const createdAtMs = readTime(wire.created_at) ?? observedAtMs;
  const [uploadUrl, downloadUrl] = [readUrl(wire.upload_url), readUrl(wire.download_url)];
  // Of a list with hundreds of jobs hardly one has an error.
  const listSigned = (): readonly string[] => [uploadUrl, downloadUrl].flatMap((url) => url?.secrets() ?? []);
  return {
    id,
    name: wire.name ?? "",
    type,
    status: statuses.has(status) ? (status as JobStatus) : "unknown",
    createdAtMs,
    uploadExpiresAtMs: readTime(wire.upload_expires_at) ?? createdAtMs + uploadWindowMs,
    downloadExpiresAtMs: readTime(wire.download_expires_at) ?? createdAtMs + downloadWindowMs,
    resumable: wire.resumable ?? false,
    uploadUrl,
    downloadUrl,
    observedAtMs,
    error:
      wire.error === undefined ? undefined : showWords(wire.error, [...reading.secrets, ...listSigned()]),
  };
}

function readTime(value: string | undefined): number | undefined {
  const time = Date.parse(value ?? "");
  return Number.isNaN(time) ? undefined : time;
}

function readUrl(value: string | undefined): SignedUrl | undefined {
  // `new URL` would put the input into its error. What is not a URL is as good as none.
  const url = URL.parse(value ?? "");
  return url === null ? undefined : new SignedUrl(url);
}
