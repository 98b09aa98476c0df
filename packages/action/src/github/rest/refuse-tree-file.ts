import { ActionError } from "../../errors/action-error.ts";
import type { TreeFile } from "./read-tree-files.ts";

/** GitHub's limit for the blob of one request to read. Source: GitHub's "Git blobs" reference. */
const largestReadBytes = 100_000_000;

/** Throws where the file in the repository is none that may be replaced. */
export function refuseTreeFile({ path, mode, sizeBytes }: TreeFile): void {
  const kind = kinds[mode];
  if (kind !== undefined) {
    throw new ActionError("FILE_NOT_COMMITTABLE", `\`${path}\` is a ${kind} on the base branch.`);
  }
  if (path.startsWith(".github/workflows/")) {
    throw new ActionError("FILE_NOT_COMMITTABLE", `\`${path}\` is a workflow.`);
  }
  if (sizeBytes > largestReadBytes) {
    throw new ActionError("FILE_TOO_LARGE_TO_COMMIT", `\`${path}\` is larger than GitHub's API can read.`);
  }
}

const kinds: Readonly<Record<string, string>> = {
  "120000": "symbolic link",
  "160000": "submodule",
  "040000": "folder",
};
