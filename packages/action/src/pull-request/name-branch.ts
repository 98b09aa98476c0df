import { createHash } from "node:crypto";
import type { JobType } from "@x-batch-compliance/core";

/** The default name of the branch: the same for the same files, so that the next run finds its pull request. */
export function nameBranch(type: JobType, files: readonly string[]): string {
  const digest = createHash("sha256").update(files.join("\n")).digest("hex");
  return `x-compliance/${type}-${digest.slice(0, 8)}`;
}
