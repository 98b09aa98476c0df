import type { NamedLink, PageAbout } from "@x-batch-compliance/core/report";
import { buildPageUrl } from "../runner/error-page.ts";
import { buildRunUrl, type RunContext } from "../runner/run-context.ts";
import { encodePath } from "./encode-path.ts";

/** As much of a commit's name as GitHub shows. */
const shownDigits = 7;

/** Where a run's report comes from, with links to it. Nothing outside of a workflow. */
export function describeRun(
  context: RunContext,
  pull?: { readonly number: number; readonly url: string } | undefined,
): PageAbout {
  const { isWorkflow, serverUrl, owner, repository, branch, commitSha, runNumber, runId } = context;
  if (!isWorkflow || repository === "") return {};
  const home = `${serverUrl}/${owner}/${repository}`;
  return {
    repository: { name: `${owner}/${repository}`, url: home },
    branch: branch === undefined ? undefined : { name: branch, url: `${home}/tree/${encodePath(branch)}` },
    commit:
      commitSha === undefined
        ? undefined
        : { name: commitSha.slice(0, shownDigits), url: `${home}/commit/${encodePath(commitSha)}` },
    run: { name: runNumber === undefined ? runId : `#${runNumber}`, url: buildRunUrl(context) },
    pullRequest: pull === undefined ? undefined : { name: `#${pull.number}`, url: pull.url },
    tool: nameTool(context),
  };
}

/** The version is the one that the workflow names. */
function nameTool(context: RunContext): NamedLink | undefined {
  const { actionRepository, actionRef } = context;
  if (actionRepository === undefined || actionRef === undefined) return undefined;
  return { name: `${actionRepository}@${actionRef}`, url: buildPageUrl(context, "README.md") };
}
