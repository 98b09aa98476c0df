// For the project's own private packages alone, and no part of the API: resolved only under the condition `@x-batch-compliance/source`.
export { openCheckFolder } from "./check/parts/check-folder.ts";
export { toComplianceError } from "./http/failure.ts";
export { createIdWords, parseId } from "./ids/parse-id.ts";
export { buildJobName, isOurName } from "./job/job-name.ts";
export { createClassifier } from "./results/classifier.ts";
