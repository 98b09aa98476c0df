import { toCallOptions } from "../../api/call-options.ts";
import type { Job } from "../../api/job.ts";
import { createLineSplitter } from "../../bytes/line-splitter.ts";
import type { Client } from "../../client/client.ts";
import { ComplianceError } from "../../errors.ts";
import { IdSet } from "../../ids/id-set.ts";
import { createIdWords, parseId } from "../../ids/parse-id.ts";
import { type CollectPartOptions, collectPart, tellJob } from "../../job/collect-part.ts";
import type { CollectedResult } from "../../job/collect-result.ts";
import type { SeenResult } from "../../job/download/counter-evidence.ts";
import { createDownloads } from "../../job/download/downloads.ts";
import { isOurName } from "../../job/job-name.ts";
import { beginsPage } from "../../results/read-odd-line.ts";
import { createResultBounds } from "../../results/result-bounds.ts";
import type { ScannedIds } from "../../upload/scan.ts";
import type { KnownPart } from "./known-part.ts";
import { addIds, type RebuiltUpload, rebuildUpload } from "./rebuild-upload.ts";

/** A result whose upload held other IDs than the part does now. */
export interface EditedResult {
  readonly collected: CollectedResult;
  /**
   * Set where that upload is known all the same, and its silence says what it would say of these IDs: it held the part's
   * IDs, or the first of them, and those that its own records name and that have left the lists since, and nothing else.
   */
  readonly rebuilt: RebuiltUpload | undefined;
}

export interface EditedOptions extends CollectPartOptions {
  readonly prefix: string;
  readonly scanned: ScannedIds;
  /** What is seen of the result is added. */
  readonly seen: SeenResult;
}

/**
 * Collects a result about other bytes of a part's range. A merged removal takes just those IDs out of a list that the
 * result names, and new IDs are larger than all others, so the old upload can be made again and held against the digest
 * in the job's name. Where it is another one, the records still are what X said about IDs, and only its silence says
 * nothing.
 * Throws what `collectPart` throws, UPLOAD_CHANGED, FILE_UNREADABLE.
 */
export async function collectEdited(
  client: Client,
  { part: { upload }, job }: { readonly part: KnownPart; readonly job: Job },
  options: EditedOptions,
): Promise<EditedResult> {
  const { scanned, prefix, seen } = options;
  const named = await readNamedIds(client, job, { ...options, ids: upload.ids });
  const gone = listGone(named, scanned.submitted);
  const rebuilt = await rebuildUpload(upload, gone, (digest) => isOurName(job.name, { prefix, digest }));
  // By now all IDs that the result may name, and those of the part that were uploaded.
  await addIds(upload, rebuilt?.upTo, named);
  const { type } = scanned;
  const ready = {
    part: { type, submitted: named, body: upload.body, digest: rebuilt?.digest ?? "" },
    ...{ job, adopted: true, seen },
  };
  tellJob(ready, options.onEvent, rebuilt === undefined ? "consulted" : "adopted");
  const collected = await collectPart(client, ready, options);
  collected.found.addIdsTo(seen.named);
  return { collected, rebuilt };
}

/** A part may have been larger: so many times, or so many IDs. */
const timesLarger = 4;
const leastIds = 65_536;
const longestLineBytes = 64 * 1024;

/** The IDs that a result names, by a loose first reading: whoever reads it for its records is strict. */
function readNamedIds(
  client: Client,
  job: Job,
  {
    deadlineMs,
    signal,
    onEvent,
    scanned: { type },
    seen,
    ids,
  }: Pick<EditedOptions, "deadlineMs" | "signal" | "onEvent" | "scanned" | "seen"> & { readonly ids: number },
): Promise<IdSet> {
  const limits = { deadlineMs, signal };
  // As patient as the second reading: what is given up here may be paid for again.
  const untilWhole = createDownloads(client, job, {
    operation: "collectResult",
    expect: { type, name: job.name },
    onRetry: (retry) => onEvent?.({ type: "retry", ...retry }),
    ...limits,
  });
  return untilWhole(async (current) => {
    const { body } = await client.downloadResults(current, toCallOptions(client, limits));
    return await listNamed(body, { ids, seen });
  });
}

async function listNamed(
  body: AsyncIterable<Uint8Array>,
  { ids, seen }: { readonly ids: number; readonly seen: SeenResult },
): Promise<IdSet> {
  const named = new IdSet();
  const words = createIdWords();
  const bounds = createResultBounds({ ids: Math.max(ids * timesLarger, leastIds), sentinels: 0 });
  const lines = createLineSplitter({
    maxLineBytes: longestLineBytes,
    onLine(bytes, { start, end }) {
      const line = Buffer.from(bytes.subarray(start, end)).toString();
      // It names no ID, and an upload that is made again without those that are gone is another one.
      if (beginsPage(line))
        throw new ComplianceError("RESULT_MALFORMED", "A page came in place of the result.");
      const id = Buffer.from(readId(line));
      if (!parseId(id, { start: 0, end: id.length }, words)) return;
      for (const set of [named, seen.named]) set.add(words[0] as number, words[1] as number);
    },
    onTooLong() {
      throw new ComplianceError("RESULT_MALFORMED", "A line of the result is longer than 64 KiB.");
    },
  });
  let sizeBytes = 0;
  for await (const chunk of body) {
    bounds.takeBytes(chunk.length);
    lines.push(chunk);
    sizeBytes += chunk.length;
    // What is not a result at all may be longer than one.
    seen.sizeBytes = Math.max(seen.sizeBytes, sizeBytes);
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
