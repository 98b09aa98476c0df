import type { ActionErrorCode } from "./action-error.ts";

/** Why a failure of each code is what it probably is, in a sentence for its reader. */
export const actionErrorCauses: Readonly<Record<ActionErrorCode, string>> = {
  INPUT_INVALID: "The workflow or the lists hold something that cannot be meant.",
  EVENT_REFUSED:
    "On this event strangers may choose the code or the files, and the token would be within their reach.",
  NOT_IN_A_REPOSITORY: "The repository was not checked out, or the files are outside of it or not committed.",
  MAX_REMOVAL_EXCEEDED:
    "More IDs are gone than is usual; the wrong lists, the wrong `type` or a fault at X look like this, too.",
  GITHUB_UNAUTHORIZED:
    "The token is wrong or has expired; that of a GitHub App dies after one hour, and a check can take longer.",
  GITHUB_PERMISSION_MISSING:
    "The job's `permissions:` do not grant it, and where none are written the repository's default is to read only.",
  GITHUB_RULESET:
    "Its rules hold for the name of this branch, and the token is not among those that may bypass them.",
  GITHUB_NOT_FOUND:
    "The branch or repository does not exist, or the token may not see it: GitHub answers both alike.",
  GITHUB_RATE_LIMITED: "GitHub limits how often a token may ask, and others may share it.",
  GITHUB_UNAVAILABLE: "GitHub did not answer as it should; its status page may tell more.",
  GITHUB_FAILED: "GitHub refuses a request that it documents as right.",
  PULL_REQUESTS_NOT_ALLOWED:
    "A setting of the repository or its organization keeps workflows from it, and it is off by default.",
  GIT_UNAVAILABLE: "The runner has no git, or one that is too old for a push without a checkout.",
  BRANCH_NOT_OURS: "Somebody committed to the branch by hand. Nothing was overwritten.",
  BRANCH_RACE: "Others kept writing to the branch at the same time.",
  FILE_NOT_COMMITTABLE:
    "It is a symbolic link, a submodule, a workflow or kept in Git LFS; a commit would put something else in its place.",
  FILE_TOO_LARGE_TO_COMMIT: "GitHub takes at most 40 MiB a file by its API, and 100 MiB in a push.",
  COMMIT_DIFFERS: "GitHub stored other bytes than were sent, so the branch was not moved.",
  CANCELLED:
    "Somebody cancelled the run, a newer one took its place, or the job's `timeout-minutes` are over.",
  INTERNAL: "This is a defect of the action.",
};
