import type { ErrorEntry } from "@x-batch-compliance/core";

const runAgain = "Run the workflow again: the X job is found by its name and reused at no extra cost.";

/**
 * Every way in which the workflow step fails, besides those of core: entries as core's. `retryable`:
 * reading, computing and writing may succeed if everything is done again at once.
 */
export const actionErrorTable = {
  INPUT_INVALID: {
    retryable: false,
    cause: "The workflow, `config` or a list contains something invalid.",
    hint: "Correct the listed faults. Nothing was sent or written.",
  },
  EVENT_REFUSED: {
    retryable: false,
    cause:
      "On this event, untrusted people can choose the code or the files, which could expose the tokens to them.",
    hint: "Run the check on `schedule`, `workflow_dispatch` or `push`.",
  },
  NOT_IN_A_REPOSITORY: {
    retryable: false,
    cause:
      "The files are outside the workflow's repository, were downloaded without it, or are not committed to the base branch.",
    hint: "Run `actions/checkout` before this step, with git 2.18 or newer on the runner: without git, it downloads only the files.",
  },
  VIOLATIONS_NOT_ON_BASE: {
    retryable: false,
    cause:
      "The checked files differ from those on the base branch: an earlier step created or changed them, another branch or an older commit is checked out, the entries were moved to other files of the base branch while X worked, or the repository stores the files in another form.",
    hint: "Check out the branch that the pull request is for (`ref` of `actions/checkout` and `pr-base`), commit what earlier steps create, or exclude the files with `!` in `files`. If the base branch has moved since, start a new run: a re-run checks the same commit again.",
  },
  MAX_REMOVAL_EXCEEDED: {
    retryable: false,
    cause:
      "Unusually many IDs are affected. The wrong lists, the wrong `type` or a fault at X can also cause this.",
    hint: "Review the violations in the artifact (they are in it with `artifact-contents: results`). If they are correct, run once with `approve-removal` set to the digest, which allows exactly this removal, or raise `max-removal`. Nothing was written.",
  },
  CHECK_STUCK: {
    retryable: false,
    cause:
      "Something external, for example a server that never finishes its response, kept the check from ending after `timeout-minutes`.",
    hint: runAgain,
  },
  GITHUB_UNAUTHORIZED: {
    retryable: false,
    cause: "The token is wrong, was revoked or has expired. The token of a GitHub App is valid for one hour.",
    hint: "Check `github-token` and the secret or step that provides it.",
  },
  GITHUB_TOKEN_EXPIRED: {
    retryable: false,
    cause:
      "The token has most likely expired while X worked: the token of a GitHub App is valid for one hour, and a check can take longer.",
    hint: "Run the workflow again: the pull request is then opened from X's finished result, at no extra cost. To prevent this, check with `on-violation: report` first, then create the token, then run the step again with `on-violation: pull-request`, as in examples/workflows/app-token.yml.",
  },
  GITHUB_PERMISSION_MISSING: {
    retryable: false,
    cause:
      "The job's `permissions:` do not grant it. Without `permissions:`, the repository's default applies, which is usually read-only.",
    hint: "Add `permissions: { contents: write, pull-requests: write }` to the job (and `issues: write` for labels that do not exist yet).",
  },
  GITHUB_RULESET: {
    retryable: false,
    cause:
      "A ruleset or a branch protection rule covers the name of this branch, and the token is not among those that may bypass it.",
    hint: "Exclude the branch of the pull request from the rule (Settings, Rules or Branches), or set `pr-branch` to a name that the rule does not cover.",
  },
  GITHUB_ACCESS_DENIED: {
    retryable: false,
    cause: "A setting of the repository, its organization or its account blocks the token.",
    hint: "Ask an owner of the repository or organization. GitHub's own message names the setting.",
  },
  GITHUB_CERTIFICATE: {
    retryable: false,
    cause:
      "GitHub Enterprise Server uses a certificate from a private authority that Node.js does not trust, a proxy or firewall that inspects TLS traffic answers instead of GitHub, or this machine's clock is wrong.",
    hint: "Set `NODE_EXTRA_CA_CERTS` on the runner to a file that contains the authority's certificate (PEM). It is used for git too. If the certificate has expired or is not valid yet, check the machine's clock first.",
  },
  GITHUB_NOT_FOUND: {
    retryable: false,
    cause:
      "The branch or repository does not exist, or the token cannot see it: GitHub gives the same answer to both.",
    hint: "Check `pr-base`, and that `github-token` may read this repository (`permissions: { contents: read }`).",
  },
  GITHUB_RATE_LIMITED: {
    retryable: false,
    cause:
      "GitHub limits the requests of a token per hour, and all workflows of the repository share the limit of `GITHUB_TOKEN`.",
    hint: `${runAgain} To make the step wait for the limit, raise \`timeout-minutes\` of the action and of the job. The token of a GitHub App has its own limit.`,
  },
  GITHUB_UNAVAILABLE: {
    retryable: false,
    cause:
      "The connection or GitHub itself failed several times in a row, or did not respond for minutes. Check GitHub's status page.",
    hint: runAgain,
  },
  GITHUB_FAILED: {
    retryable: false,
    cause: "GitHub refused the request for a reason that this action does not recognise.",
    hint: "Follow GitHub's own message and its link, if there is one. If there is none and the next run fails as well, report the error with this line.",
  },
  PULL_REQUESTS_NOT_ALLOWED: {
    retryable: false,
    cause: "A setting of the repository or its organization, which is off by default, does not allow it.",
    hint: 'Turn on "Allow GitHub Actions to create and approve pull requests" (Settings, Actions, General), or pass the token of a GitHub App as `github-token`.',
  },
  DRAFTS_NOT_SUPPORTED: {
    retryable: false,
    cause: "Draft pull requests are not available in private repositories of free accounts.",
    hint: "Set `pr-draft: false`.",
  },
  GIT_UNAVAILABLE: {
    retryable: false,
    cause: "Git is not installed on the runner, or is too old for a push without a checkout.",
    hint: "Install git 2.31 or newer on the runner, or set `commit-via: api`.",
  },
  BRANCH_NAME_BLOCKED: {
    retryable: false,
    cause: "Git stores branches as files: `a/b` needs a folder `a`, which cannot exist beside a branch `a`.",
    hint: "Delete or rename the other branch, or set `pr-branch` to a name that does not start with it.",
  },
  BRANCH_NOT_OURS: {
    retryable: false,
    cause:
      "Somebody committed to the branch, or the branch is older than a change of `bearer-token` or of the repository's name. Nothing was overwritten.",
    hint: "Merge the pull request, remove the commits from its branch, set `pr-on-human-commits: overwrite`, or set another `pr-branch`.",
  },
  BRANCH_IS_BASE: {
    retryable: false,
    cause:
      "Removals are only ever proposed, never committed to the base or the default branch. Upper and lower case are treated as equal.",
    hint: "Set `pr-branch` to another name, or leave it out: a separate branch is then named after the lists.",
  },
  BRANCH_OF_OTHER_BASE: {
    retryable: false,
    cause:
      "Several runs share one `pr-branch` but have different bases or run on different branches, or the history of the base was rewritten. The branch was left as it is, because moving it would add commits to the pull request that are not on the base.",
    hint: "Set a different `pr-branch` for each base, or leave it out: each then gets its own. Otherwise close the other pull request, and delete the branch if it contains only that proposal.",
  },
  BRANCH_OF_OTHER_INPUTS: {
    retryable: false,
    cause:
      "Two steps share one `pr-branch`, or an input that changes what is proposed (`files`, `field`, `format`, `type`, `config`, `keep-reasons`, `on-scrub`, `on-refetch` or the base) was changed while the pull request is open. The branch was left as it is; otherwise each step would replace the pull request of the other.",
    hint: "Set a different `pr-branch` for each step, or leave it out: each then gets its own. If you changed the inputs, merge or close the pull request and delete its branch if it contains only that proposal, or set another `pr-branch`.",
  },
  BRANCH_TAKEN: {
    retryable: false,
    cause:
      "Somebody may be working on the branch that `pr-branch` names. A branch that this action did not create is never overwritten, whatever `pr-on-human-commits` says.",
    hint: "Set another `pr-branch`, or leave it out: a separate branch is then named after the lists. If nobody needs the branch, delete it.",
  },
  PROPOSAL_HOLDS_MORE: {
    retryable: false,
    cause:
      "Somebody pushed a commit with the message of this action, or other content that the action did not create, or the pull request was created by a run that checked more files. A pull request may only remove or scrub entries of the checked files.",
    hint: "Review the commits on the branch. Then close its pull request and delete the branch, set `pr-on-human-commits: overwrite`, or set another `pr-branch`.",
  },
  PROPOSAL_UNREADABLE: {
    retryable: false,
    cause:
      "The pull request was created by another version of this action, which reads or writes such lists differently.",
    hint: "Run again when all results are available, or merge or close the pull request. It was left as it is.",
  },
  BRANCH_RACE: {
    retryable: true,
    cause: "Somebody else kept pushing to the branch at the same time.",
    hint: runAgain,
  },
  FILE_NOT_COMMITTABLE: {
    retryable: false,
    cause:
      "It is a symbolic link, a submodule, a workflow, a Parquet file, or stored in Git LFS. A commit would replace it with something else, or is not possible.",
    hint: "Exclude the file with `!` in `files`, or store it in the repository as a regular file without Git LFS.",
  },
  FILE_TOO_LARGE_TO_COMMIT: {
    retryable: false,
    cause: "GitHub accepts files of up to 40 MiB through its API, and of up to 100 MiB in a push.",
    hint: "Split the file into smaller ones, or push it with git (`commit-via: git`), which allows up to 100 MiB.",
  },
  COMMIT_DIFFERS: {
    retryable: true,
    cause: "GitHub stored different bytes from those that were sent, so the branch was not moved.",
    hint: runAgain,
  },
  RUNNER_NOT_WRITABLE: {
    retryable: false,
    cause:
      "In a container, the step's user is probably not the runner's user; on a self-hosted runner, the disk may be full or the files may belong to another user.",
    hint: "In a container job, set `options: --user root`, or a user ID that can write the runner's files (1001 on GitHub's runners). Otherwise free space on the disk, or correct the owner of the runner's `_work/_temp`.",
  },
  CANCELLED: {
    retryable: false,
    cause: "Somebody cancelled the run, a newer run replaced it, or the job's `timeout-minutes` have passed.",
    hint: runAgain,
  },
  INTERNAL: {
    retryable: false,
    cause: "This is a bug in the action.",
    hint: "Report it with the version of the action and this line.",
  },
} as const satisfies Readonly<Record<string, ErrorEntry>>;

export type ActionErrorCode = keyof typeof actionErrorTable;
