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

/** A report that names more IDs than these in a Markdown text would hide the rest of it. */
const namedIds = 200;

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
  const { fitPage, readListed, writeSummary } = await import("@x-batch-compliance/core/report");
  const listed = options["show-ids"]
    ? await readListed(violationsPath)
    : { violations: [], hasMoreViolations: false };
  if (format === "html") return fitPage({ report, obstacle, ...listed });
  const ids = [...new Set(listed.violations.map(({ id }) => id))].slice(0, namedIds);
  return writeSummary({ report, obstacle, ids, note, advice });
}
