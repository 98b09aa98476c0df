import { explainTypeOfName, isKnownName } from "../detect/known-columns.ts";
import type { JobType } from "../types.ts";
import type { Region } from "./entry-reader.ts";

/** Longer lines are not names: bytes. */
const longestNameBytes = 40;

/** A line of a list that is the name of its only column, alone or in quotes: it is not an entry, and stays. */
export interface TxtHeader {
  readonly name: string;
  /** Why the list cannot be one of the type. */
  readonly refusal: string | undefined;
}

/** `undefined`: the line is not the usual name of a column with IDs. */
export function readTxtHeader(
  bytes: Uint8Array,
  { start, end }: { readonly start: number; readonly end: number },
  type: JobType,
): TxtHeader | undefined {
  if (end - start > longestNameBytes) return undefined;
  const text = Buffer.from(bytes.subarray(start, end)).toString("utf8").trim();
  const name = text.replace(/^(["'])(.*)\1$/, "$2");
  return isKnownName(name) ? { name, refusal: explainTypeOfName(name, type) } : undefined;
}

/**
 * Whether a first line `0` is what pandas writes above a column without a name: an ID stands in the next one, or nothing any
 * more. Before a 1 it may be the first of a list that only counts. `undefined` if the bytes do not show it.
 */
export function isPandasHeader(
  bytes: Uint8Array,
  { start, next }: { readonly start: number; readonly next: number },
  { to, last }: Region,
): boolean | undefined {
  const text = (from: number, end: number): string =>
    Buffer.from(bytes.subarray(from, Math.min(end, from + longestNameBytes))).toString("latin1");
  if (!/^[ \t]*(["']?)0\1\s*$/.test(text(start, next))) return false;
  const behind = text(next, to);
  const lineEnd = bytes[next - 1] === 10 ? behind.indexOf("\n") : behind.indexOf("\r");
  if (lineEnd === -1 && !last) return behind.length < longestNameBytes ? undefined : false;
  const line = lineEnd === -1 ? behind : behind.slice(0, lineEnd);
  return /^[ \t\r]*(?:(["']?)(?!1\1[ \t\r]*$)[1-9][0-9]{0,19}\1[ \t\r]*)?$/.test(line);
}
