import type { Job } from "./job.ts";
import { type RenderOptions, renderResult } from "./results/render-result.ts";

/** The bytes of all jobs: what was uploaded, and the results. */
export interface Content {
  upload(jobId: string): Buffer | undefined;
  /** Keeps an upload, with the rules by which it will be judged. */
  putUpload(jobId: string, stored: StoredUpload): void;
  /** The result of a job that is complete; the same bytes every time. */
  result(job: Job): Buffer;
}

/** An upload and what is to become of it. */
export interface StoredUpload {
  readonly upload: Buffer;
  readonly rules: ContentRules;
}

/** How an upload becomes a result. */
export interface ContentRules
  extends Pick<RenderOptions, "judge" | "flow" | "invalidLines" | "echoForm" | "oddLines"> {
  /** Has the last word on the bytes. */
  readonly transform: (result: Buffer, job: Job) => Buffer;
}

/** Starts without any bytes. */
export function createContent(): Content {
  const uploads = new Map<string, StoredUpload>();
  const results = new Map<string, Buffer>();
  return {
    upload: (jobId) => uploads.get(jobId)?.upload,
    putUpload: (jobId, stored) => {
      uploads.set(jobId, stored);
      results.delete(jobId);
    },
    result: (job) => {
      const ready = results.get(job.id);
      if (ready) return ready;
      const stored = uploads.get(job.id);
      if (!stored) return Buffer.alloc(0);
      const { upload, rules } = stored;
      const result = rules.transform(renderResult({ ...rules, upload, type: job.type, seed: job.id }), job);
      results.set(job.id, result);
      return result;
    },
  };
}
