import type { Report } from "@x-batch-compliance/core";
import { isChanged } from "../pull-request/describe-change.ts";
import type { OpenPull, PullRequestResult } from "../pull-request/propose-files.ts";
import type { UploadedArtifact } from "./artifact.ts";

export interface ReportContents {
  readonly report: Report;
  readonly reportPath: string;
  /**
   * Jobs that the run has made or reused, also those that the report does not know: their part failed, or is judged by an
   * older job for now.
   */
  readonly jobIds: readonly string[];
}

export interface OutputContents extends ReportContents {
  readonly artifact: UploadedArtifact | undefined;
  readonly pullRequest: PullRequestResult | undefined;
  /** The one that is open, where the proposal failed. */
  readonly openPull?: OpenPull | undefined;
}

/** The outputs by name, as text. Those of an artifact or a pull request that is not there are empty. */
export function listOutputs(contents: OutputContents): Readonly<Record<string, string>> {
  const { artifact, pullRequest, openPull } = contents;
  return {
    ...listReportOutputs(contents),
    "artifact-id": artifact === undefined ? "" : String(artifact.id),
    "artifact-url": artifact?.url ?? "",
    "artifact-digest": artifact?.digest ?? "",
    ...(pullRequest === undefined && openPull !== undefined
      ? listOpenOutputs(openPull)
      : listPullRequestOutputs(pullRequest)),
  };
}

/** Those that are known once the check is over, whatever becomes of the rest of the step. */
export function listReportOutputs({
  report,
  reportPath,
  jobIds,
}: ReportContents): Readonly<Record<string, string>> {
  return {
    result: report.result,
    checked: String(report.checked),
    violations: String(report.violations),
    unverified: String(report.unverified),
    counts: JSON.stringify(countByReason(report)),
    proof: report.proof,
    refetch: String(report.refetch),
    coverage: String(report.standing.coverage),
    "as-of": report.standing.asOf ?? "",
    "job-ids": [...new Set([...report.jobs.map(({ id }) => id), ...jobIds])].join(","),
    "report-path": reportPath,
  };
}

/**
 * Of a run that came to no report. One that was cancelled is pending without a job, too: what later steps have to know is
 * that nothing is known yet, and that another run is needed. After a failure every ID is unverified.
 */
export function listUnreportedOutputs(
  result: "pending" | "unverified",
  jobIds: readonly string[],
): Readonly<Record<string, string>> {
  return { result, "job-ids": jobIds.join(","), coverage: "", "as-of": "" };
}

function listPullRequestOutputs(
  pullRequest: PullRequestResult | undefined,
): Readonly<Record<string, string>> {
  const { pull, headSha = "", operation = "none", files = [] } = pullRequest ?? {};
  const isProposed = operation === "created" || operation === "updated" || operation === "unchanged";
  const changed = isProposed ? files.filter(isChanged) : [];
  return {
    removed: String(changed.reduce((sum, { removed }) => sum + removed, 0)),
    "changed-files": JSON.stringify(changed.map(({ path }) => path)),
    "pr-number": pull === undefined ? "" : String(pull.number),
    "pr-url": pull?.url ?? "",
    "pr-operation": operation,
    "pr-branch": isProposed ? (pullRequest?.branch ?? "") : "",
    "pr-sha": headSha,
  };
}

/** What it removes is not known where the proposal failed, nor which commit it is of. */
function listOpenOutputs({ pull, operation, branch }: OpenPull): Readonly<Record<string, string>> {
  return {
    ...listPullRequestOutputs(undefined),
    "pr-number": String(pull.number),
    "pr-url": pull.url,
    "pr-operation": operation,
    "pr-branch": branch,
  };
}

/** `{action: {reason: ids}}`, over all datasets. */
function countByReason(report: Report): Readonly<Record<string, Readonly<Record<string, number>>>> {
  const counts = new Map<string, Map<string, number>>();
  for (const { action, reason, ids } of report.datasets.flatMap((dataset) => dataset.counts)) {
    const byReason = counts.get(action) ?? new Map<string, number>();
    counts.set(action, byReason.set(reason, (byReason.get(reason) ?? 0) + ids));
  }
  return Object.fromEntries([...counts].map(([action, byReason]) => [action, Object.fromEntries(byReason)]));
}
