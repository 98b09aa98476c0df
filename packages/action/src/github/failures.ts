import { ActionError } from "../errors/action-error.ts";
import type { ActionErrorCode } from "../errors/error-table.ts";

/** What GitHub answered to a request that failed. */
export interface GitHubAnswer {
  /** What was asked for, for example `createTree`. */
  readonly operation: string;
  /** Undefined where no answer came. */
  readonly status: number | undefined;
  /** GitHub's own texts: the message and those of its `errors`. Used to tell refusals apart, and never shown. */
  readonly texts: readonly string[];
  readonly headers: Readonly<Record<string, string | undefined>>;
}

interface Refusal {
  readonly status: number;
  /** A part of GitHub's documented text. */
  readonly text: string;
  readonly code: ActionErrorCode;
  readonly what: string;
}

/** Refusals that are told apart by their text alone. Source: GitHub's REST API documentation, and its answers. */
const refusals: readonly Refusal[] = [
  {
    status: 403,
    text: "GitHub Actions is not permitted to create or approve pull requests",
    code: "PULL_REQUESTS_NOT_ALLOWED",
    what: "GitHub Actions may not create pull requests in this repository.",
  },
  {
    status: 403,
    text: "Resource not accessible by",
    code: "GITHUB_PERMISSION_MISSING",
    what: "The token lacks a permission",
  },
  {
    status: 403,
    text: "You do not have permission to create labels",
    code: "GITHUB_PERMISSION_MISSING",
    what: "The token may not create a label that does not exist yet",
  },
  {
    status: 422,
    text: "Repository rule violations found",
    code: "GITHUB_RULESET",
    what: "A ruleset of the repository refuses the branch.",
  },
  {
    status: 422,
    text: "Reference already exists",
    code: "BRANCH_RACE",
    what: "The branch came to be meanwhile.",
  },
  {
    status: 422,
    text: "Reference does not exist",
    code: "BRANCH_RACE",
    what: "The branch is gone meanwhile.",
  },
  {
    status: 422,
    text: "Update is not a fast forward",
    code: "BRANCH_RACE",
    what: "The branch moved meanwhile.",
  },
  {
    status: 422,
    text: "A pull request already exists for",
    code: "BRANCH_RACE",
    what: "Another run opened the pull request meanwhile.",
  },
  {
    status: 422,
    text: "Auto merge is not allowed for this repository",
    code: "GITHUB_FAILED",
    what: 'Turn on "Allow auto-merge" in the repository\'s settings (General, Pull Requests).',
  },
  ...["is in clean status", "is in unstable status", "Protected branch rules not configured"].map((text) => ({
    status: 422,
    text,
    code: "GITHUB_FAILED" as const,
    what: "There is nothing that it would wait for: require a review or a check for the base branch (Settings, Rules).",
  })),
  ...[
    ["merge commits are", "Allow merge commits"],
    ["squash merging is", "Allow squash merging"],
    ["rebase merging is", "Allow rebase merging"],
  ].map(([text, setting]) => ({
    status: 422,
    text: `Merge method ${text} not allowed`,
    code: "GITHUB_FAILED" as const,
    what: `Turn on "${setting}" in the repository's settings (General, Pull Requests), or write another \`pr-auto-merge\`.`,
  })),
  { status: 422, text: "No commits between", code: "BRANCH_RACE", what: "The base branch moved meanwhile." },
  {
    status: 422,
    text: "Could not resolve to a node with the global id of",
    code: "GITHUB_UNAVAILABLE",
    what: "GitHub does not find it, as happens right after it was made, or the token may not see it.",
  },
];

/** What each refused write needs in the job's `permissions:`. */
const permissions: Readonly<Record<string, string>> = {
  createBlob: "contents: write",
  createTree: "contents: write",
  createCommit: "contents: write",
  createRef: "contents: write",
  updateRef: "contents: write",
  deleteRef: "contents: write",
  listPulls: "pull-requests: read",
  createPull: "pull-requests: write",
  updatePull: "pull-requests: write",
  requestReviewers: "pull-requests: write",
  addLabels: "pull-requests: write, and issues: write for a new label",
  addAssignees: "pull-requests: write",
  listComments: "pull-requests: write",
  createComment: "pull-requests: write",
  listMilestones: "pull-requests: write",
  setMilestone: "pull-requests: write",
  enableAutoMerge: "contents: write, pull-requests: write",
  convertToDraft: "pull-requests: write",
};

/** Turns GitHub's answer into an error that says what to do. Its body goes no further. */
export function toGitHubError(answer: GitHubAnswer): ActionError {
  const { operation, status } = answer;
  if (status === undefined)
    return new ActionError("GITHUB_UNAVAILABLE", `GitHub did not answer to ${operation}.`);
  if (status === 401) {
    return new ActionError("GITHUB_UNAUTHORIZED", `GitHub refused the token (${operation}, status 401).`);
  }
  if (isRateLimit(answer)) {
    const waitMs = readWaitMs(answer.headers);
    return new ActionError(
      "GITHUB_RATE_LIMITED",
      `GitHub's rate limit was reached (${operation}, status ${status}).`,
      {
        ...(waitMs === undefined ? {} : { waitMs }),
      },
    );
  }
  const refusal = refusals.find(
    (one) => one.status === status && answer.texts.some((text) => text.includes(one.text)),
  );
  if (refusal?.code === "GITHUB_PERMISSION_MISSING") {
    const needed = permissions[operation] ?? "contents: read";
    return new ActionError(refusal.code, `${refusal.what} (${operation} needs \`${needed}\`).`);
  }
  if (refusal !== undefined) return new ActionError(refusal.code, refusal.what);
  const place = `(${operation}, status ${status})`;
  if (status === 404)
    return new ActionError("GITHUB_NOT_FOUND", `GitHub knows no such thing, or hides it ${place}.`);
  if (status >= 500) return new ActionError("GITHUB_UNAVAILABLE", `GitHub failed ${place}.`);
  return new ActionError("GITHUB_FAILED", `GitHub refused a request ${place}.`);
}

/** Both limits answer 403 or 429. Source: GitHub's "Rate limits for the REST API". */
function isRateLimit({ status, headers, texts }: GitHubAnswer): boolean {
  if (status === 429) return true;
  if (status !== 403) return false;
  const isLimit = headers["retry-after"] !== undefined || headers["x-ratelimit-remaining"] === "0";
  return isLimit || texts.some((text) => text.includes("secondary rate limit"));
}

/** For a secondary limit without `retry-after`. Source: GitHub's "Rate limits for the REST API". */
const leastWaitMs = 60_000;

/** How long GitHub asks to wait, by its own clock. The hour's end is of no use where the hour's requests are left. */
function readWaitMs(headers: GitHubAnswer["headers"]): number | undefined {
  const seconds = headers["retry-after"];
  if (seconds !== undefined && /^\d{1,6}$/.test(seconds)) return Number(seconds) * 1000;
  if (headers["x-ratelimit-remaining"] !== "0") return leastWaitMs;
  const resetMs = Number(headers["x-ratelimit-reset"]) * 1000;
  const waitMs = resetMs - Date.parse(headers.date ?? "");
  return Number.isFinite(waitMs) ? Math.max(0, waitMs) : undefined;
}
