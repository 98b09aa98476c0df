import type { ErrorEntry } from "@x-batch-compliance/core";

const runAgain = "Run the workflow again; X's job is found again by its name and costs nothing.";

/**
 * Every way in which the workflow step fails, besides those of core: entries as core's. `retryable`:
 * reading, computing and writing may succeed if all is done again at once.
 */
export const actionErrorTable = {
  INPUT_INVALID: {
    retryable: false,
    cause: "The workflow or the lists hold something that cannot be meant.",
    hint: "Correct what is listed. Nothing was sent or written.",
  },
  EVENT_REFUSED: {
    retryable: false,
    cause:
      "On this event strangers may choose the code or the files, and the token would be within their reach.",
    hint: "Run the check on `schedule`, `workflow_dispatch` or `push`.",
  },
  NOT_IN_A_REPOSITORY: {
    retryable: false,
    cause:
      "The files are outside of the workflow's repository, were downloaded without it, or are not committed to the base branch.",
    hint: "Run `actions/checkout` before this step, with git 2.18 or newer on the runner: without git it downloads the files alone.",
  },
  VIOLATIONS_NOT_ON_BASE: {
    retryable: false,
    cause:
      "The checked files are not those of the base branch: an earlier step made or changed them, another branch or an older commit is checked out, the base branch got new files while X worked, where the entries may be by now, or the repository keeps them in another form.",
    hint: "Check out the branch that the pull request is for (`ref` of `actions/checkout` and `pr-base`), commit what earlier steps make, or leave the files out with `!` in `files`. If the base branch has moved on since, start a new run: a re-run checks the same commit again.",
  },
  MAX_REMOVAL_EXCEEDED: {
    retryable: false,
    cause:
      "More IDs are gone than is usual; the wrong lists, the wrong `type` or a fault at X look like this, too.",
    hint: "Look at the violations in the artifact, which lists them with `artifact-contents: results`. If they are right, run once with `approve-removal` set to the digest, which lets exactly this removal through, or raise `max-removal`. Nothing was written.",
  },
  CHECK_STUCK: {
    retryable: false,
    cause:
      "Something outside, for example a server that never finishes its answer, held the check after `timeout-minutes`.",
    hint: runAgain,
  },
  GITHUB_UNAUTHORIZED: {
    retryable: false,
    cause: "The token is wrong, was revoked or has expired; the token of a GitHub App lasts one hour.",
    hint: "Check `github-token`, and the secret or the step that it comes from.",
  },
  GITHUB_TOKEN_EXPIRED: {
    retryable: false,
    cause:
      "The token has most likely expired while X worked: the token of a GitHub App lasts one hour, and a check can take longer.",
    hint: "Run the workflow again: the pull request is then made from X's finished result, and no new job is paid for. To prevent it, check with `on-violation: report` first, then make the token, then run the step again with `on-violation: pull-request`, as in examples/workflows/app-token.yml.",
  },
  GITHUB_PERMISSION_MISSING: {
    retryable: false,
    cause:
      "The job's `permissions:` do not grant it, and where none are written the repository's default is to read only.",
    hint: "Add `permissions: { contents: write, pull-requests: write }` to the job (and `issues: write` for labels that do not exist yet).",
  },
  GITHUB_RULESET: {
    retryable: false,
    cause:
      "A ruleset or a branch protection rule covers the name of this branch, and the token is not among those that may bypass it.",
    hint: "Exclude the branch of the pull request from the rule (Settings, Rules or Branches), or choose a name outside of it with `pr-branch`.",
  },
  GITHUB_ACCESS_DENIED: {
    retryable: false,
    cause: "A setting of the repository, its organization or its account keeps the token out.",
    hint: "Ask an owner of the repository or organization; GitHub's own words name the setting.",
  },
  GITHUB_CERTIFICATE: {
    retryable: false,
    cause:
      "GitHub Enterprise Server has a certificate of a private authority that Node.js does not know, a proxy or firewall that inspects TLS traffic answers in GitHub's place, or this machine's clock is wrong.",
    hint: "Set `NODE_EXTRA_CA_CERTS` on the runner to a file that holds the authority's certificate (PEM); git gets it from there, too. If the certificate has expired or is not valid yet, check the machine's clock first.",
  },
  GITHUB_NOT_FOUND: {
    retryable: false,
    cause: "The branch or repository does not exist, or the token may not see it: GitHub answers both alike.",
    hint: "Check `pr-base`, and that `github-token` may read this repository (`permissions: { contents: read }`).",
  },
  GITHUB_RATE_LIMITED: {
    retryable: false,
    cause:
      "GitHub limits how often a token may ask in an hour, and the repository's other workflows share the limit of `GITHUB_TOKEN`.",
    hint: `${runAgain} For the limit to be waited for, give the step more time: \`timeout-minutes\` of the action, and of the job. The token of a GitHub App has a limit of its own.`,
  },
  GITHUB_UNAVAILABLE: {
    retryable: false,
    cause:
      "The connection or GitHub itself failed several times in a row, or was silent for minutes. GitHub's status page may say more.",
    hint: runAgain,
  },
  GITHUB_FAILED: {
    retryable: false,
    cause: "GitHub refused the request for a reason that this action does not know.",
    hint: "Follow GitHub's own words and their link, if there are any. If there are none and the next run fails as well, report it with this line.",
  },
  PULL_REQUESTS_NOT_ALLOWED: {
    retryable: false,
    cause:
      "A setting of the repository or its organization keeps workflows from it, and it is off by default.",
    hint: 'Turn on "Allow GitHub Actions to create and approve pull requests" (Settings, Actions, General), or pass the token of a GitHub App as `github-token`.',
  },
  DRAFTS_NOT_SUPPORTED: {
    retryable: false,
    cause: "Private repositories of free accounts have no draft pull requests.",
    hint: "Set `pr-draft: false`.",
  },
  GIT_UNAVAILABLE: {
    retryable: false,
    cause: "The runner has no git, or one that is too old for a push without a checkout.",
    hint: "Install git 2.31 or newer on the runner, or write `commit-via: api`.",
  },
  BRANCH_NAME_BLOCKED: {
    retryable: false,
    cause: "Git keeps branches as files: `a/b` needs a folder `a`, which cannot be where a branch `a` is.",
    hint: "Delete or rename the other branch, or set `pr-branch` to a name outside of it.",
  },
  BRANCH_NOT_OURS: {
    retryable: false,
    cause:
      "Somebody committed to the branch by hand, or it is of before `bearer-token` or the repository's name was changed. Nothing was overwritten.",
    hint: "Merge the pull request, take the commits off its branch, write `pr-on-human-commits: overwrite`, or choose another branch with `pr-branch`.",
  },
  BRANCH_IS_BASE: {
    retryable: false,
    cause:
      "Removals are proposed and never committed to the base or the default branch. Upper and lower case count as the same.",
    hint: "Set `pr-branch` to another name, or leave it out: then a branch of its own is named after the lists.",
  },
  BRANCH_OF_OTHER_BASE: {
    retryable: false,
    cause:
      "Several runs share one `pr-branch` and propose to different bases, or run on different branches, or the history of the base was rewritten. The branch was left as it is, because moving it would bring commits into the pull request that are not the base's.",
    hint: "Give each base its own `pr-branch`, or leave it out: then each gets one. Otherwise close the other pull request, and delete the branch if it holds nothing but that proposal.",
  },
  BRANCH_OF_OTHER_INPUTS: {
    retryable: false,
    cause:
      "Two steps share one `pr-branch`, or an input that changes what is proposed (`files`, `field`, `format`, `type`, `config`, `keep-reasons`, `on-scrub`, `on-refetch` or the base) was changed while the proposal is open. The branch was left as it is: else each step would replace the proposal of the other.",
    hint: "Give each step its own `pr-branch`, or leave it out: then each gets one. If you changed the inputs, merge or close the pull request and delete its branch, if it holds nothing but that proposal, or name another `pr-branch`.",
  },
  BRANCH_TAKEN: {
    retryable: false,
    cause:
      "The branch that `pr-branch` names may be where somebody works. What this action never proposed on it is not overwritten, whatever `pr-on-human-commits` says.",
    hint: "Choose another name for `pr-branch`, or leave it out: then a branch of its own is named after the lists. If nobody needs the branch, delete it.",
  },
  PROPOSAL_HOLDS_MORE: {
    retryable: false,
    cause:
      "Somebody pushed a commit that has the message of this action, or something else that the action did not make, or a run that checked more files made the proposal. A proposal may only remove or scrub entries of the checked files.",
    hint: "Review the commits on the branch. Then close its pull request and delete the branch, set `pr-on-human-commits: overwrite`, or choose another branch with `pr-branch`.",
  },
  PROPOSAL_UNREADABLE: {
    retryable: false,
    cause: "Another version of this action made the proposal, and reads or writes such lists in another way.",
    hint: "Run again when all results are there, or merge or close the pull request. It was left as it is.",
  },
  BRANCH_RACE: {
    retryable: true,
    cause: "Others kept writing to the branch at the same time.",
    hint: runAgain,
  },
  FILE_NOT_COMMITTABLE: {
    retryable: false,
    cause:
      "It is a symbolic link, a submodule, a workflow, kept in Git LFS, or a Parquet file; a commit would put something else in its place, or cannot be written.",
    hint: "Leave the file out with `!` in `files`, or keep it in the repository as a regular file without Git LFS.",
  },
  FILE_TOO_LARGE_TO_COMMIT: {
    retryable: false,
    cause: "GitHub takes at most 40 MiB a file by its API, and 100 MiB in a push.",
    hint: "Split the file into smaller ones, or let git push it with `commit-via: git`, which takes up to 100 MiB.",
  },
  COMMIT_DIFFERS: {
    retryable: true,
    cause: "GitHub stored other bytes than were sent, so the branch was not moved.",
    hint: runAgain,
  },
  RUNNER_NOT_WRITABLE: {
    retryable: false,
    cause:
      "In a container, the step's user is probably not the runner's user; on a self-hosted runner, the disk may be full or the files may belong to another user.",
    hint: "In a container job, set `options: --user root`, or a user ID that may write the runner's files (1001 on GitHub's runners). Else free the disk, or correct the owner of the runner's `_work/_temp`.",
  },
  CANCELLED: {
    retryable: false,
    cause: "Somebody cancelled the run, a newer one took its place, or the job's `timeout-minutes` are over.",
    hint: runAgain,
  },
  INTERNAL: {
    retryable: false,
    cause: "This is a defect of the action.",
    hint: "Report it with the version and this line.",
  },
} as const satisfies Readonly<Record<string, ErrorEntry>>;

export type ActionErrorCode = keyof typeof actionErrorTable;
