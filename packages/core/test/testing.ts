// Reports and hostile names, for the tests of our other packages as well: resolved only under the condition `@x-batch-compliance/source`.
export { nameReport, plainNames } from "./hostile-report.ts";
export { hostileName, hostileText } from "./hostile-text.ts";
export { makeCrowdedContents, makeLargeReport, makeMonths, makeViolations } from "./large-report.ts";
export {
  makeCompliantReport,
  makePartialReport,
  makePendingReport,
  makeReport,
  makeStandInReport,
} from "./make-report.ts";
