import type { Job } from "../src/api/job.ts";
import { insertSentinels } from "../src/job/insert-sentinels.ts";
import type { Part } from "../src/job/part.ts";
import { buildSentinels } from "../src/job/sentinels.ts";
import { waitForJob } from "../src/job/wait-for-job.ts";
import type { DrivenCore } from "./drive-core.ts";

/** A job of this part that X has just completed, with its result ready; the upload had its sentinels. */
export async function completeJob({ client }: DrivenCore, part: Part, name = "lists"): Promise<Job> {
  const job = await client.createJob({ type: part.type, name });
  await client.uploadIds(job, insertSentinels(part.body, buildSentinels(client, part)));
  return waitForJob(client, job.id);
}

/** Where each flow has the operations on bytes. */
export const flows = [
  { flow: "api", upload: "x.uploadIds", download: "x.downloadResults", proofBy: "sentinels" },
  { flow: "gcs", upload: "storage.uploadIds", download: "storage.downloadResults", proofBy: "checksum" },
] as const;
