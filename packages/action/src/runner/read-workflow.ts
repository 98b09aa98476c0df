import { realpath } from "node:fs/promises";
import { join } from "node:path";
import { readRealFile } from "@x-batch-compliance/core/config";
import type { RunContext } from "./run-context.ts";

/** GitHub takes workflow files of at most so many bytes. */
const largestWorkflowBytes = 512 * 1024;

/**
 * The workflow that this run is one of, as the checkout has it; undefined where it has none, as in a sparse one or one
 * of another repository. It is looked at for advice alone, so nothing that goes wrong matters.
 */
export async function readWorkflow({ workspace, workflowFile }: RunContext): Promise<string | undefined> {
  if (workflowFile === undefined) return undefined;
  try {
    const path = join(await realpath(workspace), workflowFile);
    const found = await readRealFile(path, largestWorkflowBytes);
    return typeof found === "object" ? found.bytes.toString("utf8") : undefined;
  } catch (error) {
    if (typeof (error as NodeJS.ErrnoException).code === "string") return undefined;
    throw error;
  }
}
