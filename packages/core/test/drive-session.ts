import { createHash } from "node:crypto";
import type { XSettings } from "@x-batch-compliance/sandbox";
import type { Job } from "../src/api/job.ts";
import { type UploadOptions, uploadPart } from "../src/job/upload-part.ts";
import type { Body } from "../src/types.ts";
import { type DrivenCore, driveCore } from "./drive-core.ts";

/** The smallest chunk that the storage takes. */
export const unitBytes = 262_144;

/** Core, and X's older API with a resumable job that waits for its upload. */
export interface DrivenSession extends DrivenCore {
  readonly job: Job;
  /** Uploads in chunks of the smallest size. */
  send(body: Body, options?: UploadOptions): Promise<void>;
  /** sha-256 of what arrived whole, hex; undefined if nothing did. */
  arrived(): string | undefined;
  /** The ranges that were sent, in order. */
  ranges(): readonly (string | undefined)[];
}

/** Starts both, and creates the job. */
export async function driveSession(settings: XSettings = {}): Promise<DrivenSession> {
  const driven = await driveCore({ flow: "gcs", ...settings });
  const { client, sandbox } = driven;
  const job = await client.createJob({ type: "tweets", name: "lists", resumable: true });
  return {
    ...driven,
    job,
    send: (body, options) => uploadPart(client, job, body, { chunkBytes: unitBytes, ...options }),
    arrived() {
      const upload = sandbox.x.upload(job.id);
      return upload && createHash("sha256").update(upload).digest("hex");
    },
    ranges: () =>
      sandbox.recorder.requests("storage.uploadChunk").map(({ headers }) => headers["content-range"]),
  };
}
