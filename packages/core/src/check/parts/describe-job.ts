import type { PartOutcome } from "../../job/run-part.ts";
import type { JobType } from "../../types.ts";
import type { UploadFile } from "../../upload/upload-file.ts";
import type { JobReport } from "../terms/report.ts";

type DescribedOutcome =
  | PartOutcome
  /** Another job held the slot until the time was up. */
  | { readonly state: "pending"; readonly job: undefined; readonly adopted: boolean };

/** What the report says of a part's job. Nothing of one that there is not. */
export function describeJob(
  outcome: DescribedOutcome,
  { type, upload, ageMs }: { readonly type: JobType; readonly upload: UploadFile; readonly ageMs: number },
): JobReport | undefined {
  const { job, adopted, state } = outcome;
  if (job === undefined) return undefined;
  const result = state === "complete" ? outcome.result : undefined;
  return {
    type,
    id: job.id,
    name: job.name,
    adopted,
    createdAt: new Date(job.createdAtMs).toISOString(),
    ageMs,
    state,
    standsIn: false,
    proof: result?.proof ?? "unverified",
    proofBy: result?.proofBy ?? "nothing",
    ids: upload.ids,
    records: result?.records ?? 0,
    uploadDigest: upload.digest,
    resultDigest: result?.digest ?? "",
  };
}
