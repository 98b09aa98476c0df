import { batchEntries } from "../src/formats/entry-reader.ts";
import type { UploadWriter } from "../src/upload/upload-file.ts";
import { toColumn } from "./id-column.ts";

/** Adds IDs to an upload file, batch by batch, as entries of a file that has one a line; `isNew` decides by place. */
export function addIds(
  writer: UploadWriter,
  ids: readonly string[],
  isNew = (_at: number): boolean => true,
): void {
  for (let from = 0; from < ids.length; from += batchEntries) {
    const some = ids.slice(from, from + batchEntries);
    const isOld = Int32Array.from(some, (_, row) => (isNew(from + row) ? -1 : row));
    const { bytes, column } = toColumn(some);
    writer.addNew(bytes, column, { isOld, count: some.length });
  }
}
