import type { EntryReader, IdColumn, OnFault } from "../src/formats/entry-reader.ts";
import { formatId } from "../src/ids/parse-id.ts";

/** What a reader made of a file. Places are those of the file. */
export interface SeenEntries {
  readonly entries: readonly {
    readonly start: number;
    readonly end: number;
    /** The ID of the first place. */
    readonly id: string;
  }[];
  /** The IDs of the other places of each entry, empty where there is none; undefined if there is but one place. */
  readonly others: readonly (readonly string[])[] | undefined;
  /** `line message`, with `!` where the file was refused from there on. */
  readonly faults: readonly string[];
}

/**
 * Brings a file to a reader up to each cut, and at last whole, as a file would be read: an unfinished record
 * is brought again at another place, and what lies behind the bytes is there to mislead.
 */
export function driveReader(
  createReader: (onFault: OnFault) => EntryReader,
  content: Uint8Array,
  { cuts = [], misleading = '"' }: { readonly cuts?: readonly number[]; readonly misleading?: string } = {},
): SeenEntries {
  const entries: { start: number; end: number; id: string }[] = [];
  const others: (readonly string[])[] = [];
  const faults: string[] = [];
  const reader = createReader({
    badEntry: (line, message) => faults.push(`${line} ${message}`),
    refuse: (message, line) => faults.push(`${line}! ${message}`),
  });
  let from = 0;
  for (const to of [...cuts, content.length]) {
    const last = to === content.length;
    const front = from % 3;
    const bytes = Buffer.concat([
      Buffer.from(misleading.repeat(front)),
      content.subarray(from, to),
      Buffer.from(misleading),
    ]);
    const offset = from - front;
    const region = { to: bytes.length - 1, last };
    for (let at = front; at < region.to; ) {
      const stop = reader.read(bytes, { from: at, ...region });
      // It may be another one than before.
      const { batch } = reader;
      for (let row = 0; row < batch.count; row++) {
        const [start, end] = [batch.start[row] as number, batch.end[row] as number];
        const [id = "", ...more] = batch.ids.map((column) => readId(bytes, column, row));
        entries.push({ start: start + offset, end: end + offset, id });
        others.push(more);
      }
      if (stop === at) break;
      at = stop;
      from = stop + offset;
    }
  }
  if (from !== content.length) throw new Error(`The reader stopped at ${from} of ${content.length}.`);
  return { entries, others: reader.batch.ids.length > 1 ? others : undefined, faults };
}

/** The ID of one place of an entry, empty if it has none there. */
export function readId(bytes: Buffer, { high, low, idStart, idEnd }: IdColumn, row: number): string {
  if (high[row] === 0 && low[row] === 0) return "";
  const id = formatId(high[row] as number, low[row] as number);
  if (bytes.toString("latin1", idStart[row], idEnd[row]) !== id)
    throw new Error(`${id} does not stand where it should.`);
  return id;
}
