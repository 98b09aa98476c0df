import { createHash } from "node:crypto";
import { rename, rm } from "node:fs/promises";
import type { Download } from "../api/byte-calls.ts";
import { type KeepOptions, type KeptResult, keepResult } from "./keep-result.ts";

/** What another download of the same result came to. */
export interface SecondDownload {
  readonly digest: string;
  /** It was proven, and stands in for the first one. */
  readonly kept?: KeptResult;
}

/** Keeps another download beside the first one, and in its place if it is better. */
export async function keepAgain(
  open: () => Promise<Download>,
  options: KeepOptions,
  isBetter: (kept: KeptResult) => boolean,
): Promise<KeptResult> {
  const path = `${options.path}.again`;
  try {
    const kept = await keepResult(open, { ...options, path });
    if (isBetter(kept)) await rename(path, options.path);
    return kept;
  } finally {
    await rm(path, { force: true });
  }
}

/** Of a result that gave back some of the sentinels the others may have been lost on the way. */
export async function keepSecond(
  open: () => Promise<Download>,
  options: KeepOptions,
): Promise<SecondDownload> {
  const kept = await keepAgain(open, options, ({ provenBy }) => provenBy !== undefined);
  return kept.provenBy === undefined ? { digest: kept.digest } : { digest: kept.digest, kept };
}

/** Reads a result for its digest alone, no further than the first one went and a chunk. */
export async function readDigest(open: () => Promise<Download>, firstBytes: number): Promise<SecondDownload> {
  const hash = createHash("sha256");
  const { body } = await open();
  let sizeBytes = 0;
  for await (const chunk of body) {
    hash.update(chunk);
    sizeBytes += chunk.length;
    // Another result already, and it might have no end.
    if (sizeBytes > firstBytes) break;
  }
  return { digest: hash.digest("hex") };
}
