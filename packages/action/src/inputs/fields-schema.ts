import { type JobType, violationReasons } from "@x-batch-compliance/core";
import { z } from "zod";
import { isBranchName } from "./branch-name.ts";
import type { CommitVia, DraftMode, MergeMethod, OnHumanCommits } from "./choices.ts";
import {
  type FieldSchema,
  globs,
  list,
  numberWithin,
  oneOf,
  optional,
  optionalText,
  yesOrNo,
} from "./field-schemas.ts";
import { explainFormat, type Format, formats } from "./formats.ts";
import type { InputName } from "./input-names.ts";
import { type MaxRemoval, maxRemovalForm, parseMaxRemoval } from "./max-removal.ts";

const isText = z.string();
const optionalBranch = optionalText.refine(
  (name) => name === undefined || isBranchName(name),
  "write the name of a branch as git allows it, without `refs/heads/`.",
);
const draftModes = { false: "never", true: "create", create: "create", always: "always" } as const;
const logins = list.transform((names) => names.map((name) => name.replace(/^@/, "")));

/** What each input holds once it is read. */
export interface FieldValues {
  readonly "bearer-token": string;
  readonly files: readonly string[];
  readonly type: JobType;
  readonly "on-violation": "fail" | "pull-request" | "report";
  readonly format: Format;
  readonly field: string | undefined;
  readonly config: string | undefined;
  readonly "keep-reasons": readonly string[];
  readonly "max-removal": MaxRemoval;
  readonly "approve-removal": string | undefined;
  readonly "on-bad-entry": "fail" | "keep";
  readonly "on-unverified": "fail" | "report";
  readonly "require-proof": "consistent" | "proven";
  readonly "timeout-minutes": number;
  readonly "on-timeout": "fail" | "report";
  readonly wait: boolean;
  readonly "poll-interval-seconds": number;
  readonly "reuse-within-minutes": number;
  readonly "job-name": string | undefined;
  readonly "max-ids-per-job": number;
  readonly "artifact-name": string;
  readonly "artifact-retention-days": number | undefined;
  readonly "artifact-contents": "results" | "report" | "none";
  readonly "artifact-report": boolean;
  readonly "github-token": string;
  readonly "pr-branch": string | undefined;
  readonly "pr-base": string | undefined;
  readonly "pr-title": string | undefined;
  readonly "pr-body": string | undefined;
  readonly "pr-body-file": string | undefined;
  readonly "pr-labels": readonly string[];
  readonly "pr-assignees": readonly string[];
  readonly "pr-reviewers": readonly string[];
  readonly "pr-team-reviewers": readonly string[];
  readonly "pr-milestone": string | undefined;
  readonly "pr-auto-merge": MergeMethod | undefined;
  readonly "pr-draft": DraftMode;
  readonly "pr-on-human-commits": OnHumanCommits;
  readonly "commit-message": string | undefined;
  readonly "commit-via": CommitVia;
  readonly "show-ids": boolean;
  readonly "dry-run": boolean;
  readonly "x-api-url": string;
}

type Fields = { readonly [Name in InputName]: FieldSchema<FieldValues[Name]> };

/** Reads each input by itself. Messages say what to write instead and never hold the value. */
export const fieldsSchema: z.ZodObject<Fields> = z.object<Fields>({
  "bearer-token": isText.min(
    1,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of workflows, to be copied.
    "is missing. Pass the App's bearer token from a secret: `${{ secrets.X_BEARER_TOKEN }}`.",
  ),
  files: globs,
  type: oneOf("tweets", "users"),
  "on-violation": oneOf("fail", "pull-request", "report"),
  format: isText.transform((text, context) => {
    const known = formats.find((name) => name === text);
    if (known !== undefined) return known;
    context.addIssue(explainFormat(text));
    return z.NEVER;
  }),
  field: optionalText,
  config: optionalText,
  "keep-reasons": list.refine(
    (words) => words.every((word) => violationReasons.includes(word)),
    `write reasons out of ${violationReasons.join(", ")}.`,
  ),
  "max-removal": isText.transform((text, context) => {
    const limit = parseMaxRemoval(text);
    if (limit !== undefined) return limit;
    context.addIssue(maxRemovalForm);
    return z.NEVER;
  }),
  "approve-removal": optionalText.refine(
    (digest) => digest === undefined || /^[0-9a-f]{32}$/.test(digest),
    "write the digest that the refusal names, 32 hexadecimal digits.",
  ),
  "on-bad-entry": oneOf("fail", "keep"),
  "on-unverified": oneOf("fail", "report"),
  "require-proof": oneOf("consistent", "proven"),
  "timeout-minutes": numberWithin({ least: 0, most: 50_400, unit: "minutes", factor: 60_000 }),
  "on-timeout": oneOf("fail", "report"),
  wait: yesOrNo,
  "poll-interval-seconds": numberWithin({ least: 0, most: 3600, unit: "seconds", factor: 1000 }),
  "reuse-within-minutes": numberWithin({ least: 0, most: 10_080, unit: "minutes", factor: 60_000 }),
  "job-name": optionalText.refine(
    (name) => name === undefined || /^[A-Za-z0-9_.-]{1,22}$/.test(name),
    "write up to 22 letters, digits, dots, dashes or underscores.",
  ),
  "max-ids-per-job": numberWithin({ least: 1, most: 6_000_000, unit: "IDs", whole: true }),
  "artifact-name": isText.regex(/^[^":<>|*?\r\n\\/]{1,200}$/, 'write a name without " : < > | * ? \\ or /.'),
  "artifact-retention-days": optional(numberWithin({ least: 1, most: 400, unit: "days", whole: true })),
  "artifact-contents": oneOf("results", "report", "none"),
  "artifact-report": yesOrNo,
  "github-token": isText,
  "pr-branch": optionalBranch,
  "pr-base": optionalBranch,
  "pr-title": optionalText.refine((title) => (title?.length ?? 0) <= 256, "write at most 256 characters."),
  "pr-body": optionalText,
  "pr-body-file": optionalText,
  "pr-labels": list,
  "pr-assignees": logins,
  "pr-reviewers": logins,
  "pr-team-reviewers": logins,
  "pr-milestone": optionalText,
  "pr-auto-merge": oneOf("false", "merge", "squash", "rebase").transform((method) =>
    method === "false" ? undefined : method,
  ) as FieldSchema<MergeMethod | undefined>,
  "pr-draft": isText
    .toLowerCase()
    .pipe(oneOf("false", "true", "create", "always"))
    .transform((mode) => draftModes[mode]),
  "pr-on-human-commits": oneOf("stop", "overwrite"),
  "commit-message": optionalText,
  "commit-via": oneOf("auto", "api", "git"),
  "show-ids": yesOrNo,
  "dry-run": yesOrNo,
  "x-api-url": isText,
});
