/** A line of act's log in JSON. Fields that are not used here are left out. */
export interface LogEntry {
  readonly msg: string;
  /** The values of the matrix in this leg of the job. */
  readonly matrix?: Readonly<Record<string, unknown>>;
  readonly stepID?: readonly string[];
  /** Its name, or else what it uses or runs. */
  readonly step?: string;
  readonly stage?: string;
  /** On the line that ends a step. */
  readonly stepResult?: string;
  /** On the line that ends a job. */
  readonly jobResult?: string;
  /** A workflow command, or the file of the runner that it stands for. */
  readonly command?: string;
  readonly name?: string;
  readonly arg?: string;
  /** Of a summary. */
  readonly content?: string;
}

/** Reads act's log. Lines that are not JSON are kept, as they can show a secret, too. */
export function parseLog(text: string): readonly LogEntry[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      try {
        const entry: unknown = JSON.parse(line);
        if (typeof entry === "object" && entry !== null && "msg" in entry) return entry as LogEntry;
      } catch {
        // Not act's own.
      }
      return { msg: line };
    });
}
