import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import type { GitHub } from "../client.ts";
import { hashBlobFile } from "./git-blob-sha.ts";

/** Which blob is to be written to which new file. */
export interface WantedBlob {
  readonly sha: string;
  readonly path: string;
}

/** Writes the bytes of a blob to a new file, and checks by git's own name for them that they came whole. */
export function fetchBlob(github: GitHub, sha: string, path: string): Promise<void> {
  return fetchBlobs(github, [{ sha, path }]);
}

/** The same for many, of which git fetches together those that are not at hand. */
export async function fetchBlobs(github: GitHub, wanted: readonly WantedBlob[]): Promise<void> {
  const missing = await copyHere(github, wanted);
  if (missing.length === 0) return;
  await github.objects?.fetchBlobs(missing.map(({ sha }) => sha));
  for (const blob of await copyHere(github, missing)) await askForBlob(github, blob);
}

/** Returns those that are not at hand. */
async function copyHere(
  { objects }: Pick<GitHub, "objects">,
  wanted: readonly WantedBlob[],
): Promise<readonly WantedBlob[]> {
  if (objects === undefined) return wanted;
  const missing: WantedBlob[] = [];
  for (const { sha, path } of wanted) {
    const isWhole = (await objects.copyBlob(sha, path)) && (await hashBlobFile(path)).sha === sha;
    if (!isWhole) missing.push({ sha, path });
  }
  return missing;
}

async function askForBlob(github: GitHub, { sha, path }: WantedBlob): Promise<void> {
  await github.readBlob(sha, async (bytes) => {
    await rm(path, { force: true });
    await pipeline(bytes, createWriteStream(path, { flags: "wx" }));
    return (await hashBlobFile(path)).sha === sha ? "whole" : "damaged";
  });
}
