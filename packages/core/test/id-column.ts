import type { IdColumn } from "../src/formats/entry-reader.ts";
import { toBlock } from "./id-block.ts";

/** IDs as a reader gives them: their bytes, one per line, and the column that points at them. */
export function toColumn(ids: readonly string[]): { readonly bytes: Buffer; readonly column: IdColumn } {
  const idStart = new Int32Array(ids.length);
  const idEnd = new Int32Array(ids.length);
  let at = 0;
  for (const [row, id] of ids.entries()) {
    idStart[row] = at;
    idEnd[row] = at + id.length;
    at += id.length + 1;
  }
  return { bytes: Buffer.from(ids.join("\n")), column: { ...toBlock(ids.map(BigInt)), idStart, idEnd } };
}
