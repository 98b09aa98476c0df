import type { EntryReader, OnFault } from "../src/formats/entry-reader.ts";
import { formatId } from "../src/ids/parse-id.ts";

/** What a reader finds inside the entries of a text. */
export interface EmbeddedReading {
  /** Of each entry: the IDs of the posts inside, and what `null` would take the place of. */
  readonly posts: readonly (readonly { readonly id: string; readonly place: string }[])[];
  readonly faults: readonly string[];
  readonly choices: readonly string[];
}

/** Reads a text at once, with bytes behind it that end any string, object and line. */
export function readEmbedded(
  text: string,
  createReader: (onFault: OnFault, onChoice: (text: string) => void) => EntryReader,
): EmbeddedReading {
  const faults: string[] = [];
  const choices: string[] = [];
  const posts: { readonly id: string; readonly place: string }[][] = [];
  const reader = createReader(
    {
      badEntry: (line, message) => faults.push(`${line} ${message}`),
      refuse: (message) => faults.push(`! ${message}`),
    },
    (choice) => choices.push(choice),
  );
  const to = Buffer.byteLength(text);
  const bytes = Buffer.from(`${text}"}\n"}\n1`);
  for (let from = 0; from < to; ) {
    const stop = reader.read(bytes, { from, to, last: true });
    const { count, embedded } = reader.batch;
    for (let row = 0; row < count; row++) {
      const found = (embedded?.columns ?? []).map(({ high, low, start, end }) => ({
        id: formatId(high[row] as number, low[row] as number),
        place: bytes.subarray(start[row], end[row]).toString(),
      }));
      posts.push(found.filter(({ id }) => id !== "0"));
    }
    if (stop === from) break;
    from = stop;
  }
  return { posts, faults, choices };
}
