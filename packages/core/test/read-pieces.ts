import type { EntryReader, OnFault } from "../src/dataset/entry-reader.ts";
import { formatId } from "../src/ids/parse-id.ts";
import type { Fault } from "../src/types.ts";

/** All that a reader says of a file. */
export interface Reading {
  /** Each entry's bytes and ID, and the digits it points at. */
  readonly entries: readonly { readonly text: string; readonly id: string; readonly digits: string }[];
  readonly faults: readonly Omit<Fault, "file">[];
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
  const faults: Omit<Fault, "file">[] = [];
  const entries: Reading["entries"][number][] = [];
  const reader = createReader((fault) => faults.push(fault));
  let from = 0;
  for (const [index, to] of [...cuts, whole.length].entries()) {
    const bytes = Buffer.concat([whole.subarray(0, to), Buffer.from('"}\n"}\n1')]);
    for (;;) {
      const stop = reader.read(bytes, { from, to, last: index === cuts.length });
      const { count, start, end, high, low, idStart, idEnd } = reader.batch;
      const slice = (left: Int32Array, right: Int32Array, row: number): string =>
        bytes.subarray(left[row], right[row]).toString();
      for (let row = 0; row < count; row++) {
        const id = formatId(high[row] as number, low[row] as number);
        entries.push({ text: slice(start, end, row), id, digits: slice(idStart, idEnd, row) });
      }
      if (stop === from) break;
      from = stop;
    }
  }
  if (from !== whole.length) throw new Error(`The reader stopped at ${from} of ${whole.length} bytes.`);
  return { entries, faults };
}
