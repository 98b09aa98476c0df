import { createIdWords } from "../ids/parse-id.ts";
import type { Dataset, JobType } from "../types.ts";
import {
  createEntryBatch,
  type EntryBatch,
  type EntryReader,
  type OnFault,
  type Region,
} from "./entry-reader.ts";
import { createIdValue } from "./id-value.ts";
import { readPlainLines } from "./read-plain-lines.ts";
import { isBlankLine, maxLineBytes } from "./txt-entry.ts";
import { isPandasHeader, readTxtHeader } from "./txt-header.ts";

const lf = 10;
const carriageReturn = 13;

export interface TxtReaderOptions {
  readonly type?: JobType | undefined;
  readonly idForm?: Dataset["idForm"];
  readonly batch?: EntryBatch | undefined;
  readonly onChoice?: ((text: string) => void) | undefined;
}

/**
 * Reads a txt list: one ID per line, maybe between spaces, tabs or CRs; blank lines; comments behind `#`; names of the column,
 * as of lists that were put together. Lines of digits alone take the short way, any other is looked at by itself.
 */
export function createTxtReader(
  onFault: OnFault,
  { type = "tweets", idForm, batch = createEntryBatch(1), onChoice }: TxtReaderOptions = {},
): EntryReader {
  const [ids] = batch.ids;
  const id = createIdValue({ type, idForm, unit: "line", onForm: onChoice });
  const words = createIdWords();
  /** CR only where no LF is in sight of the first line. */
  let lineEnd = lf;
  let line = 0;
  let hasHeader = false;
  let hasContent = false;
  let isRefused = false;

  function refuse(message: string): void {
    isRefused = true;
    onFault.refuse(message, line);
  }

  /** Behind the line at `from`; `undefined` if its end is not there yet. */
  function findNext(bytes: Uint8Array, { from, to, last }: Region): number | undefined {
    const found = bytes.indexOf(lineEnd, from);
    if (found !== -1 && found < to) return found + 1;
    const isWhole = last || to - from > maxLineBytes;
    if (isWhole && line === 0 && lineEnd === lf) {
      const lone = bytes.indexOf(carriageReturn, from);
      if (lone !== -1 && lone < to - 1) {
        lineEnd = carriageReturn;
        return lone + 1;
      }
    }
    return last ? to : undefined;
  }

  /** Whether a line that holds no ID is a header, which is told once. */
  function takeHeader(bytes: Uint8Array, span: { readonly start: number; readonly end: number }): boolean {
    const header = readTxtHeader(bytes, span, type);
    if (header?.refusal !== undefined) refuse(header.refusal);
    else if (header !== undefined) tellHeader(`it is the name of a column, ${header.name}`);
    return header !== undefined;
  }

  function tellHeader(reason: string): void {
    if (!hasHeader) onChoice?.(`line ${line} is a header: ${reason}`);
    hasHeader = true;
  }

  function readOtherLine(bytes: Uint8Array, region: Region): number {
    const { from } = region;
    const next = findNext(bytes, region);
    if (next === undefined) return from;
    const value = { start: from, end: bytes[next - 1] === lineEnd ? next - 1 : next };
    if (value.end - from > maxLineBytes) {
      onFault.badEntry(++line, "is longer than 64 KiB, so it is not an ID");
      return next;
    }
    const isNumbered = !hasContent && isPandasHeader(bytes, { start: from, next }, region);
    if (isNumbered === undefined) return from;
    line++;
    if (lineEnd === carriageReturn && bytes.subarray(from, next).includes(lf)) {
      refuse("ends with a line feed, and the lines before it with a carriage return: write one line end");
    } else if (isNumbered) tellHeader("pandas writes 0 above a column without a name");
    else if (!isBlankLine(bytes, value)) takeLine(bytes, value, next);
    return next;
  }

  function takeLine(bytes: Uint8Array, value: { start: number; end: number }, next: number): void {
    const { start } = value;
    hasContent = true;
    const flaw = id.read(bytes, value, words);
    if (flaw !== undefined) {
      if (!takeHeader(bytes, value)) onFault.badEntry(line, flaw);
      return;
    }
    const row = batch.count++;
    batch.start[row] = start;
    batch.end[row] = next;
    ids.high[row] = words[0] as number;
    ids.low[row] = words[1] as number;
    ids.idStart[row] = value.start;
    ids.idEnd[row] = value.end;
  }

  /** The short way; it recognises no other line end. */
  function skimLines(bytes: Uint8Array, at: number, to: number): number {
    if (!id.takesPlain || lineEnd !== lf) return at;
    const before = batch.count;
    const end = readPlainLines(bytes, { at, to }, batch);
    if (batch.count > before) {
      id.settlePlain();
      hasContent = true;
      line += batch.count - before;
    }
    return end;
  }

  return {
    batch,
    maxRecordBytes: maxLineBytes,
    scrubbedField: "",
    isBareList: true,
    findUnscrubbed: () => [],
    holdsOnlyIds: () => true,
    read(bytes, { from, to, last }) {
      batch.count = 0;
      let at = from;
      while (at < to && batch.count < batch.entries) {
        if (isRefused) return to;
        at = skimLines(bytes, at, to);
        if (at === to || batch.count === batch.entries) break;
        const end = readOtherLine(bytes, { from: at, to, last });
        if (end === at) break;
        at = end;
      }
      return isRefused ? to : at;
    },
  };
}
