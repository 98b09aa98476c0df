import { createHash } from "node:crypto";
import { ComplianceError } from "../errors.ts";
import { openFile } from "../files/read-file.ts";
import type { EntryBatch, IdColumn } from "../formats/entry-reader.ts";
import { readBatches } from "../formats/read-batches.ts";
import { createTxtReader } from "../formats/read-txt.ts";
import type { IdSet } from "../ids/id-set.ts";
import { joinWords } from "../ids/parse-id.ts";
import { createUploadWriter, type UploadFile } from "./upload-file.ts";

export interface HalveOptions {
  readonly paths: readonly [string, string];
  readonly submitted: IdSet;
  readonly secondPart: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Divides an upload of two IDs or more in the middle, so that the same upload always gives the same halves. The second
 * is at the place of its first ID. Throws UPLOAD_CHANGED, FILE_UNREADABLE, FILE_UNWRITABLE.
 */
export async function halveUpload(
  upload: UploadFile,
  { paths, submitted, secondPart, signal }: HalveOptions,
): Promise<readonly [UploadFile, UploadFile]> {
  const [first, second] = [createUploadWriter(paths[0]), createUploadWriter(paths[1])];
  const firstIds = Math.ceil(upload.ids / 2);
  const hash = createHash("sha256");

  let secondPlace: bigint | undefined;

  function divide(bytes: Uint8Array, { count, ids: [column] }: EntryBatch): void {
    const inFirst = Math.min(count, firstIds - first.countIds());
    if (inFirst > 0) first.add(takeLines(bytes, column, { from: 0, to: inFirst }), inFirst);
    if (inFirst === count) return;
    secondPlace ??= joinWords(column.high[inFirst] as number, column.low[inFirst] as number);
    second.add(takeLines(bytes, column, { from: inFirst, to: count }), count - inFirst);
  }

  try {
    const name = "The temporary file for the upload";
    await using opened = await openFile({ name, path: upload.path });
    await readBatches(
      opened,
      {
        onRead: (bytes) => void hash.update(bytes),
        onBatch: (bytes, _region, { batch }) => divide(bytes, batch),
        async onPiece() {
          await first.flush();
          await second.flush();
        },
        onRefusal: refuseOwnFile,
        onBadEntry: refuseOwnFile,
      },
      { name, signal, createReader: (onFault) => createTxtReader(onFault) },
    );
    // Other IDs than those that were read from the lists would be asked about, and theirs would pass for compliant.
    if (hash.digest("hex") !== upload.digest || secondPlace === undefined) refuseOwnFile();
    const halves = [await first.finish(upload.place), await second.finish(secondPlace)] as const;
    submitted.beginPart(secondPlace, secondPart);
    return halves;
  } catch (error) {
    await Promise.all([first.abort(), second.abort()]);
    throw error;
  }
}

/** The lines of a batch's rows. Nothing else is between them, or the digest is another one. */
function takeLines(
  bytes: Uint8Array,
  { idStart, idEnd }: IdColumn,
  { from, to }: { readonly from: number; readonly to: number },
): Uint8Array {
  return bytes.subarray(idStart[from], (idEnd[to - 1] as number) + 1);
}

/** Core wrote it: whatever is in it now, somebody else did. */
function refuseOwnFile(): never {
  throw new ComplianceError(
    "UPLOAD_CHANGED",
    "The temporary file for the upload was changed while it was in use.",
  );
}
