import { createReadStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import type { Download } from "../../api/byte-calls.ts";
import { appendBytes, createFile } from "../../files/create-file.ts";
import { type KeepOptions, type KeptResult, keepResult } from "./keep-result.ts";

/** What is known of a result after one more download of it. */
export interface KeptAgain {
  readonly kept: KeptResult;
  /** The same bytes came. */
  readonly isSame: boolean;
}

/**
 * Downloads a result once more. Both are X's words, so whatever either of them names counts. Where the later one leaves
 * out or contradicts what was named before, nothing proves the result any more.
 */
export async function keepAgain(
  open: () => Promise<Download>,
  options: KeepOptions,
  known: KeptResult,
): Promise<KeptAgain> {
  const path = `${options.path}.again`;
  try {
    const again = await keepResult(open, { ...options, path });
    const isSame = again.digest === known.digest;
    if (again.found.covers(known.found)) {
      if (!isBetter(again, known)) return { kept: known, isSame };
      await rename(path, options.path);
      return { kept: known.isDisputed ? dispute(again) : again, isSame };
    }
    if (known.found.covers(again.found)) return { kept: dispute(known), isSame };
    await join([options.path, path], options.path);
    known.found.addLower(again.found);
    return { kept: dispute({ ...known, records: known.records + again.records }), isSame };
  } finally {
    await rm(path, { force: true });
  }
}

function dispute(kept: KeptResult): KeptResult {
  return { ...kept, provenBy: undefined, atBest: "unverified", isDisputed: true };
}

/** It names all that was known: a proof, the end or more records are what it can have more of. */
function isBetter(again: KeptResult, known: KeptResult): boolean {
  if (again.provenBy !== undefined || again.endsWithLf !== known.endsWithLf) {
    return again.provenBy !== undefined || again.endsWithLf;
  }
  return again.found.size > known.found.size;
}

const what = "The temporary file for the result";

/** Writes the records of both, one behind the other, in the place of a third file. */
async function join(parts: readonly string[], path: string): Promise<void> {
  const both = `${path}.both`;
  try {
    await using file = await createFile(both, what);
    for (const part of parts) {
      for await (const chunk of createReadStream(part)) await appendBytes(file, chunk as Buffer, what);
    }
    await rename(both, path);
  } finally {
    await rm(both, { force: true });
  }
}
