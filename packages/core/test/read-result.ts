import type { IdLookup } from "../src/ids/id-set.ts";
import type { OddLinesOptions } from "../src/results/odd-lines.ts";
import { createResultReader, type ResultReading } from "../src/results/read-result.ts";

/** A reading, and what is kept of the result's bytes. */
export interface KeptReading extends ResultReading {
  readonly kept: string;
}

/** Reads a whole result. Throws what the reader throws. */
export async function readResult(
  chunks: AsyncIterable<Uint8Array>,
  submitted: IdLookup,
  options?: OddLinesOptions,
): Promise<KeptReading> {
  const reader = createResultReader(submitted, options);
  const pieces: Buffer[] = [];
  for await (const chunk of chunks) {
    // What is kept is valid until the next call.
    for (const piece of reader.push(chunk)) pieces.push(Buffer.from(piece));
  }
  const { rest, ...reading } = reader.end();
  return { ...reading, kept: Buffer.concat([...pieces, ...rest]).toString() };
}
