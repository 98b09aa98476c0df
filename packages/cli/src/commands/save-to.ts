import { createReadStream } from "node:fs";
import { copyFile, rename, rm } from "node:fs/promises";
import type { JobType } from "@x-batch-compliance/core";
import type { World } from "../terms/world.ts";

/** The file that twarc gives a result. */
export function nameResult({
  id,
  type = "tweets",
}: {
  readonly id: string;
  readonly type?: JobType | undefined;
}): string {
  return `${type}_compliance_${id}.json`;
}

/** Moves a finished file to where it was asked for, as a whole or not at all; `-` is standard output. */
export async function saveTo(from: string, to: string, { out, signal }: World): Promise<void> {
  if (to === "-") {
    for await (const chunk of createReadStream(from)) {
      signal.throwIfAborted();
      await out.write(chunk as Buffer);
    }
    return;
  }
  const beside = `${to}.${process.pid}.tmp`;
  try {
    // The temporary folder may be on another disk, from which nothing can be renamed.
    await copyFile(from, beside);
    await rename(beside, to);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
