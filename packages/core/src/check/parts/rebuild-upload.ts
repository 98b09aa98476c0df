import { createHash } from "node:crypto";
import { createLineSplitter } from "../../bytes/line-splitter.ts";
import type { IdSet } from "../../ids/id-set.ts";
import { createIdWords, parseId } from "../../ids/parse-id.ts";
import type { UploadFile } from "../../upload/upload-file.ts";

/** An upload that held other IDs than the part does now, found by its digest. */
export interface RebuiltUpload {
  /** Of the whole, hex. */
  readonly digest: string;
  /** Set where it ended sooner than the part does now: the last value in it. */
  readonly upTo: bigint | undefined;
  /** How many IDs of the part are in it. */
  readonly ids: number;
}

/** Another upload is looked for among those that lack so many of the last lines at most: each costs a digest. */
const mostAdded = 200_000;
const longestLineBytes = 21;

/**
 * Looks for an upload by the beginning of its digest: the part's lines, with those IDs in their places that have left it
 * since, and without the last ones, that were added since. IDs grow with time, so that new ones are the last.
 * Throws UPLOAD_CHANGED, FILE_UNREADABLE.
 */
export async function rebuildUpload(
  upload: UploadFile,
  gone: BigUint64Array,
  isIt: (digest: string) => boolean,
): Promise<RebuiltUpload | undefined> {
  const hash = createHash("sha256");
  const total = upload.ids + gone.length;
  let found: RebuiltUpload | undefined;
  let lines = 0;
  let ids = 0;
  let next = 0;

  function add(line: Uint8Array | string, value: () => bigint): void {
    hash.update(line);
    lines++;
    if (lines < total - mostAdded) return;
    const digest = hash.copy().digest("hex");
    if (isIt(digest)) found = { digest, upTo: lines === total ? undefined : value(), ids };
  }

  function addGone(limit: bigint | undefined): void {
    for (; next < gone.length && (limit === undefined || (gone[next] as bigint) < limit); next++) {
      const value = gone[next] as bigint;
      add(`${value}\n`, () => value);
    }
  }

  await readIds(upload, (line, value) => {
    if (next < gone.length) addGone(value());
    ids++;
    add(line, value);
  });
  addGone(undefined);
  return found;
}

/** Adds the part's IDs up to a value to a set. Throws UPLOAD_CHANGED, FILE_UNREADABLE. */
export async function addIds(upload: UploadFile, upTo: bigint | undefined, into: IdSet): Promise<void> {
  await readIds(upload, (_line, value, [high, low]) => {
    if (upTo === undefined || value() <= upTo) into.add(high, low);
  });
}

type OnId = (line: Uint8Array, value: () => bigint, words: readonly [high: number, low: number]) => void;

async function readIds({ body }: UploadFile, onId: OnId): Promise<void> {
  const words = createIdWords();
  const lines = createLineSplitter({
    maxLineBytes: longestLineBytes,
    onLine(bytes, { start, end }) {
      parseId(bytes, { start, end }, words);
      const [high, low] = [words[0] as number, words[1] as number];
      const value = (): bigint => (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
      // Core wrote the file: each line has its line feed.
      onId(bytes.subarray(start, end + 1), value, [high, low]);
    },
    onTooLong: () => undefined,
  });
  for await (const chunk of body.open()) lines.push(chunk);
  lines.end();
}
