import type { PlacedFault } from "./fault.ts";

/** What the table says of a code: the same shape as core's. */
export interface ActionErrorEntry {
  /** Whether the whole of reading, computing and writing may succeed if it is done again at once. */
  readonly retryable: boolean;
  /** What its reader can do about it. */
  readonly hint: string;
}

/** Every way in which the workflow step fails, besides those of core. */
export type ActionErrorCode =
  | "INPUT_INVALID"
  | "EVENT_REFUSED"
  | "NOT_IN_A_REPOSITORY"
  | "MAX_REMOVAL_EXCEEDED"
  | "GITHUB_UNAUTHORIZED"
  | "GITHUB_PERMISSION_MISSING"
  | "GITHUB_RULESET"
  | "GITHUB_NOT_FOUND"
  | "GITHUB_RATE_LIMITED"
  | "GITHUB_UNAVAILABLE"
  | "GITHUB_FAILED"
  | "PULL_REQUESTS_NOT_ALLOWED"
  | "GIT_UNAVAILABLE"
  | "BRANCH_NOT_OURS"
  | "BRANCH_RACE"
  | "FILE_NOT_COMMITTABLE"
  | "FILE_TOO_LARGE_TO_COMMIT"
  | "COMMIT_DIFFERS"
  | "CANCELLED"
  | "INTERNAL";

const runAgain = "Run the workflow again; X's job is found again by its name and costs nothing.";

/** What each `ActionError.code` means for a retry and for its reader. */
export const actionErrorTable: Readonly<Record<ActionErrorCode, ActionErrorEntry>> = {
  INPUT_INVALID: { retryable: false, hint: "Correct what is listed. Nothing was sent or written." },
  EVENT_REFUSED: { retryable: false, hint: "Run the check on `schedule`, `workflow_dispatch` or `push`." },
  NOT_IN_A_REPOSITORY: {
    retryable: false,
    hint: "Run `actions/checkout` before this step, and name files of one repository only.",
  },
  MAX_REMOVAL_EXCEEDED: {
    retryable: false,
    hint: "Look at the violations in the artifact. If they are right, run once with the digest as `approve-removal`, which lets exactly this removal through, or raise `max-removal`. Nothing was written.",
  },
  GITHUB_UNAUTHORIZED: {
    retryable: false,
    hint: "Check `github-token`. With a GitHub App submit with `wait: false` and collect in a later run, or make the token after the check.",
  },
  GITHUB_PERMISSION_MISSING: {
    retryable: false,
    hint: "Add `permissions: { contents: write, pull-requests: write }` to the job (and `issues: write` for labels that do not exist yet).",
  },
  GITHUB_RULESET: {
    retryable: false,
    hint: "Exempt the branch from it, or choose another with `pr-branch`.",
  },
  GITHUB_NOT_FOUND: {
    retryable: false,
    hint: "Check `pr-base`, and that `github-token` may read this repository (`permissions: { contents: read }`).",
  },
  GITHUB_RATE_LIMITED: {
    retryable: false,
    hint: `${runAgain} Should the commit itself need too many requests, write \`commit-via: git\`.`,
  },
  GITHUB_UNAVAILABLE: { retryable: true, hint: runAgain },
  GITHUB_FAILED: { retryable: false, hint: "See the status and operation; report it if it persists." },
  PULL_REQUESTS_NOT_ALLOWED: {
    retryable: false,
    hint: 'Turn on "Allow GitHub Actions to create and approve pull requests" (Settings, Actions, General), or pass the token of a GitHub App as `github-token`.',
  },
  GIT_UNAVAILABLE: {
    retryable: false,
    hint: "Install git 2.31 or newer on the runner, or write `commit-via: api`.",
  },
  BRANCH_NOT_OURS: {
    retryable: false,
    hint: "Merge the pull request, take the commits off its branch, write `pr-on-human-commits: overwrite`, or choose another branch with `pr-branch`.",
  },
  BRANCH_RACE: { retryable: true, hint: runAgain },
  FILE_NOT_COMMITTABLE: {
    retryable: false,
    hint: "Leave the file out with `!` in `files`, or keep it in the repository as a regular file without Git LFS.",
  },
  FILE_TOO_LARGE_TO_COMMIT: {
    retryable: false,
    hint: "Split the file into smaller ones, or let git push it with `commit-via: git`, which takes up to 100 MiB.",
  },
  COMMIT_DIFFERS: { retryable: true, hint: runAgain },
  CANCELLED: { retryable: false, hint: runAgain },
  INTERNAL: { retryable: false, hint: "Report it with the version and this line." },
};

/** What an error may carry besides its code. None of it is data, a token or a body. */
export interface ActionErrorDetails {
  /** All that is wrong with the input. */
  readonly faults?: readonly PlacedFault[];
  /** How long a server asked to wait. */
  readonly waitMs?: number;
  /** Where a person can go on by hand: a page of GitHub, made of the names of branches alone. */
  readonly pageUrl?: string;
}

/** An error of the step itself: a code of a closed table, what happened, and what to do. Safe to print. */
export class ActionError extends Error {
  override readonly name: string = "ActionError";
  readonly code: ActionErrorCode;
  readonly retryable: boolean;
  readonly hint: string;
  readonly faults: readonly PlacedFault[];
  readonly waitMs: number | undefined;
  readonly pageUrl: string | undefined;

  /** @param what What happened, as a sentence without secrets or data. */
  constructor(code: ActionErrorCode, what: string, details: ActionErrorDetails = {}) {
    super(what);
    this.code = code;
    this.retryable = actionErrorTable[code].retryable;
    this.hint = actionErrorTable[code].hint;
    this.faults = details.faults ?? [];
    this.waitMs = details.waitMs;
    this.pageUrl = details.pageUrl;
  }
}
