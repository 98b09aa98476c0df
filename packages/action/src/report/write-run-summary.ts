import { type SummaryContents, writeSummary } from "@x-batch-compliance/core/report";
import { adviseNext, type Situation } from "./advise-next.ts";

/** What the page of a run says about a check. */
export interface RunSummary extends Situation, Pick<SummaryContents, "cost" | "error"> {}

/** The check as Markdown, with what became of its pull request and what to do in a workflow. */
export function writeRunSummary(contents: RunSummary, limitBytes?: number): string {
  const { report, obstacle, ids, cost, error, pullRequest } = contents;
  const note = pullRequest?.sentence;
  const advice = adviseNext(contents);
  return writeSummary({ report, obstacle, ids, cost, error, note, advice }, limitBytes);
}
