import { createHash } from "node:crypto";
import type { Download } from "../api/byte-calls.ts";
import { appendBytes, createFile } from "../files/create-file.ts";
import { createStoredCheck } from "../results/check-stored.ts";
import { createResultReader, type ResultReading } from "../results/read-result.ts";
import { createSentinelFilter, type SentinelFilterOptions } from "../results/sentinel-filter.ts";
import type { Part } from "./part.ts";

export interface KeepOptions extends SentinelFilterOptions {
  readonly part: Part;
  readonly path: string;
}

export interface KeptResult extends ResultReading {
  readonly digest: string;
  /** What shows that nothing is missing: P4 or P3. Undefined if neither was to be had. */
  readonly provenBy: "sentinels" | "checksum" | undefined;
}

const what = "The temporary file for the result";

/**
 * Reads one download to its end, keeps it, and holds it against every proof but the second download.
 * Throws what `Download.body`, `createResultReader`, `createStoredCheck` and `createSentinelFilter` throw, and FILE_UNWRITABLE.
 */
export async function keepResult(open: () => Promise<Download>, options: KeepOptions): Promise<KeptResult> {
  const { part, path } = options;
  await using file = await createFile(path, what);
  const { body, stored } = await open();
  const hash = createHash("sha256");
  const check = createStoredCheck(stored);
  const filter = createSentinelFilter(options);

  const reader = createResultReader(part.submitted);

  async function keep(pieces: Iterable<Uint8Array>): Promise<void> {
    for (const piece of pieces) {
      await appendBytes(file, piece, what);
      reader.push(piece);
    }
  }

  for await (const chunk of body) {
    hash.update(chunk);
    check.update(chunk);
    await keep(filter.push(chunk));
  }
  await keep(filter.end());
  const reading = reader.end();
  const isStored = check.finish();
  // Sentinels go from end to end; a checksum only knows what X has put into its storage.
  const provenBy = filter.finish() ? "sentinels" : isStored ? "checksum" : undefined;
  return { ...reading, digest: hash.digest("hex"), provenBy };
}
