export {
  exceedsMaxRemoval,
  formatMaxRemoval,
  type MaxRemoval,
  maxRemovalAdvice,
  parseMaxRemoval,
} from "./max-removal.ts";
export { codeSpan } from "./text/code-span.ts";
export { findNearest } from "./text/find-nearest.ts";
export { fitDetail } from "./text/fit-detail.ts";
export {
  formatAge,
  formatAllParts,
  formatCount,
  formatDuration,
  formatIds,
  formatQuantity,
  formatSize,
  formatSpan,
  formatTime,
  formatTypeTitle,
  joinWords,
} from "./text/format.ts";
export { neutraliseLine, showUnprintable } from "./text/neutralise-line.ts";
export { describeOperation } from "./text/operation-words.ts";
export { showLongRuns } from "./text/show-long-runs.ts";
export { toInputFault, toInputWords } from "./text/to-input-words.ts";
export { datasetFormats, idForms, tableSeparators } from "./types.ts";
