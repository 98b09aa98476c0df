import { pickGitEnvironment } from "./pick-git-environment.ts";

/** What the runner says of this run. Source: GitHub's "Variables reference" and "Contexts reference". */
export interface RunContext {
  /** `GITHUB_ACTIONS`: warnings, errors and masks are commands only there. */
  readonly isWorkflow: boolean;
  /** Absolute folder that the inputs' globs are confined to. */
  readonly workspace: string;
  /** Absolute folder that outlives the step and ends with the job. */
  readonly temporaryFolder: string;
  readonly owner: string;
  readonly repository: string;
  readonly runId: string;
  readonly runAttempt: string;
  /** As GitHub shows it, counted for each workflow. */
  readonly runNumber: string | undefined;
  /** The commit that the workflow runs on, in full. */
  readonly commitSha: string | undefined;
  readonly serverUrl: string;
  readonly apiUrl: string;
  /** Where this action itself comes from, for example `owner/name`; undefined if the workflow runs it from its own files. */
  readonly actionRepository: string | undefined;
  readonly actionRef: string | undefined;
  /** Path in the repository of the workflow that was started; undefined if it is another repository's. */
  readonly workflowFile: string | undefined;
  readonly job: string | undefined;
  readonly eventName: string;
  /** The branch that the workflow runs on; undefined for tags, other refs and merge queues. */
  readonly branch: string | undefined;
  readonly outputFile: string | undefined;
  readonly summaryFile: string | undefined;
  readonly eventFile: string | undefined;
  readonly gitEnvironment: Readonly<Record<string, string>>;
}

/** Reads the runner's variables; what is missing outside of a workflow gets a stand-in. */
export function readRunContext(
  environment: NodeJS.ProcessEnv,
  fallback: { readonly folder: string; readonly temporaryFolder: string },
): RunContext {
  const read = (name: string): string | undefined => environment[name]?.trim() || undefined;
  const [owner = "", repository = ""] = (read("GITHUB_REPOSITORY") ?? "").split("/");
  return {
    isWorkflow: read("GITHUB_ACTIONS") === "true",
    workspace: read("GITHUB_WORKSPACE") ?? fallback.folder,
    temporaryFolder: read("RUNNER_TEMP") ?? fallback.temporaryFolder,
    owner,
    repository,
    runId: read("GITHUB_RUN_ID") ?? "0",
    runAttempt: read("GITHUB_RUN_ATTEMPT") ?? "1",
    runNumber: read("GITHUB_RUN_NUMBER"),
    commitSha: read("GITHUB_SHA"),
    serverUrl: read("GITHUB_SERVER_URL") ?? "https://github.com",
    apiUrl: read("GITHUB_API_URL") ?? "https://api.github.com",
    actionRepository: read("GITHUB_ACTION_REPOSITORY"),
    actionRef: read("GITHUB_ACTION_REF"),
    workflowFile: findWorkflowFile(read("GITHUB_WORKFLOW_REF") ?? "", `${owner}/${repository}`),
    job: read("GITHUB_JOB"),
    eventName: read("GITHUB_EVENT_NAME") ?? "",
    branch: findBranch(read),
    outputFile: read("GITHUB_OUTPUT"),
    summaryFile: read("GITHUB_STEP_SUMMARY"),
    eventFile: read("GITHUB_EVENT_PATH"),
    gitEnvironment: pickGitEnvironment(environment),
  };
}

export function buildRunUrl({ serverUrl, owner, repository, runId }: RunContext): string {
  return `${serverUrl}/${owner}/${repository}/actions/runs/${runId}`;
}

/** Out of `owner/repository/.github/workflows/check.yml@refs/heads/main`. */
function findWorkflowFile(workflowRef: string, repository: string): string | undefined {
  const [path = ""] = workflowRef.split("@");
  const file = path.startsWith(`${repository}/`) ? path.slice(repository.length + 1) : "";
  return /^\.github\/workflows\/[^/]+\.ya?ml$/.test(file) ? file : undefined;
}

/** Where a merge queue has its branches, one for each attempt to merge. Source: GitHub's "Managing a merge queue". */
const queueFolder = "gh-readonly-queue/";

/** On pull requests the ref is a merge that nobody can push to; the branch is the head. A merge queue's is gone in minutes. */
function findBranch(read: (name: string) => string | undefined): string | undefined {
  const head = read("GITHUB_HEAD_REF");
  if (head !== undefined) return head;
  const name = read("GITHUB_REF_TYPE") === "branch" ? read("GITHUB_REF_NAME") : undefined;
  return name?.startsWith(queueFolder) ? undefined : name;
}
