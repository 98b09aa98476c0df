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

const lf = 10;

export interface TxtReaderOptions {
  readonly type?: JobType | undefined;
  readonly idForm?: Dataset["idForm"];
  readonly batch?: EntryBatch | undefined;
  readonly onChoice?: ((text: string) => void) | undefined;
}

/**
 * Reads a txt list: one ID a line, maybe between spaces, tabs or CRs; blank lines; comments behind `#`. Lines of
 * digits alone take the short way, any other is looked at by itself.
 */
export function createTxtReader(
  onFault: OnFault,
  { type = "tweets", idForm, batch = createEntryBatch(1), onChoice }: TxtReaderOptions = {},
): EntryReader {
  const [ids] = batch.ids;
  const id = createIdValue({ type, idForm, unit: "line", onForm: onChoice });
  const words = createIdWords();
  let line = 0;

  function readOtherLine(bytes: Uint8Array, { from, to, last }: Region): number {
    const found = bytes.indexOf(lf, from);
    const hasLf = found !== -1 && found < to;
    if (!hasLf && !last) return from;
    const stop = hasLf ? found : to;
    const end = hasLf ? stop + 1 : stop;
    line++;
    if (stop - from > maxLineBytes) {
      onFault.badEntry(line, "is longer than 64 KiB, so it is no ID");
      return end;
    }
    const value = { start: from, end: stop };
    if (isBlankLine(bytes, value)) return end;
    const flaw = id.read(bytes, value, words);
    if (flaw !== undefined) {
      onFault.badEntry(line, flaw);
      return end;
    }
    const row = batch.count++;
    batch.start[row] = from;
    batch.end[row] = end;
    ids.high[row] = words[0] as number;
    ids.low[row] = words[1] as number;
    ids.idStart[row] = value.start;
    ids.idEnd[row] = value.end;
    return end;
  }

  return {
    batch,
    maxRecordBytes: maxLineBytes,
    scrubbedField: "",
    findUnscrubbed: () => [],
    holdsOnlyIds: () => true,
    read(bytes, { from, to, last }) {
      batch.count = 0;
      let at = from;
      while (at < to && batch.count < batch.entries) {
        const before = batch.count;
        if (id.takesPlain) at = readPlainLines(bytes, { at, to }, batch);
        if (batch.count > before) id.settlePlain();
        line += batch.count - before;
        if (at === to || batch.count === batch.entries) break;
        const end = readOtherLine(bytes, { from: at, to, last });
        if (end === at) break;
        at = end;
      }
      return at;
    },
  };
}
