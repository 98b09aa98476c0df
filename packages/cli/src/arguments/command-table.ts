import type { OptionName } from "./option-table.ts";

/** A command, as help and completion show it. */
export interface Command {
  readonly summary: string;
  /** What stands behind the name, and how many words that are. */
  readonly words: string;
  readonly least: number;
  readonly most: number;
  /** Its own; those of every command come on top. */
  readonly options: readonly OptionName[];
  /** Below the summary in the command's own help. */
  readonly notes: readonly string[];
}

const many = Number.POSITIVE_INFINITY;
const lists: readonly OptionName[] = ["field", "format", "quoting", "separator", "id-form", "on-bad-entry"];
const waiting: readonly OptionName[] = ["wait", "timeout-minutes", "poll-interval-seconds", "hide-progress"];
const policy: readonly OptionName[] = [
  "embedded-posts",
  "allow-empty",
  "keep-reasons",
  "on-scrub",
  "scrub-fields",
  "on-refetch",
  "on-unverified",
  "require-proof",
];
const jobs: readonly OptionName[] = [
  "job-name",
  ...waiting,
  "reuse-within-minutes",
  "max-age-minutes",
  "marker-lines",
  "max-ids-per-job",
];
const shown: readonly OptionName[] = ["report", "show-ids", "json", "csv", "results-folder"];

/** Every command there is, in the order of `--help`. */
const commandTable = {
  check: {
    summary: "Check lists of IDs and report which IDs must be removed.",
    words: "FILE|ID|-…",
    least: 1,
    most: many,
    options: ["config", "type", ...lists, ...policy, ...shown, ...jobs],
    notes: [
      "FILE is a list of IDs: text with one ID per line, CSV, TSV, JSON lines or JSON, optionally compressed (.gz, .zst).",
      "An argument of digits only is an ID (write ./123 for a file of that name); - is standard input, and a FIFO or <(command) is read like it. A quoted FILE can be a glob, for example 'data/**/*.csv'; one that starts with ! excludes files.",
      "With --config, that file names the lists, and no FILE is given.",
    ],
  },
  fix: {
    summary: "Check lists of IDs and remove what must be removed; nothing else changes.",
    words: "FILE|-…",
    least: 1,
    most: many,
    options: ["config", "type", ...lists, ...policy, "output", "max-removal", "dry-run", ...shown, ...jobs],
    notes: [
      "Files are rewritten in place, each completely or not at all. If the same lists were checked before, that job is reused at no extra cost.",
      "With -, the list is read from standard input and written to standard output. With --config, that file names the lists, and no FILE is given.",
    ],
  },
  create: {
    summary: "Create a job from a list of IDs, upload it, wait, and save the result.",
    words: "TYPE INFILE [OUTFILE]",
    least: 2,
    most: 3,
    options: ["job-name", ...waiting, ...lists, "marker-lines"],
    notes: [
      "TYPE is tweets or users. OUTFILE is TYPE_compliance_ID.json unless given; - is standard output.",
      "The job's name is --job-name followed by a digest of the IDs. Run the same command again to continue with the job.",
    ],
  },
  get: {
    summary: "Show a job.",
    words: "JOB",
    least: 0,
    most: 1,
    options: ["name", "verbose", "json-output"],
    notes: [],
  },
  list: {
    summary: "Show the jobs that X still has, of one type or both.",
    words: "[TYPE]",
    least: 0,
    most: 1,
    options: ["status", "verbose", "json-output"],
    notes: ["X charges for one list per type."],
  },
  download: {
    summary: "Save the result of any job, including jobs that other programs created.",
    words: "JOB [OUTFILE]",
    least: 0,
    most: 2,
    options: ["name", ...waiting],
    notes: ["OUTFILE is TYPE_compliance_ID.json unless given; - is standard output."],
  },
  cancel: {
    summary: "Cancel a job that has not finished, which frees its type's slot.",
    words: "JOB",
    least: 0,
    most: 1,
    options: ["name"],
    notes: [],
  },
  upload: {
    summary: "Upload a list of IDs to a job that is waiting for one.",
    words: "JOB INFILE",
    least: 1,
    most: 2,
    options: ["name", ...lists, "hide-progress"],
    notes: ["X accepts the upload within 15 minutes of the job's creation."],
  },
  ids: {
    summary: "Print the IDs in lists, each once, in ascending order (dehydrate).",
    words: "FILE|-…",
    least: 1,
    most: many,
    options: ["type", ...lists, "output"],
    notes: ["Nothing is sent to X. IDs of posts inside other posts are left out."],
  },
  doctor: {
    summary: "Find out what would stop a check, before you pay for a job.",
    words: "[TYPE]",
    least: 0,
    most: 1,
    options: ["probe"],
    notes: [
      "Asks X for one list of jobs (about $0.005). The output holds no secrets and no IDs, so it can be pasted into an issue.",
    ],
  },
  completion: {
    summary: "Print the completion script of a shell: bash, zsh or fish.",
    words: "SHELL",
    least: 1,
    most: 1,
    options: [],
    notes: ["For bash: source <(xbc completion bash)"],
  },
} as const satisfies Readonly<Record<string, Command>>;

export type CommandName = keyof typeof commandTable;

/** The commands by name, where it is not known which. */
export const commands: Readonly<Record<CommandName, Command>> = commandTable;

/** Whether a word is the name of a command. */
export function isCommandName(word: string): word is CommandName {
  return Object.hasOwn(commands, word);
}
