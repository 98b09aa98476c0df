/** A room, and what it holds, in a line for docs/architecture.md. */
export interface Room {
  readonly layer: number;
  readonly holds: string;
}

/**
 * Rooms of a package by their path: a folder, a folder in it, or a file that stands beside the folders. A
 * file is in the room of the longest path that fits; it imports lower layers and its own room.
 */
export type Rooms = Readonly<Record<string, Room>>;

/** The rooms of each package that has them. */
export const roomsOf: Readonly<Record<string, Rooms>> = {
  core: {
    "types.ts": { layer: 0, holds: "the vocabulary" },
    "old-node.ts": { layer: 0, holds: "the sentence for an older Node.js than core runs on" },
    "error-table.ts": { layer: 0, holds: "the closed table of error codes: retryable, cause, hint" },
    "max-removal.ts": { layer: 0, holds: "how much of a list may be removed: a share or a count" },
    "placed-fault.ts": { layer: 1, holds: "a fault with its column" },
    "require-node.ts": { layer: 1, holds: "says it, before anything else is loaded" },
    "errors.ts": { layer: 1, holds: "`ComplianceError`, the one error" },
    "clock.ts": { layer: 1, holds: "time: wall clock, monotonic clock, abortable sleep" },
    text: {
      layer: 1,
      holds: "numbers and times in words; text that is safe on a line and in Markdown; the nearest word",
    },
    options: {
      layer: 2,
      holds: "what each option may be, as one table per function, and what is said otherwise",
    },
    globs: { layer: 2, holds: "globs without backtracking: reading, comparing, searching folders" },
    http: {
      layer: 2,
      holds: "the transport (one file of it imports undici), failures, retries, signed URLs",
    },
    bytes: { layer: 2, holds: "lines and checksums of a stream of bytes" },
    ids: { layer: 2, holds: "parsing IDs from bytes; the table of IDs and what is known of each" },
    api: { layer: 3, holds: "schemas of the wire, which origin gets the token, the calls of X's API" },
    results: { layer: 3, holds: "result lines → records → findings, proofs, the policy → decisions" },
    files: { layer: 3, holds: "reading, creating and replacing files; their errors; stale files" },
    search: { layer: 4, holds: "the files of datasets that globs name, and why a glob leads to none" },
    config: { layer: 5, holds: "the file that describes datasets: its schema, its faults with their places" },
    resumable: { layer: 4, holds: "uploads in sessions that survive a broken connection" },
    detect: { layer: 4, holds: "which format a file has, whether it is compressed, where its IDs are" },
    client: { layer: 5, holds: "the client: a method per API call, with credentials and retries" },
    compression: { layer: 5, holds: "`.gz` and `.zst`, read and written as streams" },
    formats: { layer: 6, holds: "one reader per format: bytes → entries, in blocks; scrubbing a field" },
    upload: {
      layer: 7,
      holds: "scanning lists, dividing distinct IDs into parts, the upload file of each part, halving a part",
    },
    rewrite: { layer: 7, holds: "the decision per entry, the new content, the replaced list" },
    job: { layer: 8, holds: "one part from start to end: reuse or create, upload, wait, download, prove" },
    "check/terms": {
      layer: 9,
      holds: "what a check takes and gives: options, events, the report and its schema",
    },
    "check/parts": {
      layer: 10,
      holds: "which part is asked about next, its job, its result; the room for them",
    },
    check: { layer: 11, holds: "datasets → parts → report; the files compared with what X said" },
    "report/words": { layer: 10, holds: "what a report says: in sentences, in rows, and on which scale" },
    "report/page": { layer: 12, holds: "a report as one page of HTML, `report.html`" },
    "report/summary": { layer: 12, holds: "a report as Markdown, `report.md`" },
    "text.ts": { layer: 12, holds: "the exports of `./text`" },
    "config.ts": { layer: 12, holds: "the exports of `./config`" },
    "report.ts": { layer: 13, holds: "the exports of `./report`" },
    "index.ts": { layer: 12, holds: "the exports" },
    "advanced.ts": { layer: 12, holds: "the exports of `./advanced`: the steps between" },
    "internal.ts": { layer: 12, holds: "exports for the project's private packages alone" },
  },
  cli: {
    text: { layer: 0, holds: "columns, a shell's words, jobs and interruptions in words" },
    terms: { layer: 0, holds: "the world from outside, the session with X, exit codes, `UsageError`" },
    arguments: {
      layer: 1,
      holds: "the tables of options and commands; reading, help and completion, all made from them",
    },
    terminal: { layer: 2, holds: "progress as a bar or as lines, events in words, colours, masks, signals" },
    files: {
      layer: 2,
      holds: "outputs: where each is written, as a whole or through a device; FIFOs, read and written",
    },
    lists: { layer: 3, holds: "files, globs, IDs, standard input and config files as datasets" },
    x: { layer: 3, holds: "token, client, which job is meant, what an interruption leaves at X" },
    report: { layer: 3, holds: "a check's report and errors in words; the exit code of a check" },
    doctor: { layer: 4, holds: "what stands in the way, and the probe" },
    commands: { layer: 4, holds: "one file per command" },
    "run-cli.ts": { layer: 5, holds: "a command line from its words to its exit code" },
    "cli.ts": { layer: 6, holds: "the program; the only file that sets the exit code" },
  },
  action: {
    text: {
      layer: 0,
      holds:
        "blocks of code, quotes of others' words and search terms that are safe in a log and in Markdown",
    },
    errors: { layer: 1, holds: "`ActionError`, its table of codes, and any failure as something to show" },
    runner: {
      layer: 2,
      holds: "what the runner gives and takes: log, masks, outputs, context, refused events, cancellation",
    },
    inputs: {
      layer: 3,
      holds: "inputs, read once and checked as a whole, with the files that they name",
    },
    github: {
      layer: 4,
      holds: "the client (the only file that imports @actions/github), its failures, push access",
    },
    "github/rest": {
      layer: 5,
      holds: "one file per thing of GitHub's REST API: trees, commits, branches, pull requests",
    },
    "github/git": { layer: 5, holds: "git, the only program that is started" },
    "github/commit": { layer: 6, holds: "a commit by the API or by a push, and the choice between them" },
    check: { layer: 7, holds: "running core, its events in the log, warnings about bad entries" },
    "pull-request": {
      layer: 7,
      holds: "facts → plan → effects; marker, trailer, title and body; the guard of `max-removal`",
    },
    report: { layer: 9, holds: "the outcome, the summary, the outputs, the artifact" },
    "conclude.ts": {
      layer: 10,
      holds: "a finished check: summary and outputs, pull request, artifact, and both again",
    },
    "run.ts": { layer: 11, holds: "the whole step, from inputs to the outcome" },
    "index.ts": { layer: 12, holds: "the entry; the only file that sets the exit code" },
  },
};
