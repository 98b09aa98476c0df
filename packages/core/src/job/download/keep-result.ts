import { createHash } from "node:crypto";
import type { Download } from "../../api/byte-calls.ts";
import { type ErrorCode, isComplianceError } from "../../errors.ts";
import { appendBytes, createFile } from "../../files/create-file.ts";
import type { IdValues } from "../../ids/id-values.ts";
import { createStoredCheck } from "../../results/check-stored.ts";
import type { OddLinesOptions } from "../../results/odd-lines.ts";
import { createResultReader, type ResultReading } from "../../results/read-result.ts";
import type { Part } from "../part.ts";

export interface KeepOptions extends OddLinesOptions {
  readonly part: Part;
  readonly path: string;
  /** Called with what a download named before it broke off or was refused. */
  readonly onBroken?: ((broken: BrokenDownload) => void) | undefined;
  /** Called with the size of each download that came to its end. */
  readonly onEnded?: ((sizeBytes: number) => void) | undefined;
}

/** A download that was not kept. */
export interface BrokenDownload {
  readonly code: ErrorCode;
  /** What it named in whole lines. */
  readonly found: IdValues;
  readonly sizeBytes: number;
}

export interface KeptResult extends ResultReading {
  readonly digest: string;
  /** As received. */
  readonly sizeBytes: number;
  /** Two downloads of it did not name the same: nothing proves it any more. */
  readonly isDisputed: boolean;
  /** What shows that nothing is missing: P3 or P4. Undefined if neither was to be had. */
  readonly provenBy: "sentinels" | "checksum" | undefined;
}

const what = "The temporary file for the result";

/**
 * Reads one download to its end, keeps it, and holds it against every proof but the second download.
 * Throws what `Download.body`, `createResultReader` and `createStoredCheck` throw, and FILE_UNWRITABLE.
 */
export async function keepResult(open: () => Promise<Download>, options: KeepOptions): Promise<KeptResult> {
  const { part, path } = options;
  await using file = await createFile(path, what);
  const { body, stored } = await open();
  const hash = createHash("sha256");
  const check = createStoredCheck(stored);
  const reader = createResultReader(part.submitted, options);
  let sizeBytes = 0;

  async function keep(pieces: Iterable<Uint8Array>): Promise<void> {
    for (const piece of pieces) await appendBytes(file, piece, what);
  }

  async function readAll(): Promise<ResultReading & { readonly isStored: boolean }> {
    for await (const chunk of body) {
      hash.update(chunk);
      check.update(chunk);
      sizeBytes += chunk.length;
      await keep(reader.push(chunk));
    }
    const { rest, ...reading } = reader.end();
    await keep(rest);
    return { ...reading, isStored: check.finish() };
  }

  const { isStored, ...reading } = await readAll().catch((error: unknown) => {
    if (isComplianceError(error)) options.onBroken?.({ code: error.code, found: reader.found, sizeBytes });
    throw error;
  });
  options.onEnded?.(sizeBytes);
  return {
    ...reading,
    digest: hash.digest("hex"),
    sizeBytes,
    provenBy: findProof(reading, isStored),
    isDisputed: false,
  };
}

/**
 * A checksum shows that the bytes came as they are stored, not that X wrote all of them: what the lines themselves
 * say against it counts. No sentinel speaks for what stood behind a missing LF.
 */
function findProof(
  { atBest, endsWithLf, sentinels }: ResultReading,
  isStored: boolean,
): KeptResult["provenBy"] {
  if (atBest === "unverified") return undefined;
  if (isStored) return "checksum";
  if (atBest === "consistent") return undefined;
  const areBack = sentinels.sent > 0 && sentinels.returned === sentinels.sent;
  return areBack && endsWithLf ? "sentinels" : undefined;
}
