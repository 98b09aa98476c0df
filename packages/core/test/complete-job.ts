import type { Job } from "../src/api/job.ts";
import type { Part } from "../src/job/part.ts";
import { waitForJob } from "../src/job/wait-for-job.ts";
import type { DrivenCore } from "./drive-core.ts";

/** A job of this part that X has just completed, with its result ready. */
export async function completeJob({ client }: DrivenCore, part: Part, name = "lists"): Promise<Job> {
  const job = await client.createJob({ type: part.type, name });
  await client.uploadIds(job, part.body);
  return waitForJob(client, job.id);
}

/** Where each flow has the operations on bytes. */
export const flows = [
  { flow: "api", upload: "x.uploadIds", download: "x.downloadResults" },
  { flow: "gcs", upload: "storage.uploadIds", download: "storage.downloadResults" },
] as const;
