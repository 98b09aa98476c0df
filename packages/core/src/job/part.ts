import crypto from "node:crypto";
import { wrapBytes } from "../bytes/wrap-bytes.ts";
import { ComplianceError } from "../errors.ts";
import { type IdLookup, IdSet } from "../ids/id-set.ts";
import { createIdWords, parseId } from "../ids/parse-id.ts";
import type { Body, JobType } from "../types.ts";

/** The IDs of one upload. */
export interface Part {
  readonly type: JobType;
  /** Distinct IDs that are uploaded: what the result may speak of. */
  readonly submitted: IdLookup;
  /** The same, one per line, each ended by LF. */
  readonly body: Body;
  /** sha-256 of the body, hex. */
  readonly digest: string;
  /** Where it stands among the parts of its list (`encodePlace`), for the name of its job. Left out where it is alone. */
  readonly place?: string | undefined;
}

/**
 * Makes a part of IDs that are in memory; repeated ones count once. Lists of millions are better left in files, to
 * `checkDatasets`.
 *
 * @throws {ComplianceError} DATASET_INVALID, with the place of the first that is not an ID (`[1-9][0-9]{0,19}`, at
 * most 2^64 − 1).
 * @example
 * ```ts
 * const part = createPart("users", ["783214", "2244994945"]);
 * ```
 */
export function createPart(type: JobType, ids: Iterable<string>): Part {
  const submitted = new IdSet();
  const words = createIdWords();
  const lines: string[] = [];
  let place = 0;
  for (const id of ids) {
    place++;
    const bytes = Buffer.from(id);
    if (!parseId(bytes, { start: 0, end: bytes.length }, words)) {
      throw new ComplianceError("DATASET_INVALID", `The ID at place ${place} is not an ID.`);
    }
    if (submitted.add(words[0] as number, words[1] as number)) lines.push(`${id}\n`);
  }
  const bytes = Buffer.from(lines.join(""));
  return { type, submitted, body: wrapBytes(bytes), digest: crypto.hash("sha256", bytes) };
}
