import type { SearchTerms } from "@x-batch-compliance/core/config";

const root = "working directory";
const absence = "Check the path.";

/** How faults speak of globs, by where these stand. */
export const searchTerms: Readonly<Record<"ofConfig" | "ofWords", SearchTerms>> = {
  ofConfig: { setting: "`files`", root, absence },
  ofWords: { setting: "", root, absence },
};
