import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import { dirname } from "node:path";
import type { Download } from "../api/byte-calls.ts";
import { type CallOptions, toCallOptions, toDeadline, type WorkLimits } from "../api/call-options.ts";
import type { Job } from "../api/job.ts";
import type { Client } from "../client/client.ts";
import { appendBytes, createFile, makeFolder } from "../files/create-file.ts";
import { wrapFileErrors } from "../files/wrap-file-errors.ts";
import type { RetryContext } from "../http/retry.ts";
import { createStoredCheck } from "../results/check-stored.ts";
import type { ProofSource } from "../types.ts";
import { createDownloads } from "./download/downloads.ts";

/** How `saveResult` works. */
export interface SaveOptions extends Omit<CallOptions, "once"> {
  /** A new file; its folder is created if it does not exist. What is there is overwritten; where the download fails, nothing is left. */
  readonly path: string;
  /** Called with every chunk that comes in. `pass` 2 is the second download, for comparison. */
  readonly onReceived?:
    | ((progress: { readonly receivedBytes: number; readonly pass: 1 | 2 }) => void)
    | undefined;
  /** Called before each further attempt. */
  readonly onRetry?: RetryContext["onRetry"] | undefined;
}

/** A result as it was saved. */
export interface SavedResult {
  readonly sizeBytes: number;
  /** Lines that are not empty. */
  readonly lines: number;
  /** What shows that nothing of it is missing; never marker lines, as nobody knows here what was uploaded. */
  readonly proofBy: Exclude<ProofSource, "sentinels">;
}

interface ReadResult extends Omit<SavedResult, "proofBy"> {
  readonly digest: string;
  readonly endsWithLf: boolean;
  readonly isStored: boolean;
}

type Keep = (chunk: Uint8Array) => Promise<void>;

const what = "The file for the result";
const lf = 10;

/**
 * Downloads the result of any complete job byte for byte, also of one that another program made. Nothing is known of
 * its upload, so its lines are not judged: what shows that it is whole is the storage's checksum, or a second download
 * of the same bytes. One that breaks off is fetched again, from a fresh address.
 *
 * @throws {ComplianceError} RESULT_TRUNCATED, RESULT_MALFORMED, FILE_UNWRITABLE, and what `Client.downloadResults`
 * throws; the signal's own reason if it is aborted.
 * @example
 * ```ts
 * for (const job of await client.listJobs("tweets")) {
 *   if (job.status !== "complete") continue;
 *   const { lines, proofBy } = await saveResult(client, job, { path: `results/${job.id}.ndjson` });
 *   console.log(job.id, lines, proofBy);
 * }
 * ```
 */
export async function saveResult(client: Client, job: Job, options: SaveOptions): Promise<SavedResult> {
  const { path } = options;
  await makeFolder(dirname(path), "The folder of the result");
  try {
    return await wrapFileErrors(`${what} cannot be used`, () => saveFrom(client, job, options));
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

async function saveFrom(client: Client, job: Job, options: SaveOptions): Promise<SavedResult> {
  const { path, signal, timeoutMs, onReceived, onRetry } = options;
  const { clock } = client;
  const limits: WorkLimits = {
    signal,
    deadlineMs: timeoutMs === undefined ? undefined : toDeadline(clock, timeoutMs),
  };
  const untilWhole = createDownloads(client, job, { operation: "saveResult", onRetry, ...limits });
  const download = <T>(read: (opened: Download) => Promise<T>): Promise<T> =>
    untilWhole(async (current) => read(await client.downloadResults(current, toCallOptions(client, limits))));
  const first = await download(async (opened) => {
    // Anew with each attempt: what a broken one has brought is not the beginning of the next.
    await using file = await createFile(path, what);
    const keep: Keep = (chunk) => appendBytes(file, chunk, what);
    return await readResult(opened, keep, (receivedBytes) => onReceived?.({ receivedBytes, pass: 1 }));
  });
  const { sizeBytes, lines } = first;
  if (first.isStored) return { sizeBytes, lines, proofBy: "checksum" };
  // More may have stood behind a last line without LF: a second download of the same says nothing of that.
  if (!first.endsWithLf) return { sizeBytes, lines, proofBy: "nothing" };
  const second = await download((opened) =>
    readResult(
      opened,
      async () => {},
      (receivedBytes) => onReceived?.({ receivedBytes, pass: 2 }),
    ),
  );
  return { sizeBytes, lines, proofBy: second.digest === first.digest ? "second download" : "nothing" };
}

async function readResult(
  { body, stored }: Download,
  keep: Keep,
  onReceived: (receivedBytes: number) => void,
): Promise<ReadResult> {
  const hash = createHash("sha256");
  const check = createStoredCheck(stored);
  let [sizeBytes, lines] = [0, 0];
  let last = lf;
  for await (const chunk of body) {
    hash.update(chunk);
    check.update(chunk);
    await keep(chunk);
    for (const byte of chunk) {
      // A line is counted where it begins.
      if (last === lf && byte !== lf) lines++;
      last = byte;
    }
    sizeBytes += chunk.length;
    onReceived(sizeBytes);
  }
  return { sizeBytes, lines, digest: hash.digest("hex"), endsWithLf: last === lf, isStored: check.finish() };
}
