import type { EntryReader, OnFault } from "../src/dataset/entry-reader.ts";
import { formatId } from "../src/ids/parse-id.ts";

/** What a reader made of a file. Places are those of the file. */
export interface SeenEntries {
  readonly entries: readonly { readonly start: number; readonly end: number; readonly id: string }[];
  /** `line message`. */
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
  const faults: string[] = [];
  const reader = createReader(({ line, message }) => faults.push(`${line} ${message}`));
  const { batch } = reader;
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
      for (let row = 0; row < batch.count; row++) {
        const [start, end, idStart, idEnd] = [batch.start, batch.end, batch.idStart, batch.idEnd].map(
          (column) => column[row] as number,
        ) as [number, number, number, number];
        const id = formatId(batch.high[row] as number, batch.low[row] as number);
        if (bytes.toString("latin1", idStart, idEnd) !== id)
          throw new Error(`${id} does not stand where it should.`);
        entries.push({ start: start + offset, end: end + offset, id });
      }
      if (stop === at) break;
      at = stop;
      from = stop + offset;
    }
  }
  if (from !== content.length) throw new Error(`The reader stopped at ${from} of ${content.length}.`);
  return { entries, faults };
}
