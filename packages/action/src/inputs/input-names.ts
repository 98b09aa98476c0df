/** Every input and what it is when it is not set. The same as action.yml, which a test holds. */
export const inputDefaults = {
  "bearer-token": "",
  files: "",
  type: "tweets",
  "on-violation": "fail",
  format: "auto",
  field: "",
  config: "",
  "keep-reasons": "",
  "max-removal": "50%",
  "approve-removal": "",
  "on-bad-entry": "fail",
  "on-unverified": "fail",
  "require-proof": "consistent",
  "timeout-minutes": "300",
  "on-timeout": "fail",
  wait: "true",
  "poll-interval-seconds": "30",
  "reuse-within-minutes": "360",
  "job-name": "",
  "max-ids-per-job": "6000000",
  "artifact-name": "x-compliance",
  "artifact-retention-days": "",
  "artifact-contents": "results",
  "artifact-report": "false",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of workflows, filled in by the runner.
  "github-token": "${{ github.token }}",
  "pr-branch": "",
  "pr-base": "",
  "pr-title": "",
  "pr-body": "",
  "pr-body-file": "",
  "pr-labels": "",
  "pr-assignees": "",
  "pr-reviewers": "",
  "pr-team-reviewers": "",
  "pr-milestone": "",
  "pr-auto-merge": "false",
  "pr-draft": "false",
  "pr-on-human-commits": "stop",
  "commit-message": "",
  "commit-via": "auto",
  "show-ids": "false",
  "dry-run": "false",
  "x-api-url": "https://api.x.com",
} as const;

/** The name of an input, as the workflow writes it. */
export type InputName = keyof typeof inputDefaults;

/** Every input as text; unset ones hold their default. */
export type RawInputs = Readonly<Record<InputName, string>>;
