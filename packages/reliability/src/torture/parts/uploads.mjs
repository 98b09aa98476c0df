import { runStoppedUploads } from "../run-stopped-uploads.ts";

/** Large uploads that are no longer read somewhere on their way. Most of the time is spent waiting. */
export const uploads = { name: "uploads", run: runStoppedUploads };
