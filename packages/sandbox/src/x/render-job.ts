import { downloadWindowMs, type Job, uploadWindowMs } from "./job.ts";
import type { AbsentFields } from "./odd/oddities.ts";

/** One field of a job on the wire. */
export type JobField =
  | "created_at"
  | "download_expires_at"
  | "download_url"
  | "id"
  | "name"
  | "resumable"
  | "status"
  | "type"
  | "upload_expires_at"
  | "upload_url";

/** All of them, in the specification's order. */
export const jobFields: readonly JobField[] = [
  "created_at",
  "download_expires_at",
  "download_url",
  "id",
  "name",
  "resumable",
  "status",
  "type",
  "upload_expires_at",
  "upload_url",
];

/** A job on the wire, where a field without a value is left out, or null. */
export type WireJob = Readonly<Partial<Record<JobField, string | boolean | null | undefined>>>;

/** A job, its current URLs, and the fields that were asked for. */
export interface JobView {
  readonly job: Job;
  readonly uploadUrl: string;
  readonly downloadUrl: string;
  readonly fields: readonly JobField[];
  readonly absentFields: AbsentFields;
}

/** Shows a job, of its fields those that were asked for. */
export function renderJob({ job, uploadUrl, downloadUrl, fields, absentFields }: JobView): WireJob {
  const all: Required<WireJob> = {
    created_at: formatTime(job.createdAtMs),
    download_expires_at: formatTime(job.createdAtMs + downloadWindowMs),
    download_url: downloadUrl,
    id: job.id,
    name: job.name,
    resumable: job.resumable,
    status: job.status,
    type: job.type,
    upload_expires_at: formatTime(job.createdAtMs + uploadWindowMs),
    upload_url: uploadUrl,
  };
  if (absentFields === "null") return writeNulls(all, { job, fields });
  return fields.length === jobFields.length
    ? all
    : Object.fromEntries(fields.map((field) => [field, all[field]]));
}

/** As `redacted_at` is written: what is of no use at the moment, or was not asked for, is there and null. */
function writeNulls(all: Required<WireJob>, { job, fields }: Pick<JobView, "job" | "fields">): WireJob {
  const isUseless = (field: JobField): boolean =>
    !fields.includes(field) ||
    (field === "upload_url" && job.status !== "created") ||
    (field === "download_url" && job.status !== "complete");
  return Object.fromEntries(
    jobFields.map((field) => [field, isUseless(field) ? null : (all[field] ?? null)]),
  );
}

function formatTime(timeMs: number): string {
  return new Date(timeMs).toISOString();
}
