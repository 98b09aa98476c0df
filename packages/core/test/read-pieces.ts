import type { EntryReader, OnFault } from "../src/formats/entry-reader.ts";
import { formatId } from "../src/ids/parse-id.ts";
import type { Fault } from "../src/types.ts";
import { readId } from "./drive-reader.ts";

/** All that a reader says of a file. */
export interface Reading {
  /** Each entry's bytes, the ID of its first place, and the digits it points at. */
  readonly entries: readonly { readonly text: string; readonly id: string; readonly digits: string }[];
  /** The IDs of the other places of each entry, empty where there is none; undefined if there is but one place. */
  readonly others: readonly (readonly string[])[] | undefined;
  readonly faults: readonly (Omit<Fault, "file"> & { readonly refused?: true })[];
}

/**
 * Reads a text in pieces that end at `cuts` and at its end. Behind each piece stand bytes that end any
 * string, object and line, so that a reader which looks at them is caught.
 */
export function readPieces(
  createReader: (onFault: OnFault) => EntryReader,
  { text, cuts }: { readonly text: string; readonly cuts: readonly number[] },
): Reading {
  const whole = Buffer.from(text);
  const faults: Reading["faults"][number][] = [];
  const others: (readonly string[])[] = [];
  const entries: Reading["entries"][number][] = [];
  const reader = createReader({
    badEntry: (line, message) => faults.push({ line, message }),
    refuse: (message, line) => faults.push({ ...(line !== undefined && { line }), message, refused: true }),
  });
  let from = 0;
  for (const [index, to] of [...cuts, whole.length].entries()) {
    const bytes = Buffer.concat([whole.subarray(0, to), Buffer.from('"}\n"}\n1')]);
    for (;;) {
      const stop = reader.read(bytes, { from, to, last: index === cuts.length });
      const { count, start, end, ids } = reader.batch;
      const [{ high, low, idStart, idEnd }, ...rest] = ids;
      const slice = (left: Int32Array, right: Int32Array, row: number): string =>
        bytes.subarray(left[row], right[row]).toString();
      for (let row = 0; row < count; row++) {
        const isNone = high[row] === 0 && low[row] === 0;
        const id = isNone ? "" : formatId(high[row] as number, low[row] as number);
        const digits = isNone ? "" : slice(idStart, idEnd, row);
        entries.push({ text: slice(start, end, row), id, digits });
        others.push(rest.map((column) => readId(bytes, column, row)));
      }
      if (stop === from) break;
      from = stop;
    }
  }
  if (from !== whole.length) throw new Error(`The reader stopped at ${from} of ${whole.length} bytes.`);
  return { entries, others: reader.batch.ids.length > 1 ? others : undefined, faults };
}
