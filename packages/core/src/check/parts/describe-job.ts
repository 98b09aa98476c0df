import type { Job } from "../../api/job.ts";
import type { JobType } from "../../types.ts";
import type { JobReport } from "../terms/report.ts";
import type { KnownPart, KnownResult } from "./known-part.ts";

interface JobContext {
  readonly type: JobType;
  /** Monotonic, ms: when the ages are told. */
  readonly nowMs: number;
}

/** What the report says of the job behind a part's result. */
export function reportResult(
  { upload }: KnownPart,
  { job, adopted, collected, uploadDigest, isFresh, createdAtMs, tailIds = 0 }: Omit<KnownResult, "isHeld">,
  { type, nowMs }: JobContext,
): JobReport {
  const { sent, returned } = collected.sentinels;
  return {
    ...describeJob(job, { type, adopted, ageMs: nowMs - createdAtMs }),
    ...{ state: "complete", standsIn: !isFresh, ids: upload.ids - tailIds, uploadDigest },
    proof: collected.proof,
    proofBy: collected.proofBy,
    ...(returned > 0 && { markerLines: { sent, returned } }),
    records: collected.records,
    ...(collected.oddLines.length > 0 ? { oddLines: collected.oddLines } : {}),
    resultDigest: collected.digest,
  };
}

/** What it says of one whose records count and whose silence does not, as its upload held other IDs. */
export function reportRecords(
  part: KnownPart,
  known: Omit<KnownResult, "isHeld">,
  context: JobContext,
): JobReport {
  const report = reportResult(part, known, context);
  return { ...report, standsIn: true, proof: "unverified", proofBy: "nothing", uploadDigest: "" };
}

/** What it says of one that was not ready when the time was up. */
export function reportPending(
  { upload: { ids, digest } }: KnownPart,
  { job, adopted, createdAtMs }: Pick<KnownResult, "job" | "adopted" | "createdAtMs">,
  { type, nowMs }: JobContext,
): JobReport {
  return {
    ...describeJob(job, { type, adopted, ageMs: nowMs - createdAtMs }),
    ...{ state: "pending", standsIn: false, proof: "unverified", proofBy: "nothing" },
    ...{ ids, records: 0, uploadDigest: digest, resultDigest: "" },
  };
}

function describeJob(
  { id, name, createdAtMs }: Job,
  { type, adopted, ageMs }: Pick<JobReport, "type" | "adopted" | "ageMs">,
): Pick<JobReport, "type" | "id" | "name" | "adopted" | "createdAt" | "ageMs"> {
  const createdAt = new Date(createdAtMs).toISOString();
  return { type, id, name, adopted, createdAt, ageMs: Math.max(0, Math.round(ageMs)) };
}
