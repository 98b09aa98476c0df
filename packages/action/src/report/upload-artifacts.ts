import { stat } from "node:fs/promises";
import { join } from "node:path";
import { formatDuration } from "@x-batch-compliance/core/text";
import { watchSilence } from "../runner/watch-silence.ts";
import {
  type ArtifactOptions,
  artifactFiles,
  type UploadedArtifact,
  uploadArtifact,
  uploadReportPage,
} from "./artifact.ts";

export interface UploadsOptions extends ArtifactOptions {
  /** Called where an upload goes on that takes no signal: the process must not wait for it. */
  readonly leaveBehind: () => void;
}

/** What is there to be linked to. */
export interface Uploads {
  readonly artifact?: UploadedArtifact | undefined;
  /** The report as a page of its own. */
  readonly openReport?: UploadedArtifact | undefined;
}

const leastMs = 120_000;
/** A megabyte each second: far less than runners have. */
const bytesPerMs = 1000;

/**
 * Uploads the artifact, and the page of the report where it is wanted. Both together have two minutes, and a second for each
 * megabyte: the client repeats for a quarter of an hour what is never answered, and says nothing in the meantime.
 */
export async function uploadArtifacts(options: UploadsOptions): Promise<Uploads> {
  const { artifact: wanted, context, folder, clock, signal, log, leaveBehind } = options;
  if (!context.isWorkflow) return {};
  const longestMs = leastMs + (await sumBytes(folder, artifactFiles[wanted.contents])) / bytesPerMs;
  const buildError = (): Error => new Error("The artifact's upload did not end.");
  using watch = watchSilence(signal, { clock, longestMs, buildError });
  const watched = { ...options, signal: watch.signal };
  const artifact = await uploadArtifact(watched);
  const openReport = wanted.hasPage ? await uploadReportPage(watched) : undefined;
  if (watch.signal.aborted) leaveBehind();
  if (watch.signal.aborted && !signal.aborted) {
    log.warning(
      `The artifact was not uploaded: GitHub's artifact service did not take it within ${formatDuration(longestMs)}. The result of the check is not affected.`,
    );
  }
  return { artifact, openReport };
}

async function sumBytes(folder: string, files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(files.map((file) => readBytes(join(folder, file))));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** What is missing is for the upload itself to say. */
async function readBytes(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch {
    return 0;
  }
}
