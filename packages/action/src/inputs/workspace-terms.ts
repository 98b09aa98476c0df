import type { SearchTerms } from "@x-batch-compliance/core/config";

/** How faults speak of files in a workflow: what is missing is most often not checked out. */
export const workspaceTerms: SearchTerms = {
  setting: "`files`",
  root: "workspace",
  absence: "Check the path, and that the repository is checked out (`actions/checkout`).",
};
