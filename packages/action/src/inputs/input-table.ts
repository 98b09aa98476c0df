import { idForms, tableSeparators, violationReasons } from "@x-batch-compliance/core";
import { embeddedPostsWays, explainFormat, formats, quotings } from "@x-batch-compliance/core/config";
import { maxRemovalAdvice, parseMaxRemoval } from "@x-batch-compliance/core/text";
import { z } from "zod";
import { removalsDigestDigits, removalsDigestPattern } from "../text/removals-digest.ts";
import { isBranchName } from "./branch-name.ts";
import type { CamelCase } from "./camel-case.ts";
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

interface InputEntry<T> {
  readonly default: string;
  readonly schema: FieldSchema<T>;
}

/** @param fallback What the input is where it is not set, as action.yml has it. */
function input<T>(fallback: string, schema: FieldSchema<T>): InputEntry<T> {
  return { default: fallback, schema };
}

const text: FieldSchema<string> = z.string();
/** X keeps results for seven days: what is older can be neither reused nor used instead. */
const resultsKeptMinutes = 10_080;
/** A paid App is charged for every status request, and X asks for 30 to 60 seconds. */
export const leastPollSeconds = 5;
/** Less is not enough to ask X for its jobs, create one and send the IDs. */
export const leastTimeoutMinutes = 1;
const branch = optionalText.refine(
  (name) => name === undefined || isBranchName(name),
  "must be a valid branch name without `refs/heads/`; `HEAD`, a commit's SHA and `gh-readonly-queue/` are not allowed.",
);
const logins = list.transform((names) => names.map((name) => name.replace(/^@/, "")));
const draftModes = { false: "never", true: "create", create: "create", always: "always" } as const;

// biome-ignore-start lint/suspicious/noTemplateCurlyInString: an expression of workflows, to be copied.
const isMissing =
  "is missing. Pass the App's bearer token from a secret: `${{ secrets.X_BEARER_TOKEN }}`. If the workflow does, check that this repository has a secret of that name; runs of Dependabot have their own secrets.";
const isExpression =
  "is an expression that was not evaluated, and not the token. Write it with its braces: `${{ secrets.X_BEARER_TOKEN }}`.";
// biome-ignore-end lint/suspicious/noTemplateCurlyInString: as above.

/**
 * Every input: what it is where it is not set, and how its text is read. All else that there is to know of an input,
 * from the names to the types, is derived from here. Messages say what to write instead and never hold the value.
 */
export const inputTable = {
  "bearer-token": input(
    "",
    z
      .string()
      .min(1, isMissing)
      .refine((text) => !/^\s*(?:\$\{\{|(?:secrets|env|vars)\.\w+\s*$)/.test(text), isExpression),
  ),
  files: input("", globs),
  type: input("tweets", oneOf("tweets", "users")),
  "on-violation": input("fail", oneOf("fail", "pull-request", "report")),
  format: input(
    "auto",
    z.string().transform((word, context) => {
      const known = formats.find((format) => format === word);
      if (known !== undefined) return known;
      context.addIssue(explainFormat(word));
      return z.NEVER;
    }),
  ),
  field: input("", list),
  quoting: input("auto", oneOf(...quotings)),
  separator: input("auto", oneOf("auto", ...tableSeparators)),
  "id-form": input("auto", oneOf("auto", ...idForms)),
  "embedded-posts": input("remove", oneOf(...embeddedPostsWays)),
  "allow-empty": input("false", yesOrNo),
  config: input("", optionalText),
  "keep-reasons": input(
    "",
    list.refine(
      (words) => words.every((word) => violationReasons.includes(word)),
      `must be reasons out of ${violationReasons.join(", ")}.`,
    ),
  ),
  "max-removal": input(
    "50%",
    z.string().transform((limit, context) => {
      const parsed = parseMaxRemoval(limit);
      if (parsed !== undefined) return parsed;
      context.addIssue(maxRemovalAdvice);
      return z.NEVER;
    }),
  ),
  "approve-removal": input(
    "",
    optionalText.refine(
      (digest) => digest === undefined || new RegExp(`^${removalsDigestPattern}$`).test(digest),
      `set it to the digest that the error gives, ${removalsDigestDigits} hexadecimal digits.`,
    ),
  ),
  "on-scrub": input("auto", oneOf("auto", "remove", "keep")),
  "on-refetch": input("keep", oneOf("keep", "scrub")),
  "on-bad-entry": input("fail", oneOf("fail", "keep")),
  "on-unverified": input("fail", oneOf("fail", "report")),
  "require-proof": input("consistent", oneOf("consistent", "proven")),
  "timeout-minutes": input(
    "300",
    numberWithin({ least: leastTimeoutMinutes, leastOfSandbox: 0, most: 50_400, unit: "minutes" }),
  ),
  "on-timeout": input("fail", oneOf("fail", "report")),
  wait: input("true", yesOrNo),
  "poll-interval-seconds": input(
    "30",
    numberWithin({ least: leastPollSeconds, leastOfSandbox: 0.001, most: 3600, unit: "seconds" }),
  ),
  "reuse-within-minutes": input("360", numberWithin({ least: 0, most: resultsKeptMinutes, unit: "minutes" })),
  "max-age-minutes": input("2880", numberWithin({ least: 0, most: resultsKeptMinutes, unit: "minutes" })),
  "job-name": input(
    "",
    optionalText.refine(
      (name) => name === undefined || /^[A-Za-z0-9_.-]{1,22}$/.test(name),
      "must be at most 22 letters, digits, dots, dashes or underscores.",
    ),
  ),
  "marker-lines": input("true", yesOrNo),
  "max-ids-per-job": input("6000000", numberWithin({ least: 1, most: 6_000_000, unit: "IDs", whole: true })),
  "artifact-name": input(
    "x-compliance",
    z.string().regex(/^[^":<>|*?\r\n\\/]{1,200}$/, 'must be a name without " : < > | * ? \\ or /.'),
  ),
  "artifact-retention-days": input(
    "",
    optional(numberWithin({ least: 1, most: 400, unit: "days", whole: true })),
  ),
  "artifact-contents": input("auto", oneOf("auto", "results", "report", "none")),
  "artifact-report": input("false", yesOrNo),
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of workflows, filled in by the runner.
  "github-token": input("${{ github.token }}", text),
  "pr-branch": input("", branch),
  "pr-base": input("", branch),
  "pr-title": input(
    "",
    optionalText.refine((title) => (title?.length ?? 0) <= 256, "must be at most 256 characters."),
  ),
  "pr-body": input("", optionalText),
  "pr-body-file": input("", optionalText),
  "pr-labels": input("", list),
  "pr-assignees": input("", logins),
  "pr-reviewers": input("", logins),
  "pr-team-reviewers": input("", logins),
  "pr-milestone": input("", optionalText),
  "pr-auto-merge": input(
    "false",
    oneOf("false", "merge", "squash", "rebase").transform((way) => (way === "false" ? undefined : way)),
  ),
  "pr-draft": input(
    "false",
    z
      .string()
      .toLowerCase()
      .pipe(oneOf("false", "true", "create", "always"))
      .transform((mode) => draftModes[mode]),
  ),
  "pr-on-human-commits": input("stop", oneOf("stop", "overwrite")),
  "commit-message": input("", optionalText),
  "commit-via": input("auto", oneOf("auto", "api", "git")),
  "show-ids": input("false", yesOrNo),
  "dry-run": input("false", yesOrNo),
  "x-api-url": input("https://api.x.com", text),
};

export type InputName = keyof typeof inputTable;

/** Every input as text; unset ones hold their default. */
export type RawInputs = Readonly<Record<InputName, string>>;

/** What the user asked for, each input by its name in camel case and in the unit that the name says. */
export type Inputs = {
  readonly [Name in InputName as CamelCase<Name>]: z.output<(typeof inputTable)[Name]["schema"]>;
};

export function listInputNames(): readonly InputName[] {
  return Object.keys(inputTable) as InputName[];
}
