import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { ActionError } from "../../errors/action-error.ts";
import type { GitHub } from "../client.ts";
import { hashBlobFile } from "./git-blob-sha.ts";

/** Writes the bytes of a blob to a new file, and checks by git's own name for them that they came whole. */
export async function fetchBlob(github: GitHub, sha: string, path: string): Promise<void> {
  try {
    await pipeline(await github.openBlob(sha), createWriteStream(path, { flags: "wx" }));
  } catch (error) {
    if (error instanceof ActionError) throw error;
    throw new ActionError("GITHUB_UNAVAILABLE", "A file broke off while it came from GitHub (getBlob).");
  }
  if ((await hashBlobFile(path)).sha !== sha) {
    throw new ActionError(
      "GITHUB_UNAVAILABLE",
      "A file came from GitHub with other bytes than it is stored with (getBlob).",
    );
  }
}
