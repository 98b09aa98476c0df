import {
  datasetFormats,
  idForms,
  type MaxRemoval,
  parseMaxRemoval,
  tableSeparators,
} from "@x-batch-compliance/core/text";
import { flag, list, type Option, oneOf, onUntilNo, text, wholeNumber } from "./option.ts";
import { type ReportTarget, readReportTarget, reportFormats } from "./report-target.ts";

const maxRemoval: Option<MaxRemoval> = {
  ...text(
    "LIMIT",
    "How many distinct IDs may be removed, as a share (50%) or a count (1000). If more would be removed, nothing is written.",
  ),
  initial: { kind: "percent", percent: 50 },
  initialText: "50%",
  read: parseMaxRemoval,
  expects: "a share, for example 50%, or a number of IDs, for example 1000",
};

function reports(help: string): Option<readonly ReportTarget[]> {
  return {
    ...list("FORMAT", help),
    initial: [],
    words: reportFormats,
    tail: "[=FILE]",
    read: readReportTarget,
    expects: "html, json or md, alone or with a file, for example html=report.html",
  };
}

/** X keeps results for seven days. */
const resultsKeptMinutes = 10_080;

/**
 * Every option there is, in the order of `--help`. Help, completion, reading and the types of the values all follow from
 * it; which command takes which is in the table of commands. Names and meanings are the action's inputs where both have them.
 */
export const optionTable = {
  config: text(
    "FILE",
    "YAML file that describes several datasets, as for the action's input config. Its globs are relative to the working directory.",
    "file",
  ),
  // Which IDs, and where they are.
  type: oneOf(["tweets", "users"], "What the IDs identify: tweets (posts) or users."),
  field: list(
    "FIELD,…",
    "Where the ID is: name or number (from 1) of a column, or a path of keys, for example user.id_str or tweets[].id. If several are given, all are checked. Default: the usual names, if only one place is possible.",
  ),
  format: oneOf(
    ["auto", ...datasetFormats],
    "Format of the files. auto decides by the file name, then by the first line, and reports its choice. Files that end in .gz or .zst are decompressed.",
  ),
  quoting: oneOf(
    ["auto", "csv", "none"],
    "What a quotation mark means in a table: csv follows RFC 4180, none treats it as an ordinary character.",
  ),
  separator: oneOf(["auto", ...tableSeparators], "What separates the columns of a table."),
  "id-form": oneOf(
    ["auto", ...idForms],
    "How IDs are written. plain accepts only digits; auto also recognizes the forms that common tools write.",
  ),
  "embedded-posts": oneOf(
    ["remove", "scrub", "ignore"],
    "What to do with entries that contain another post, for example a quoted one, that must be removed: remove the entry, replace the inner post with null, or check only the entry's own ID.",
  ),
  "allow-empty": flag(
    "Accept lists without any IDs. Otherwise they end with exit code 2, because a broken export looks the same.",
  ),
  "on-bad-entry": oneOf(
    ["fail", "keep"],
    "What to do with entries without a valid ID: fail before anything is sent, or keep them as they are.",
  ),

  // What counts.
  "keep-reasons": list(
    "REASON,…",
    "Reasons that do not count as violations, for example protected,scrub_geo.",
  ),
  "on-scrub": oneOf(
    ["auto", "remove", "keep"],
    "What to do where X asks only for the location to be removed. auto blanks --scrub-fields; without any, it keeps entries that contain only IDs and removes the others.",
  ),
  "scrub-fields": list("FIELD,…", "Fields that contain a location, blanked where X asks only for that."),
  "on-refetch": oneOf(
    ["keep", "scrub"],
    "What to do with entries whose post was edited: keep them, or blank --scrub-fields until the content is refetched.",
  ),
  "on-unverified": oneOf(
    ["fail", "report"],
    "Whether IDs that could not be verified end with exit code 3 or are only reported.",
  ),
  "require-proof": oneOf(
    ["consistent", "proven"],
    "The proof required before an ID that is absent from the result counts as compliant.",
  ),

  // What is written.
  output: text(
    "FILE|FOLDER",
    "Where to write: a file, or - for standard output. For fix also a folder, which several lists need; without this option it rewrites the lists in place.",
    "file",
  ),
  "max-removal": maxRemoval,
  "dry-run": flag("Do everything except write files."),
  report: reports(
    "Write the report: html is one self-contained page, json has all counts and proofs, md is for issues and wikis. With =FILE it goes into that file, and the option can be repeated; otherwise it goes to standard output instead of the summary.",
  ),
  "show-ids": flag(
    "List the IDs that must be removed in html and md reports. Otherwise these show only counts.",
  ),
  json: flag("Print events as they happen, and the report, as NDJSON."),
  csv: flag("Print id,type,decision,action,reason for each distinct ID."),
  "results-folder": text(
    "FOLDER",
    "Save results.ndjson, violations.ndjson, refetch.txt and report.json in this folder.",
    "folder",
  ),

  // Jobs at X.
  "job-name": text(
    "NAME",
    "Prefix of the job names at X. Runs with the same prefix and the same IDs share their jobs, also with the action (its input job-name).",
  ),
  name: text(
    "NAME",
    "Use the newest job with this name instead of an ID; the prefix given to --job-name is enough.",
  ),
  wait: onUntilNo("Submit, collect what is ready, and exit without waiting for X."),
  "timeout-minutes": wholeNumber(
    "MINUTES",
    { initial: 300, least: 1, most: 100_000 },
    "How long to wait for X.",
  ),
  "poll-interval-seconds": wholeNumber(
    "SECONDS",
    { initial: 30, least: 5, most: 3_600 },
    "Pause between two checks of a job's status; it grows over time. X charges for each check.",
  ),
  "reuse-within-minutes": wholeNumber(
    "MINUTES",
    { initial: 360, least: 0, most: resultsKeptMinutes },
    "Reuse the result of a job for the same IDs that is younger than this, instead of creating a new job.",
  ),
  "max-age-minutes": wholeNumber(
    "MINUTES",
    { initial: 2_880, least: 0, most: resultsKeptMinutes },
    "Maximum age of a job's result for an ID that is absent from it to count as compliant.",
  ),
  "marker-lines": onUntilNo(
    "Do not add marker lines to uploads. They show that a result is complete, so use this only if X rejects them.",
  ),
  "max-ids-per-job": wholeNumber(
    "COUNT",
    { initial: 6_000_000, least: 1, most: 6_000_000 },
    "Maximum number of IDs in one job.",
  ),
  status: list(
    "STATUS,…",
    "Show only jobs with this status: created, in_progress, complete, failed or expired.",
  ),
  probe: flag("Create one job of three lines, for a few cents, and report the form of X's answers."),

  // How it is shown.
  verbose: flag("Show everything that X says about the job, except its signed URLs."),
  "json-output": flag("Print the job as JSON; list prints one job per line."),
  "hide-progress": flag("Show no progress."),

  // For every command.
  "token-file": text(
    "FILE",
    "Read the bearer token from this file instead of X_BEARER_TOKEN or BEARER_TOKEN.",
    "file",
  ),
  "api-url": text(
    "URL",
    "Origin of X's API, for tests against a sandbox. Default: X_API_URL, else https://api.x.com.",
  ),
  help: flag("Show help for all commands or for one."),
  version: flag("Show the version."),
} as const;

export type OptionName = keyof typeof optionTable;

/** The values of all options, those that were not given with their default. */
export type OptionValues = { readonly [Name in OptionName]: (typeof optionTable)[Name]["initial"] };

/** Those of every command, and their letters. */
export const sharedOptions: readonly OptionName[] = ["token-file", "api-url", "help", "version"];
