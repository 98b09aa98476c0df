import { createHash } from "node:crypto";
import type { Job } from "../../api/job.ts";
import { createLineSplitter } from "../../bytes/line-splitter.ts";
import type { Client } from "../../client/client.ts";
import { IdSet } from "../../ids/id-set.ts";
import { createIdWords, parseId } from "../../ids/parse-id.ts";
import { type CollectPartOptions, collectPart, tellJob } from "../../job/collect-part.ts";
import type { CollectedResult } from "../../job/collect-result.ts";
import { isOurName } from "../../job/job-name.ts";
import { createResultBounds } from "../../results/result-bounds.ts";
import type { ScannedIds } from "../../upload/scan.ts";
import { maxIdsPerJob } from "../../upload/write-parts.ts";
import type { KnownPart } from "./known-part.ts";

/** A result whose upload held other IDs than the part does now. */
export interface EditedResult {
  readonly collected: CollectedResult;
  /**
   * Set where that upload is known all the same, and its silence says what it would say of these IDs: it held the part's
   * IDs and those that its own records name and that have left the lists since, and nothing else.
   */
  readonly uploadDigest: string | undefined;
}

export interface EditedOptions extends CollectPartOptions {
  readonly prefix: string;
  readonly scanned: ScannedIds;
}

/**
 * Collects a result about other bytes of a part's range. A merged removal takes just those IDs out of a list that the
 * result names, so the old upload can be made again and held against the digest in the job's name. Where it is another
 * one, the records still are what X said about IDs, and only its silence says nothing.
 * Throws what `collectPart` throws, UPLOAD_CHANGED, FILE_UNREADABLE.
 */
export async function collectEdited(
  client: Client,
  { part, job }: { readonly part: KnownPart; readonly job: Job },
  options: EditedOptions,
): Promise<EditedResult> {
  const { scanned, prefix } = options;
  const named = await readNamedIds(client, job, options);
  const gone = listGone(named, scanned.submitted);
  const digest = await rebuildUpload(part, gone, named);
  const isKnown = isOurName(job.name, { prefix, digest });
  const { type } = scanned;
  const { body } = part.upload;
  const ready = {
    // By now all IDs that the result may name, and those of the part.
    part: { type, submitted: named, body, digest: isKnown ? digest : "" },
    ...{ job, adopted: true },
  };
  tellJob(ready, options.onEvent);
  return {
    collected: await collectPart(client, ready, options),
    uploadDigest: isKnown ? digest : undefined,
  };
}

/** The IDs that a result names, by a loose first reading: whoever reads it for its records is strict. */
async function readNamedIds(
  client: Client,
  job: Job,
  { deadlineMs, signal }: Pick<EditedOptions, "deadlineMs" | "signal">,
): Promise<IdSet> {
  const named = new IdSet();
  const words = createIdWords();
  const bounds = createResultBounds({ ids: maxIdsPerJob, sentinels: 0 });
  const lines = createLineSplitter({
    maxLineBytes: 64 * 1024,
    onLine(bytes, { start, end }) {
      const id = Buffer.from(readId(Buffer.from(bytes.subarray(start, end)).toString()));
      if (parseId(id, { start: 0, end: id.length }, words)) named.add(words[0] as number, words[1] as number);
    },
    onTooLong: () => undefined,
  });
  const { body } = await client.downloadResults(job, { deadlineMs, signal });
  for await (const chunk of body) {
    bounds.takeBytes(chunk.length);
    lines.push(chunk);
  }
  lines.end();
  return named;
}

function readId(line: string): string {
  try {
    const record: unknown = JSON.parse(line);
    const id = typeof record === "object" && record !== null && "id" in record ? record.id : "";
    return typeof id === "string" ? id : "";
  } catch {
    return "";
  }
}

/** Those that have left the lists, in ascending order. */
function listGone(named: IdSet, submitted: IdSet): BigUint64Array {
  const gone: bigint[] = [];
  named.forEach((high, low) => {
    if (!submitted.has(high, low)) gone.push((BigInt(high >>> 0) << 32n) | BigInt(low >>> 0));
  });
  return BigUint64Array.from(gone).sort();
}

const blockBytes = 256 * 1024;
const longestLineBytes = 21;
const lf = 10;

/**
 * The digest of the part's upload with some more IDs in it, each at its place. All of the part's IDs are added to the set.
 * Throws UPLOAD_CHANGED, FILE_UNREADABLE.
 */
async function rebuildUpload({ upload }: KnownPart, more: BigUint64Array, into: IdSet): Promise<string> {
  const hash = createHash("sha256");
  const words = createIdWords();
  const block = Buffer.alloc(blockBytes);
  let filled = 0;
  let next = 0;
  const makeRoom = (): void => {
    if (filled + longestLineBytes <= blockBytes) return;
    hash.update(block.subarray(0, filled));
    filled = 0;
  };
  const addMore = (limit: bigint | undefined): void => {
    for (; next < more.length && (limit === undefined || (more[next] as bigint) < limit); next++) {
      makeRoom();
      filled += block.write(`${more[next]}\n`, filled, "latin1");
    }
  };
  const lines = createLineSplitter({
    maxLineBytes: longestLineBytes,
    onLine(bytes, { start, end }) {
      parseId(bytes, { start, end }, words);
      const [high, low] = [words[0] as number, words[1] as number];
      if (next < more.length) addMore((BigInt(high >>> 0) << 32n) | BigInt(low >>> 0));
      into.add(high, low);
      makeRoom();
      block.set(bytes.subarray(start, end), filled);
      filled += end - start;
      block[filled++] = lf;
    },
    onTooLong: () => undefined,
  });
  for await (const chunk of upload.body.open()) lines.push(chunk);
  lines.end();
  addMore(undefined);
  return hash.update(block.subarray(0, filled)).digest("hex");
}
