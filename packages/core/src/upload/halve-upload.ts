import { createHash } from "node:crypto";
import { ComplianceError } from "../errors.ts";
import { openFile } from "../files/read-file.ts";
import type { EntryBatch } from "../formats/entry-reader.ts";
import { readBatches } from "../formats/read-batches.ts";
import { createTxtReader } from "../formats/read-txt.ts";
import type { IdSet } from "../ids/id-set.ts";
import { createUploadWriter, type UploadFile } from "./upload-file.ts";

export interface HalveOptions {
  readonly paths: readonly [string, string];
  readonly submitted: IdSet;
  readonly secondPart: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Divides an upload of two IDs or more in the middle, in their order, so that the same upload always gives the same
 * halves. Throws UPLOAD_CHANGED, FILE_UNREADABLE, FILE_UNWRITABLE.
 */
export async function halveUpload(
  upload: UploadFile,
  { paths, submitted, secondPart, signal }: HalveOptions,
): Promise<readonly [UploadFile, UploadFile]> {
  const [first, second] = [createUploadWriter(paths[0]), createUploadWriter(paths[1])];
  const firstIds = Math.ceil(upload.ids / 2);
  const hash = createHash("sha256");

  function divide(bytes: Uint8Array, { count, ids: [column] }: EntryBatch): void {
    for (let row = 0; row < count; row++) {
      const isFirst = first.countIds() < firstIds;
      (isFirst ? first : second).add(bytes, column, row);
      if (!isFirst) submitted.movePart(column.high[row] as number, column.low[row] as number, secondPart);
    }
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
    if (hash.digest("hex") !== upload.digest) refuseOwnFile();
    return [
      { ...(await first.finish()), place: upload.place },
      { ...(await second.finish()), place: upload.place + 1n },
    ];
  } catch (error) {
    await Promise.all([first.abort(), second.abort()]);
    throw error;
  }
}

/** Core wrote it: whatever is in it now, somebody else did. */
function refuseOwnFile(): never {
  throw new ComplianceError(
    "UPLOAD_CHANGED",
    "The temporary file for the upload was changed while it was in use.",
  );
}
