import type { Fault } from "@x-batch-compliance/core";
import type { CommitVia, DraftMode, MergeMethod, OnHumanCommits } from "./choices.ts";
import { findCrossFaults } from "./cross-faults.ts";
import { type FieldValues, fieldsSchema } from "./fields-schema.ts";
import type { RawInputs } from "./input-names.ts";
import { type ListInputs, type ListReading, readLists, toListInputs } from "./list-inputs.ts";
import { readRawInputs } from "./read-raw-inputs.ts";

/** What the user asked for: read once, at the edge, and never changed. */
export interface Inputs {
  readonly bearerToken: string;
  readonly lists: ListInputs;
  readonly onViolation: "fail" | "pull-request" | "report";
  readonly onUnverified: "fail" | "report";
  readonly requireProof: "consistent" | "proven";
  readonly onTimeout: "fail" | "report";
  readonly timeoutMs: number;
  readonly wait: boolean;
  readonly pollIntervalMs: number;
  readonly reuseWithinMs: number;
  readonly maxIdsPerJob: number;
  readonly jobName: string | undefined;
  readonly apiUrl: string;
  /** Digest of a removal that may go beyond `max-removal`. */
  readonly approvedRemoval: string | undefined;
  readonly artifact: ArtifactInputs;
  /** `report.html` is uploaded by itself, too, so that it opens in the browser. */
  readonly artifactReport: boolean;
  readonly githubToken: string;
  readonly pullRequest: PullRequestInputs;
  readonly showIds: boolean;
  readonly dryRun: boolean;
}

/** The inputs about the artifact. */
export interface ArtifactInputs {
  readonly name: string;
  readonly retentionDays: number | undefined;
  readonly contents: "results" | "report" | "none";
}

/** The inputs about the pull request. */
export interface PullRequestInputs {
  readonly branch: string | undefined;
  readonly base: string | undefined;
  readonly title: string | undefined;
  readonly body: string | undefined;
  readonly bodyFile: string | undefined;
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
  readonly reviewers: readonly string[];
  readonly teamReviewers: readonly string[];
  /** Title or number. */
  readonly milestone: string | undefined;
  readonly autoMerge: MergeMethod | undefined;
  readonly draft: DraftMode;
  readonly onHumanCommits: OnHumanCommits;
  readonly commitMessage: string | undefined;
  readonly commitVia: CommitVia;
}

/** What was read, or everything that is wrong with it. */
export interface InputsReading {
  readonly inputs: Inputs | undefined;
  readonly faults: readonly Fault[];
  /** There even if other inputs are wrong, so that the files' faults can be listed too. */
  readonly lists: ListReading;
  /** As they came, to be masked before anything is printed. */
  readonly secrets: readonly string[];
  /** As it came, and empty if it is not set: the forms in which it is sent have to be masked, too. */
  readonly githubToken: string;
}

/** Reads every input from the runner's environment. */
export function readInputs(environment: NodeJS.ProcessEnv): InputsReading {
  const { raw, faults: unknown } = readRawInputs(environment);
  const parsed = fieldsSchema.safeParse(raw);
  const faults = [
    ...unknown,
    ...(parsed.error?.issues ?? []).map(({ path, message }) => ({
      message: `\`${String(path[0])}\`: ${message}`,
    })),
    ...findCrossFaults(raw),
  ];
  return {
    inputs: parsed.success && faults.length === 0 ? toInputs(parsed.data) : undefined,
    faults,
    lists: readLists(raw),
    secrets: listSecrets(raw),
    githubToken: raw["github-token"],
  };
}

function listSecrets(raw: RawInputs): readonly string[] {
  const tokens = [raw["bearer-token"], raw["github-token"]].filter((token) => token !== "");
  return [...new Set(tokens.flatMap((token) => [token, encodeURIComponent(token)]))];
}

function toInputs(fields: FieldValues): Inputs {
  return {
    bearerToken: fields["bearer-token"],
    lists: toListInputs(fields),
    onViolation: fields["on-violation"],
    onUnverified: fields["on-unverified"],
    requireProof: fields["require-proof"],
    onTimeout: fields["on-timeout"],
    timeoutMs: fields["timeout-minutes"],
    wait: fields.wait,
    pollIntervalMs: fields["poll-interval-seconds"],
    reuseWithinMs: fields["reuse-within-minutes"],
    maxIdsPerJob: fields["max-ids-per-job"],
    jobName: fields["job-name"],
    apiUrl: fields["x-api-url"],
    approvedRemoval: fields["approve-removal"],
    artifact: {
      name: fields["artifact-name"],
      retentionDays: fields["artifact-retention-days"],
      contents: fields["artifact-contents"],
    },
    artifactReport: fields["artifact-report"],
    githubToken: fields["github-token"],
    pullRequest: {
      branch: fields["pr-branch"],
      base: fields["pr-base"],
      title: fields["pr-title"],
      body: fields["pr-body"],
      bodyFile: fields["pr-body-file"],
      labels: fields["pr-labels"],
      assignees: fields["pr-assignees"],
      reviewers: fields["pr-reviewers"],
      teamReviewers: fields["pr-team-reviewers"],
      milestone: fields["pr-milestone"],
      autoMerge: fields["pr-auto-merge"],
      draft: fields["pr-draft"],
      onHumanCommits: fields["pr-on-human-commits"],
      commitMessage: fields["commit-message"],
      commitVia: fields["commit-via"],
    },
    showIds: fields["show-ids"],
    dryRun: fields["dry-run"],
  };
}
