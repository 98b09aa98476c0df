import type { Job } from "@x-batch-compliance/core";
import { formatTime, showUnprintable } from "@x-batch-compliance/core/text";

/**
 * A job as X's API writes it, by X's names, so that scripts made for twarc's `--json-output` find what they look for. The signed
 * addresses are left out: whoever has one may upload or download.
 */
export function toWireJob(job: Job): Readonly<Record<string, unknown>> {
  const { id, name, type, status, resumable } = job;
  return {
    id,
    ...(name !== "" && { name }),
    ...(type !== undefined && { type }),
    status,
    resumable,
    created_at: new Date(job.createdAtMs).toISOString(),
    upload_expires_at: new Date(job.uploadExpiresAtMs).toISOString(),
    download_expires_at: new Date(job.downloadExpiresAtMs).toISOString(),
    ...(job.error !== undefined && { error: job.error }),
  };
}

/** All that X says of a job, a line each. */
export function describeJob(job: Job, verbose: boolean): readonly string[] {
  const { id, name, type, status, error } = job;
  const rows: readonly (readonly [string, string | undefined])[] = [
    ["id", id],
    ["type", type],
    ["status", status],
    ["name", name === "" ? undefined : name],
    ["created", formatTime(job.createdAtMs)],
    ["upload until", verbose || status === "created" ? formatTime(job.uploadExpiresAtMs) : undefined],
    ["download until", verbose || status === "complete" ? formatTime(job.downloadExpiresAtMs) : undefined],
    ["resumable", verbose ? (job.resumable ? "yes" : "no") : undefined],
    ["addresses", verbose ? describeAddresses(job) : undefined],
    ["error", error],
  ];
  return rows.flatMap(([key, value]) =>
    value === undefined ? [] : [`${key.padEnd(15)} ${showUnprintable(value)}`],
  );
}

function describeAddresses({ uploadUrl, downloadUrl }: Job): string {
  const known = [...(uploadUrl ? ["upload"] : []), ...(downloadUrl ? ["download"] : [])];
  return known.length === 0 ? "none" : `${known.join(" and ")}, signed, not shown`;
}
