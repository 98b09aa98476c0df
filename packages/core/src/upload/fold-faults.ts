import { formatCount } from "../text/format.ts";
import type { Fault } from "../types.ts";

/** The bad entries of one file, those of one kind folded into one fault with all their lines. */
export interface FoldedFaults {
  add(fault: Fault): void;
  /** How many were added. */
  count(): number;
  /** In the order of their first lines; of a file without any ID also that it has none. */
  list(file: "may be a list" | "has no ID"): readonly Fault[];
}

/** Kinds of one file that are named, and stretches of lines of one kind; the rest is counted. */
const namedKinds = 10;
const namedStretches = 5;

interface Kind {
  readonly message: string;
  readonly stretches: { readonly first: number; last: number }[];
  /** Lines behind the last stretch that is named. */
  more: number;
}

/**
 * Folds faults that are added in the order of their lines: a thousand lines of one kind are one fault. What is remembered does
 * not grow with the file.
 */
export function foldFaults(file: string): FoldedFaults {
  const kinds = new Map<string, Kind>();
  let count = 0;
  let others = 0;
  return {
    add({ message, line = 1 }) {
      count++;
      const kind = kinds.get(message);
      if (kind === undefined && kinds.size === namedKinds) others++;
      else if (kind === undefined)
        kinds.set(message, { message, stretches: [{ first: line, last: line }], more: 0 });
      else addLine(kind, line);
    },
    count: () => count,
    list(what) {
      const faults = [...kinds.values()].map((kind) => describe(file, kind));
      if (others > 0) {
        const message = `has ${formatCount(others)} more ${others === 1 ? "line" : "lines"} with other faults`;
        faults.push({ file, message });
      }
      if (what === "has no ID" && count > 0) {
        const message = `has no ID at all: if it is not a list, leave it out`;
        faults.push({ file, message });
      }
      return faults;
    },
  };
}

function addLine(kind: Kind, line: number): void {
  const last = kind.stretches.at(-1);
  if (kind.more > 0) kind.more++;
  else if (last !== undefined && line === last.last + 1) last.last = line;
  else if (kind.stretches.length < namedStretches) kind.stretches.push({ first: line, last: line });
  else kind.more++;
}

function describe(file: string, { message, stretches, more }: Kind): Fault {
  const [{ first, last } = { first: 1, last: 1 }] = stretches;
  const isOne = stretches.length === 1 && first === last && more === 0;
  return isOne
    ? { file, line: first, message }
    : { file, line: first, lines: formatLines(stretches, more), message: `each ${message}` };
}

/** Of lines, numbers without separators: beside the commas of a list they are not to be told apart. */
function formatLines(stretches: Kind["stretches"], more: number): string {
  const texts = stretches.map(({ first, last }) => (first === last ? `${first}` : `${first}–${last}`));
  if (more > 0) texts.push(`${formatCount(more)} more`);
  return texts.length === 1 ? (texts[0] as string) : `${texts.slice(0, -1).join(", ")} and ${texts.at(-1)}`;
}
