import type { Exchange } from "../http/server.ts";
import type { Job } from "./job.ts";
import type { SignLink } from "./link.ts";
import { type JobField, renderJob, type WireJob } from "./render-job.ts";
import type { World } from "./world.ts";

/** What an operation needs to show a job: its world, and the links of its generation. */
export interface ApiContext {
  readonly world: World;
  readonly signLink: SignLink;
}

/** A job, and the request that asks for it. */
export interface Showing {
  readonly job: Job;
  readonly exchange: Exchange;
  readonly fields: readonly JobField[];
}

/** Shows a job with URLs that are signed now. */
export function showJob({ world, signLink }: ApiContext, { job, exchange, fields }: Showing): WireJob {
  const request = { job, apiOrigin: exchange.url.origin, nowMs: world.clock.now() };
  return renderJob({
    job,
    fields,
    absentFields: world.oddities.absentFields,
    uploadUrl: signLink({ ...request, purpose: "upload" }),
    downloadUrl: signLink({ ...request, purpose: "download" }),
  });
}
