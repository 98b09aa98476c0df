import type { UploadWriter } from "../src/upload/upload-file.ts";

/** Adds IDs to an upload file, one per line. */
export function addIds(writer: UploadWriter, ids: readonly string[]): void {
  writer.add(Buffer.from(ids.map((id) => `${id}\n`).join("")), ids.length);
}
