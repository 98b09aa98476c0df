/** A refusal as GitHub words it, and the code that it has to get. */
export interface RefusalExample {
  readonly status: number;
  /** GitHub's `message`, or what git prints of a push. Source: issues of those who met it. */
  readonly text: string;
  readonly code: string;
  /** A part of what we say or advise. */
  readonly says: RegExp;
}

const linkedRule = "Repository rule violations found\n\n";

/** What GitHub says in its API and to a push alike. */
export const refusalExamples: readonly RefusalExample[] = [
  {
    status: 403,
    text: "Although you appear to have the correct authorization credentials, the `octo-org` organization has an IP allow list enabled, and your IP address is not permitted to access this resource.",
    code: "GITHUB_ACCESS_DENIED",
    says: /IP allow list does not have this runner's address.*whose address is on it/,
  },
  {
    status: 403,
    text: "Resource protected by organization SAML enforcement. You must grant your Personal Access token access to this organization.",
    code: "GITHUB_ACCESS_DENIED",
    says: /not authorized.*Configure SSO/,
  },
  {
    status: 403,
    text: "This installation has been suspended",
    code: "GITHUB_ACCESS_DENIED",
    says: /suspended.*unsuspend/,
  },
  {
    status: 403,
    text: "Repository was archived so is read-only.",
    code: "GITHUB_ACCESS_DENIED",
    says: /archived.*Unarchive/,
  },
  {
    status: 403,
    text: "Repository access blocked",
    code: "GITHUB_ACCESS_DENIED",
    says: /blocked.*repository's page/,
  },
  {
    status: 403,
    text: "recent account payments have failed or your spending limit needs to be increased",
    code: "GITHUB_ACCESS_DENIED",
    says: /spending limit of the account.*Billing and plans/,
  },
  {
    status: 422,
    text: `${linkedRule}Changes must be made through the merge queue`,
    code: "GITHUB_RULESET",
    says: /merge queue only.*belongs on the base branch/,
  },
  {
    status: 422,
    text: `${linkedRule}Commits must have verified signatures.`,
    code: "GITHUB_RULESET",
    says: /not signed.*commit-via: api/,
  },
  {
    status: 422,
    text: `${linkedRule}This branch must not contain merge commits.`,
    code: "GITHUB_RULESET",
    says: /linear history.*delete its branch/,
  },
  {
    status: 422,
    text: "3 of 3 required status checks are expected.",
    code: "GITHUB_RULESET",
    says: /requires status checks.*`pr-branch`/,
  },
  {
    status: 422,
    text: 'Required status check "Build" is expected.',
    code: "GITHUB_RULESET",
    says: /requires status checks/,
  },
  {
    status: 422,
    text: "Changes must be made through a pull request.",
    code: "GITHUB_RULESET",
    says: /pull requests only/,
  },
  {
    status: 422,
    text: "At least 1 approving review is required by reviewers with write access.",
    code: "GITHUB_RULESET",
    says: /pull requests only/,
  },
  {
    status: 422,
    text: `${linkedRule}Cannot create ref due to creations being restricted.`,
    code: "GITHUB_RULESET",
    says: /A ruleset covers the branch.*`pr-branch`/,
  },
  {
    status: 403,
    text: "Protected branch update failed for refs/heads/x-compliance/tweets-1.",
    code: "GITHUB_RULESET",
    says: /branch protection rule covers/,
  },
  {
    status: 422,
    text: "Reference update failed",
    code: "GITHUB_RULESET",
    says: /gave no reason.*delete it or choose another/,
  },
  {
    status: 422,
    text: "Reference cannot be updated",
    code: "GITHUB_RULESET",
    says: /gave no reason/,
  },
  {
    status: 403,
    text: "refusing to allow a GitHub App to create or update workflow `.github/workflows/a.yml` without `workflows` permission",
    code: "GITHUB_PERMISSION_MISSING",
    says: /may not write workflows.*`GITHUB_TOKEN` cannot get this permission/,
  },
];

/** What only the API says. */
export const apiRefusalExamples: readonly RefusalExample[] = [
  {
    status: 403,
    text: "GitHub Actions is not permitted to create or approve pull requests.",
    code: "PULL_REQUESTS_NOT_ALLOWED",
    says: /may not create pull requests.*Allow GitHub Actions/,
  },
  {
    status: 422,
    text: "Draft pull requests are not supported in this repository.",
    code: "DRAFTS_NOT_SUPPORTED",
    says: /no draft pull requests.*`pr-draft: false`/,
  },
  {
    status: 403,
    text: "Resource not accessible by integration",
    code: "GITHUB_PERMISSION_MISSING",
    says: /it needs `contents: write`.*`workflows: write`/,
  },
  {
    status: 403,
    text: "Resource not accessible by personal access token",
    code: "GITHUB_PERMISSION_MISSING",
    says: /it needs `contents: write`/,
  },
  {
    status: 403,
    text: "You do not have permission to create labels on this repository.",
    code: "GITHUB_PERMISSION_MISSING",
    says: /`issues: write`/,
  },
  { status: 422, text: "Reference already exists", code: "BRANCH_RACE", says: /created in the meantime/ },
  { status: 422, text: "Reference does not exist", code: "BRANCH_RACE", says: /deleted in the meantime/ },
  { status: 422, text: "Update is not a fast forward", code: "BRANCH_RACE", says: /moved in the meantime/ },
  { status: 422, text: "A pull request already exists for o:b.", code: "BRANCH_RACE", says: /Another run/ },
  { status: 422, text: "No commits between main and b", code: "BRANCH_RACE", says: /base branch moved/ },
  {
    status: 422,
    text: "Auto merge is not allowed for this repository",
    code: "GITHUB_FAILED",
    says: /"Allow auto-merge"/,
  },
  { status: 422, text: "Pull request is in clean status", code: "GITHUB_FAILED", says: /wait for/ },
  {
    status: 422,
    text: "Merge method squash merging is not allowed on this repository",
    code: "GITHUB_FAILED",
    says: /"Allow squash merging"/,
  },
  {
    status: 422,
    text: "Could not resolve to a node with the global id of 'T_kw'.",
    code: "GITHUB_NOT_FOUND",
    says: /may not see it/,
  },
  { status: 401, text: "Bad credentials", code: "GITHUB_UNAUTHORIZED", says: /rejected the token/ },
  { status: 404, text: "Not Found", code: "GITHUB_NOT_FOUND", says: /not visible to this token/ },
  { status: 422, text: "The moon is full", code: "GITHUB_FAILED", says: /Follow GitHub's own message/ },
];
