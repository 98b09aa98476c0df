import type { ActionErrorCode } from "../errors/error-table.ts";

/** A refusal that GitHub explains in words. */
export interface Refusal {
  /** A part of what GitHub says. */
  readonly text: RegExp;
  readonly code: ActionErrorCode;
  /** What happened, as a sentence. */
  readonly what: string;
  /** What to do, where it is something else than the code's own advice. */
  readonly hint?: string;
}

const exclude =
  "Exclude the branch of the pull request from the rule (Settings, Rules or Branches), or choose a name outside of it with `pr-branch`.";
const pullSettings = "in the repository's settings (General, Pull Requests)";

/** Who may not come in at all, whatever the token was granted. */
const access: readonly Refusal[] = [
  {
    text: /IP allow list enabled/,
    code: "GITHUB_ACCESS_DENIED",
    what: "The organization's IP allow list does not have this runner's address.",
    hint: "Ask an owner of the organization to add the address to the IP allow list, or run the job on a runner whose address is on it.",
  },
  {
    text: /SAML (?:enforcement|SSO)/,
    code: "GITHUB_ACCESS_DENIED",
    what: "The organization enforces SAML single sign-on, and the token is not authorized for it.",
    hint: 'Authorize the token for the organization ("Configure SSO" beside it in the settings of its owner), or pass the token of a GitHub App as `github-token`.',
  },
  {
    text: /installation has been suspended/,
    code: "GITHUB_ACCESS_DENIED",
    what: "The installation of the GitHub App that the token belongs to is suspended.",
    hint: "Ask an owner of the repository or organization to unsuspend it (Settings, GitHub Apps).",
  },
  {
    text: /archived so (?:it )?is read-only/,
    code: "GITHUB_ACCESS_DENIED",
    what: "The repository is archived, so nothing can be written to it.",
    hint: "Unarchive the repository (Settings, General, Danger Zone), or disable this workflow.",
  },
  {
    text: /Repository access blocked|repository (?:has been|was|is) (?:disabled|locked)/i,
    code: "GITHUB_ACCESS_DENIED",
    what: "GitHub has blocked, disabled or locked the repository.",
    hint: "Open the repository's page, which gives the reason, and ask its owner.",
  },
  {
    text: /account payments have failed|spending limit|billing (?:issue|problem)/i,
    code: "GITHUB_ACCESS_DENIED",
    what: "A failed payment or a spending limit of the account is in the way.",
    hint: 'Check "Billing and plans" in the settings of the account that owns the repository.',
  },
];

/** Rules of rulesets and of classic branch protection. What names its rule comes before what does not. */
const rules: readonly Refusal[] = [
  {
    text: /merge queue/i,
    code: "GITHUB_RULESET",
    what: "A rule lets the branch be changed through a merge queue only.",
    hint: `A merge queue belongs on the base branch alone. ${exclude}`,
  },
  {
    text: /verified signatures|signed commits|signatures? (?:is|are) required/i,
    code: "GITHUB_RULESET",
    what: "A rule requires signed commits, and this commit is not signed.",
    hint: "Set `commit-via: api` and use `GITHUB_TOKEN` or the token of a GitHub App: GitHub signs their commits. Commits that git pushes, or that a person's token makes, are not signed.",
  },
  {
    text: /must not contain merge commits|linear history/i,
    code: "GITHUB_RULESET",
    what: "A rule requires a linear history, and an update of the pull request merges its base.",
    hint: `${exclude} Without that, close the pull request and delete its branch: the next run starts a new one from the base.`,
  },
  {
    text: /required status checks?|status checks? .*(?:is|are) (?:expected|required)/i,
    code: "GITHUB_RULESET",
    what: "A rule requires status checks before the branch may move.",
    hint: `Status checks belong on the base branch alone. ${exclude}`,
  },
  {
    text: /made through a pull request|approving review|approved review/i,
    code: "GITHUB_RULESET",
    what: "A rule lets the branch be changed through pull requests only.",
    hint: `Such a rule belongs on the base branch alone. ${exclude}`,
  },
  {
    text: /repository rule violations|\bGH013\b|creations being restricted/i,
    code: "GITHUB_RULESET",
    what: "A ruleset covers the branch.",
  },
  {
    text: /protected branch|protected ref|branch protection|\bGH006\b/i,
    code: "GITHUB_RULESET",
    what: "A branch protection rule covers the branch.",
  },
  {
    text: /Reference (?:update failed|cannot be updated)/,
    code: "GITHUB_RULESET",
    what: "GitHub did not create or move the branch and gave no reason, as happens where a branch protection rule covers its name or where a branch has the name of one of its folders.",
    hint: `${exclude} If there is a branch \`x-compliance\`, delete it or choose another \`pr-branch\`: \`x-compliance/…\` cannot exist beside it.`,
  },
];

const workflows: Refusal = {
  text: /without `?workflows?`? (?:permission|scope)/,
  code: "GITHUB_PERMISSION_MISSING",
  what: "The commit brings changed workflows along from the base branch, and the token may not write workflows.",
  hint: "Pass the token of a GitHub App with write access to `contents`, `pull_requests` and `workflows`, or of a person with the scope `workflow`, as `github-token`. `GITHUB_TOKEN` cannot get this permission.",
};

/** What GitHub says in the answers of its API and to a push alike. Source: its documentation, and its answers as users report them. */
export const refusals: readonly Refusal[] = [workflows, ...access, ...rules];

/** What only the API says. */
export const apiRefusals: readonly Refusal[] = [
  {
    text: /GitHub Actions is not permitted to create or approve pull requests/,
    code: "PULL_REQUESTS_NOT_ALLOWED",
    what: "GitHub Actions may not create pull requests in this repository.",
  },
  {
    text: /Draft pull requests are not supported/,
    code: "DRAFTS_NOT_SUPPORTED",
    what: "The repository has no draft pull requests.",
  },
  { text: /Reference already exists/, code: "BRANCH_RACE", what: "The branch was created in the meantime." },
  { text: /Reference does not exist/, code: "BRANCH_RACE", what: "The branch was deleted in the meantime." },
  { text: /Update is not a fast forward/, code: "BRANCH_RACE", what: "The branch moved in the meantime." },
  {
    text: /A pull request already exists for/,
    code: "BRANCH_RACE",
    what: "Another run opened the pull request in the meantime.",
  },
  { text: /No commits between/, code: "BRANCH_RACE", what: "The base branch moved in the meantime." },
  {
    text: /Auto merge is not allowed for this repository/,
    code: "GITHUB_FAILED",
    what: `Turn on "Allow auto-merge" ${pullSettings}.`,
  },
  {
    text: /is in (?:clean|unstable) status|Protected branch rules not configured/,
    code: "GITHUB_FAILED",
    what: "There is nothing that it would wait for: require a review or a check for the base branch (Settings, Rules).",
  },
  ...(
    [
      ["merge commits are", "Allow merge commits"],
      ["squash merging is", "Allow squash merging"],
      ["rebase merging is", "Allow rebase merging"],
    ] as const
  ).map(([text, setting]) => ({
    text: new RegExp(`Merge method ${text} not allowed`),
    code: "GITHUB_FAILED" as const,
    what: `Turn on "${setting}" ${pullSettings}, or set another \`pr-auto-merge\`.`,
  })),
  {
    text: /Could not resolve to a node with the global id of/,
    code: "GITHUB_NOT_FOUND",
    what: "GitHub does not find it, or the token may not see it.",
  },
];

/** The row that says what a text of GitHub's means. */
export function findRefusal(rows: readonly Refusal[], text: string): Refusal | undefined {
  return rows.find((row) => row.text.test(text));
}
