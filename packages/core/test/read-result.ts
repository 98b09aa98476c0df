import type { IdLookup } from "../src/ids/id-set.ts";
import { createResultReader, type ResultReading } from "../src/results/read-result.ts";

/** Reads a whole result. Throws what the reader throws. */
export async function readResult(
  chunks: AsyncIterable<Uint8Array>,
  submitted: IdLookup,
): Promise<ResultReading> {
  const reader = createResultReader(submitted);
  for await (const chunk of chunks) reader.push(chunk);
  return reader.end();
}
