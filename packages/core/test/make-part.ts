import { createHash } from "node:crypto";
import { IdSet } from "../src/ids/id-set.ts";
import type { Part } from "../src/job/part.ts";
import type { JobType } from "../src/types.ts";
import { toWords } from "./id-words.ts";

/**
 * Ascending IDs in the form of X's own, far above 2^53; the same `from` gives the same IDs. They are where halving all
 * values divides them at the multiples of 2, 4, 8 …: eleven in parts of 4 are 4, 4 and 3.
 */
export function makeIds(count: number, from = 0): readonly string[] {
  return Array.from({ length: count }, (_, index) =>
    String(1_160_164_550_339_723_264n + BigInt((from + index) * 8_192 + 1_000)),
  );
}

/** The part that a scan of these IDs would give, in memory. */
export function makePart(ids: readonly string[], type: JobType = "tweets"): Part {
  const submitted = new IdSet();
  for (const id of ids) submitted.add(...toWords(BigInt(id)));
  const upload = Buffer.from(ids.map((id) => `${id}\n`).join(""));
  return {
    type,
    submitted,
    digest: createHash("sha256").update(upload).digest("hex"),
    body: {
      sizeBytes: upload.length,
      async *open() {
        // Two chunks, so that a body which stops between them can be told from a whole one.
        const half = upload.length >> 1;
        yield upload.subarray(0, half);
        yield upload.subarray(half);
      },
    },
  };
}
