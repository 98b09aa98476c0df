import { SignedUrl } from "../http/signed-url.ts";
import type { JobStatus, JobType } from "../types.ts";
import type { WireJob } from "./wire.ts";

/** X's job as it was at one moment. */
export interface Job {
  /** `^[0-9]{1,19}$`. */
  readonly id: string;
  /** Empty if it was created without a name. */
  readonly name: string;
  readonly type: JobType;
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
}

const statuses: ReadonlySet<string> = new Set(["created", "in_progress", "complete", "failed", "expired"]);
const uploadWindowMs = 15 * 60_000;
const downloadWindowMs = 7 * 24 * 3_600_000;

export function readJob(wire: WireJob, observedAtMs: number): Job | undefined {
  const { id, type, status } = wire;
  if (id === undefined || !/^[0-9]{1,19}$/.test(id)) return undefined;
  if ((type !== "tweets" && type !== "users") || status === undefined) return undefined;
  const createdAtMs = readTime(wire.created_at) ?? observedAtMs;
  return {
    id,
    name: wire.name ?? "",
    type,
    status: statuses.has(status) ? (status as JobStatus) : "unknown",
    createdAtMs,
    uploadExpiresAtMs: readTime(wire.upload_expires_at) ?? createdAtMs + uploadWindowMs,
    downloadExpiresAtMs: readTime(wire.download_expires_at) ?? createdAtMs + downloadWindowMs,
    resumable: wire.resumable ?? false,
    uploadUrl: readUrl(wire.upload_url),
    downloadUrl: readUrl(wire.download_url),
    observedAtMs,
  };
}

function readTime(value: string | undefined): number | undefined {
  const time = Date.parse(value ?? "");
  return Number.isNaN(time) ? undefined : time;
}

function readUrl(value: string | undefined): SignedUrl | undefined {
  // `new URL` would put the input into its error. What is no URL is as good as none.
  const url = URL.parse(value ?? "");
  return url === null ? undefined : new SignedUrl(url);
}
