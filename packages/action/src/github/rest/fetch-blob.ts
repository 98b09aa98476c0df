import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import type { GitHub } from "../client.ts";
import { hashBlobFile } from "./git-blob-sha.ts";

/** Writes the bytes of a blob to a new file, and checks by git's own name for them that they came whole. */
export async function fetchBlob(github: GitHub, sha: string, path: string): Promise<void> {
  await github.readBlob(sha, async (bytes) => {
    await rm(path, { force: true });
    await pipeline(bytes, createWriteStream(path, { flags: "wx" }));
    return (await hashBlobFile(path)).sha === sha ? "whole" : "damaged";
  });
}
