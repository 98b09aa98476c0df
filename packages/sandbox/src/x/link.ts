import type { Job } from "./job.ts";

/** What a signed URL is good for. */
export type Purpose = "upload" | "download";

/** What a signed URL is made for, and when. */
export interface LinkRequest {
  readonly job: Job;
  readonly purpose: Purpose;
  /** Where the API itself is, from the request that is answered. */
  readonly apiOrigin: string;
  readonly nowMs: number;
}

/** Makes the signed URL of a job, as its generation makes them. */
export type SignLink = (request: LinkRequest) => string;
