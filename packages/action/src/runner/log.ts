import { neutraliseLine } from "@x-batch-compliance/core/text";

/** Where the step speaks to its reader. Every text passes through the one neutraliser. */
export interface Log {
  /** A line break in it is shown, not made: it could only come from data. */
  info(line: string): void;
  /** What could be better, and changes nothing; in a workflow it is shown above the run. */
  notice(text: string): void;
  /** Something went wrong that does not change the result; in a workflow it is shown at its place. */
  warning(text: string, place?: LogPlace): void;
  /** Why the step fails; at most once a run without a place. */
  error(title: string, text: string, place?: LogPlace): void;
  /** What follows can be folded, until `endGroup`. Groups do not nest. */
  beginGroup(title: string): void;
  endGroup(): void;
}

export interface LogPlace {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** In characters, counted from 1. */
  readonly column?: number | undefined;
}

export interface LogOptions {
  readonly write: (text: string) => void;
  /** Inside a workflow, warnings and errors become annotations of the run. */
  readonly isWorkflow: boolean;
}

/** A log that holds no state: each call prints at once. */
export function createLog({ write, isWorkflow }: LogOptions): Log {
  const printLines = (text: string): void => write(`${text.split("\n").map(neutraliseLine).join("\n")}\n`);
  return {
    info: (line) => write(`${neutraliseLine(line)}\n`),
    notice(text) {
      if (isWorkflow) write(`::notice::${encodeMessage(text)}\n`);
      else printLines(text);
    },
    warning(text, place) {
      const at = place === undefined ? "" : ` ${encodePlace(place)}`;
      if (isWorkflow) write(`::warning${at}::${encodeMessage(text)}\n`);
      else printLines(`Warning: ${text}`);
    },
    error(title, text, place) {
      const at = place === undefined ? "" : `,${encodePlace(place)}`;
      if (isWorkflow) write(`::error title=${encodeProperty(title)}${at}::${encodeMessage(text)}\n`);
      else printLines(`Error: ${text}`);
    },
    beginGroup: (title) =>
      write(isWorkflow ? `::group::${encodeMessage(title)}\n` : `${neutraliseLine(title)}:\n`),
    endGroup() {
      if (isWorkflow) write("::endgroup::\n");
    },
  };
}

function encodePlace({ file, line, column }: LogPlace): string {
  return `file=${encodeProperty(file)},line=${line}${column === undefined ? "" : `,col=${column}`}`;
}

/** The runner shows a command's message without reading it again, once its line breaks are encoded. */
function encodeMessage(text: string): string {
  const lines = text.split("\n").map(neutraliseLine);
  return lines.join("\n").replaceAll("%", "%25").replaceAll("\n", "%0A");
}

function encodeProperty(text: string): string {
  return encodeMessage(neutraliseLine(text)).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
