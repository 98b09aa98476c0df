import { isKnownName } from "../../detect/known-columns.ts";
import type { IdPlace } from "../../types.ts";
import { sampleLines } from "../lists/sample-lines.ts";
import { findCellIds } from "./find-cell-ids.ts";

export interface IdListOptions {
  readonly places: readonly IdPlace[];
  /** Of a table by its name or the input, only a header that names one column leaves no doubt. */
  readonly isTable: boolean;
}

/**
 * Whether the lines of a file are nothing but long IDs, several in at least one, that are not columns. A `field` that is a
 * number says that they are.
 */
export function holdsIdLists(firstBytes: Uint8Array, { places, isTable }: IdListOptions): boolean {
  const [{ field } = {}] = places;
  if (places.length > 1 || (field !== undefined && /^[0-9]+$/.test(field))) return false;
  const lines = sampleLines(firstBytes);
  const isNamed = isKnownName(readName(lines[0]));
  if (isTable && !isNamed) return false;
  const counts = lines.slice(isNamed ? 1 : 0).map((line) => countIds(line));
  return !counts.includes(0) && Math.max(0, ...counts) > 1;
}

function readName(line = ""): string {
  return line.trim().replace(/^(["'])(.*)\1$/, "$2");
}

/** Of a line that is nothing but long IDs. */
function countIds(line: string): number {
  const bytes = Buffer.from(line);
  const found = findCellIds(bytes, { start: 0, end: bytes.length });
  if (found === undefined) return 0;
  return found.isList || found.ids.length === 1 ? found.ids.length : 0;
}
