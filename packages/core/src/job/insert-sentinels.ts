import { ComplianceError } from "../errors.ts";
import type { Body } from "../types.ts";

const lf = 10;

/**
 * The body with the sentinels as lines in it: one before the first ID, one after the last, the others spread between
 * by their bytes. Where they stand depends on the bytes alone, not on how these are cut into chunks.
 * Throws OPTION_INVALID while it is read if the body does not end with LF.
 */
export function insertSentinels(body: Body, sentinels: readonly string[]): Body {
  const lines = sentinels.map((sentinel) => Buffer.from(`${sentinel}\n`));
  const ownBytes = lines.reduce((sum, { length }) => sum + length, 0);
  return { sizeBytes: body.sizeBytes + ownBytes, open: () => insertLines(body, lines) };
}

async function* insertLines(body: Body, lines: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  const [first, ...others] = lines;
  if (first !== undefined) yield first;
  const last = others.length - 1;
  let next = 0;
  let passedBytes = 0;
  let lastByte = lf;
  // A body that holds its last chunk back until it is sure of it is sent on in the same way: nothing overtakes it.
  for await (const chunk of body.open()) {
    let from = 0;
    while (next < last) {
      const target = Math.floor((body.sizeBytes * (next + 1)) / (last + 1));
      const end = chunk.indexOf(lf, Math.max(from, target - passedBytes)) + 1;
      if (end === 0) break;
      yield chunk.subarray(from, end);
      yield others[next++] as Uint8Array;
      from = end;
    }
    if (from < chunk.length) yield chunk.subarray(from);
    passedBytes += chunk.length;
    lastByte = chunk.at(-1) ?? lastByte;
  }
  // Glued to it, a sentinel would make the last ID another line.
  if (lastByte !== lf)
    throw new ComplianceError("OPTION_INVALID", "The body of the part does not end with LF.");
  yield* others.slice(next);
}
