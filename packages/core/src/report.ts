import "./require-node.ts";

export { fitPage } from "./report/page/fit-page.ts";
export type { NamedLink, PageAbout } from "./report/page/page-about.ts";
export type { PageContents } from "./report/page/page-contents.ts";
export { readListed } from "./report/page/read-listed.ts";
export { listShownIds } from "./report/summary/list-shown-ids.ts";
export { largestSummaryBytes, type SummaryContents, writeSummary } from "./report/summary/summary.ts";
export { adviseOn, hasJobAtX, type Obstacle } from "./report/words/describe-obstacle.ts";
export { describeOddLines } from "./report/words/describe-odd-lines.ts";
export { describeProof } from "./report/words/describe-proof.ts";
export {
  describeFailure,
  describeKnown,
  describeResult,
  listLacking,
} from "./report/words/describe-result.ts";
export { countUnverified, isPending } from "./report/words/describe-standing.ts";
export { hintForInputs } from "./report/words/hint-for-inputs.ts";
export { describeGaps, tabulateReasons } from "./report/words/result-tables.ts";
export { type ObstacleWatch, watchObstacles } from "./report/words/watch-obstacles.ts";
