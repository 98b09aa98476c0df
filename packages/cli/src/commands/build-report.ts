import type { ReportFormat } from "../arguments/report-target.ts";
import type { CommandRun } from "../x/command-run.ts";
import { type CheckedLists, toJson } from "./check-lists.ts";

/** What came of a check, besides the report itself. */
export interface Sequel {
  /** A sentence beside the result. */
  readonly note?: string | undefined;
  /** What to do next, in sentences. */
  readonly advice: readonly string[];
}

/** A report in one of its forms. */
export async function buildReport(
  format: ReportFormat,
  {
    run: { options },
    checked: { result, obstacle },
    sequel: { note, advice },
  }: { readonly run: CommandRun; readonly checked: CheckedLists; readonly sequel: Sequel },
): Promise<string> {
  const { report, violationsPath } = result;
  if (format === "json") return toJson(report);
  const { fitPage, listShownIds, readListed, writeSummary } = await import("@x-batch-compliance/core/report");
  const showsIds = options["show-ids"];
  if (format === "html") {
    const none = { violations: [], hasMoreViolations: false };
    return fitPage({ report, obstacle, ...(showsIds ? await readListed(violationsPath) : none) });
  }
  const ids = showsIds ? await listShownIds(violationsPath) : [];
  return writeSummary({ report, obstacle, ids, note, advice });
}
